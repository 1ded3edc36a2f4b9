export const send = (): void => {};
