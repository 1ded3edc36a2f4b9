export const systemClock = {};
