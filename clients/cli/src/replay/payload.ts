import { EXIT, Failure } from '../failure.ts';

interface Payload {
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}

/** The payload of a mutation that was carried out. Throws Failure with the code if it was refused. */
export async function done<P extends Payload>(act: string, answer: Promise<P>): Promise<P> {
  const payload = await answer;
  const [refusal] = payload.userErrors;
  if (refusal) throw new Failure(EXIT.FAILED, `${act} was refused: ${refusal.code}: ${refusal.message}`);
  return payload;
}
