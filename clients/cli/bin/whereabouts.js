#!/usr/bin/env node
// Runs on any Node, so that one that is too old gets a sentence instead of a syntax error.
var OLDEST_NODE = 20;

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  process.stderr.write(`whereabouts needs Node ${OLDEST_NODE} or newer; this is ${process.versions.node}.\n`);
  process.exitCode = 1;
} else {
  import('../dist/main.js').then(
    ({ main }) => main(process.argv.slice(2)),
    (error) => {
      const missing = error.code === 'ERR_MODULE_NOT_FOUND';
      process.stderr.write(missing ? 'whereabouts is not built: run npm run build.\n' : `${error.stack}\n`);
      process.exitCode = 1;
    },
  );
}
