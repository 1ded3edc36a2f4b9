export const suite = (): void => {};
