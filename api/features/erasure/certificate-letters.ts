import { Refusal } from '../../kernel/app-error.ts';
import { accountStore } from '../account/index.ts';
import type { Parts } from '../parts.ts';
import type { ErasureOrder } from './erasure.order.ts';

/** Sends people the certificate of their erasure: the last that they hear, as nobody knows their address afterwards. */
export class CertificateLetters {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Sends it, where there is an address. Gives a code where it could not be sent: the erasure is done either way. */
  async send({ accountId }: ErasureOrder, certificate: string, to: string | null): Promise<string | null> {
    if (to === null) return null;
    try {
      const account = await accountStore.find(this.#parts.sessionOf(accountId), accountId);
      const text = letterText(account?.name ?? 'The company', certificate);
      await this.#parts.mailer.send({ to, subject: 'Your data was erased', text, isLast: true });
      return null;
    } catch (error) {
      if (error instanceof Refusal) return 'MAIL_NOT_CONFIGURED';
      this.#parts.onError(error);
      return 'MAIL_FAILED';
    }
  }
}

const letterText = (company: string, certificate: string): string =>
  [
    `${company} was asked to delete the data that is held about you. It was done. What stays, and why, is in the certificate below.`,
    '',
    'Keep this message: it cannot be sent again, as your address was deleted too.',
    '',
    certificate,
    '',
  ].join('\n');
