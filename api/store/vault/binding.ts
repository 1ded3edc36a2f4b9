import { AppError } from '../../kernel/app-error.ts';

/** Where a value belongs. Its ciphertext opens nowhere else. `rowId` is unique in `table`. */
export interface Binding {
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
}

/** The version of the format of encrypted values. */
export const VERSION = 1;
/** The value is encrypted by its subject's data key itself. */
export const SCHEME_ONE_SUBJECT = 1;
/** The value is encrypted by a key of its own, which is wrapped by the data key of each of its subjects. */
export const SCHEME_SHARED = 2;

/** The error for a value that does not open where it stands. It names the place, never the row. */
export function refused({ table, column }: Binding, cause?: unknown): AppError {
  const message = `A value of ${table}.${column} has been altered, or belongs to another row, column or person.`;
  return new AppError('INTERNAL', message, { cause });
}

/** The error for bytes that are no encrypted value. */
export function damaged(): AppError {
  return new AppError('INTERNAL', 'An encrypted value is damaged, or a newer version wrote it.');
}
