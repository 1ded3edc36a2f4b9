import { AppError } from './kernel/app-error.ts';
import type { Clock } from './kernel/clock.ts';
import type { Mailer } from './mail/index.ts';
import type { Ledger } from './store/ledger/index.ts';

/** How often it is looked whether the database has caught up with the ledger. */
const LOOK_EVERY_MS = 1_000;

/**
 * Sends nothing while the database is behind the ledger: after an old backup was restored nobody knows who has withdrawn since.
 * It throws UNAVAILABLE then, so that what can wait is tried again.
 */
export function heldBackMailer(mailer: Mailer, ledger: Ledger): Mailer {
  return {
    async send(mail) {
      if (await ledger.isBehind()) {
        throw new AppError('UNAVAILABLE', 'A backup was restored, and what was done since is not applied yet.');
      }
      return mailer.send(mail);
    },
    forget: (address) => mailer.forget(address),
    forgetAbout: (subjectId) => mailer.forgetAbout(subjectId),
    countAbout: (subjectId) => mailer.countAbout(subjectId),
    sweep: () => mailer.sweep(),
  };
}

/**
 * Begins background work as soon as the database is not behind the ledger: before this resolves, or when a replay has brought it
 * up. `onBehind` is told once if it has to wait. Gives what ends the waiting.
 */
export async function startWhenCaughtUp(
  ledger: Ledger,
  clock: Clock,
  start: () => Promise<void>,
  hear: { onBehind: () => void; onError: (error: unknown) => void },
): Promise<() => void> {
  if (!(await ledger.isBehind())) {
    await start();
    return () => {};
  }
  hear.onBehind();
  let cancel: () => void;
  let isOver = false;
  const look = async (): Promise<void> => {
    if (!(await ledger.isBehind()) && !isOver) {
      isOver = true;
      await start();
    }
  };
  const wait = (): void => {
    cancel = clock.after(LOOK_EVERY_MS, () => {
      look()
        .catch(hear.onError)
        .finally(() => isOver || wait());
    });
  };
  wait();
  return () => {
    isOver = true;
    cancel();
  };
}
