export const find = (): void => {};
