import { AppError } from '../kernel/app-error.ts';
import type { Context } from './context.ts';
import type { ViewerClass } from './viewer-class.ts';

/**
 * The context in which something is executed once for all viewers of a class. There is no viewer in it, no session as one
 * sees the database, and no record of what one reads: touching any of them is INTERNAL.
 */
export function cohortContext(
  { access }: ViewerClass,
  requestId: string,
  resolver: Context['resolver'],
): Pick<Context, 'access' | 'requestId' | 'resolver'> {
  const context = { access, requestId, resolver };
  for (const name of ['viewer', 'session', 'record']) {
    Object.defineProperty(context, name, {
      get() {
        throw new AppError('INTERNAL', `What is executed for many viewers has touched the ${name} of one`);
      },
    });
  }
  return context;
}
