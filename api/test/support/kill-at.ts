import { subscribe } from 'node:diagnostics_channel';
import { closeSync, fsyncSync, openSync } from 'node:fs';

/**
 * Loaded before a server (`node --import`), this ends its process by SIGKILL when a step of a privacy request starts or is
 * done: `KILL_AT=<step>:<start|done>`; with `KILL_AT_BY=SIGSTOP` it only stands still, until SIGCONT. It does so once: `KILL_AT_MARKER` names a file that must not exist yet, and then
 * does, so that the process that is started after it runs through.
 */

/** What the runner of privacy requests says of each step, synchronously. */
export const STEP_CHANNEL = 'whereabouts:privacy-step';
export interface StepMessage {
  readonly step: string;
  readonly phase: 'start' | 'done';
}

const at = process.env['KILL_AT'];
const marker = process.env['KILL_AT_MARKER'];
const by = process.env['KILL_AT_BY'] === 'SIGSTOP' ? 'SIGSTOP' : 'SIGKILL';

if (at !== undefined) {
  // A step has a colon in its name where it is about a table.
  if (!/^.+:(start|done)$/.test(at) || !marker)
    throw new Error('KILL_AT=<step>:<start|done> and KILL_AT_MARKER=<file>');
  subscribe(STEP_CHANNEL, (message) => {
    const { step, phase } = message as StepMessage;
    if (`${step}:${phase}` === at && leaves(marker)) process.kill(process.pid, by);
  });
}

/** Makes the file, durably; false if there is one already. */
function leaves(path: string): boolean {
  try {
    const file = openSync(path, 'wx');
    fsyncSync(file);
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
