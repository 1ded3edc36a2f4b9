// Imported by a server of a load test: collects all garbage when it gets SIGUSR2. What is left in memory then is what it holds.

process.on('SIGUSR2', () => globalThis.gc!());
