import { AppError } from '../kernel/app-error.ts';
import type { Clock } from '../kernel/clock.ts';
import type { EdgePorts } from './ports.ts';

/**
 * What `run` gives, or UNAVAILABLE when it takes longer. It is not stopped, and nobody hears what becomes of it; what it has not
 * committed by then, its session refuses to.
 */
export function inTime<T>(clock: Clock, timeoutMs: number, run: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(timeoutMs, () => {
      const details = { timeoutMs };
      reject(new AppError('UNAVAILABLE', 'This took too long. What it had changed by then stands.', { details }));
    });
    run().then(resolve, reject).finally(cancel);
  });
}

/** The ports, by which it is known in time who asks, or that this cannot be told now: a database may hang. */
export function authenticatingInTime(ports: EdgePorts, clock: Clock, timeoutMs: number): EdgePorts {
  return {
    ...ports,
    authenticate: (token) => inTime(clock, timeoutMs, () => ports.authenticate(token)),
    authenticateToFetch: (token) => inTime(clock, timeoutMs, () => ports.authenticateToFetch(token)),
  };
}
