import { Refusal } from './app-error.ts';

/** `text` without white space at its ends. Throws INVALID_INPUT unless it then has 1 to `maxLength` characters. */
export function requiredText(text: string, maxLength: number, field: readonly string[]): string {
  const trimmed = text.trim();
  if (trimmed.length < 1 || trimmed.length > maxLength) {
    throw new Refusal('INVALID_INPUT', `It must have 1 to ${maxLength} characters.`, field);
  }
  return trimmed;
}

/** As `requiredText`, but nothing and blank give null. */
export function optionalText(
  text: string | null | undefined,
  maxLength: number,
  field: readonly string[],
): string | null {
  const trimmed = text?.trim() ?? '';
  if (trimmed.length > maxLength)
    throw new Refusal('INVALID_INPUT', `It must have at most ${maxLength} characters.`, field);
  return trimmed === '' ? null : trimmed;
}

/** Throws CONFLICT if the caller has seen another version of the row than it has now. */
export function expectVersion(row: { version: number }, expected: number | null | undefined): void {
  if (expected != null && expected !== row.version) {
    throw new Refusal('CONFLICT', `The row has version ${row.version} by now, not ${expected}.`, ['expectedVersion']);
  }
}

/**
 * One @ with something on both sides and a dot after it: what can be said of an address without writing to it. The bounds are
 * those of mail servers, 64 characters before the @ and some 250 in all.
 */
export const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@]{2,}$/;

/** An e-mail address without white space at its ends. Throws INVALID_INPUT for what cannot be one. */
export function emailAddress(text: string, field: readonly string[]): string {
  const trimmed = text.trim();
  if (!EMAIL.test(trimmed)) throw new Refusal('INVALID_INPUT', 'It is not an e-mail address.', field);
  return trimmed;
}
