import type { UserError } from '../../schema/types/shared.ts';
import { Refusal } from '../kernel/app-error.ts';

/**
 * The payload of a mutation: what `work` gives, with no `userErrors`; or, where it threw a Refusal, `refused` with the
 * refusal in `userErrors`. Any other error goes on to the presenter.
 */
export async function outcome<P extends { userErrors: UserError[] }>(
  refused: Omit<P, 'userErrors'>,
  work: () => Promise<Omit<P, 'userErrors'>>,
): Promise<P> {
  try {
    return { ...(await work()), userErrors: [] } as unknown as P;
  } catch (error) {
    return { ...refused, userErrors: [userErrorOf(error)] } as unknown as P;
  }
}

/** What a client is told of a Refusal. Throws any other error. */
export function userErrorOf(error: unknown): UserError {
  if (!(error instanceof Refusal)) throw error;
  const { field, code, message } = error;
  return { field, code, message };
}
