export const jobStore = {};
