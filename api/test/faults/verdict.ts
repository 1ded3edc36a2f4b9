import type { FileResult } from '../runner/execute.ts';
import type { Fault } from './fault.ts';

type Outcome = 'passed' | 'failed' | 'skipped' | 'not declared';

/** What became of a sentence: red if it was so in any suite of the file, or if the process ended within it. */
export function outcomeOf(sentence: string, { events }: FileResult): Outcome {
  let outcome: Outcome = 'not declared';
  let open = false;
  for (const event of events) {
    if (!('sentence' in event) || event.sentence !== sentence) continue;
    open = event.kind === 'started';
    if (event.kind === 'failed') return 'failed';
    if (event.kind === 'passed' || event.kind === 'skipped') outcome = event.kind;
  }
  return open ? 'failed' : outcome;
}

/** Why a fault proves nothing: its sentence was not green before. Null if it was. */
export function whyNotGreen({ redSentence }: Fault, before: readonly FileResult[]): string | null {
  const outcomes = before.map((result) => outcomeOf(redSentence, result));
  if (outcomes.includes('passed') && !outcomes.includes('failed')) return null;
  const red = before.filter(({ failed }) => failed > 0).map(({ name, output }) => `${name}:\n${output.trim()}`);
  return [`without the fault '${redSentence}' is ${outcomes.join(', ')}, instead of passed`, ...red].join('\n  ');
}

/** Why a fault is not caught: its sentence did not turn red. Null if it did. */
export function whyNotRed({ redSentence }: Fault, after: readonly FileResult[]): string | null {
  const outcomes = after.map((result) => outcomeOf(redSentence, result));
  if (outcomes.includes('failed')) return null;
  const others = after.flatMap(({ events, faults }) => [
    ...events.flatMap((event) =>
      event.kind === 'failed' ? [`'${event.sentence}'`] : event.kind === 'problem' ? [event.message] : [],
    ),
    ...faults,
  ]);
  const instead = others.length > 0 ? `; red instead: ${others.join('; ')}` : '';
  return `it survives: with the fault '${redSentence}' is ${outcomes.join(', ')}, instead of failed${instead}`;
}
