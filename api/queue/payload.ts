import { typeOfId } from '../kernel/ids.ts';

/** What a job carries: ids of rows, by name, and nothing else. What it is about is read from the rows when it runs. */
export type JobPayload = Readonly<Record<string, string>>;

/** Property names are ours, so a value cannot hide in one. */
const NAME = /^[a-z][A-Za-z]{0,40}$/;

/** Throws unless it is an id of ours, or a word that says which of a few. */
export function assertKey(name: string, key: string): void {
  if (!typeOfId(key) && !/^[a-z-]{1,60}$/.test(key)) throw new Error(`The key of a job of ${name} is no id.`);
}

/** Throws unless every value is an id of ours. The message names the property, never the value. */
export function assertOnlyIds(name: string, payload: JobPayload): void {
  for (const [property, value] of Object.entries(payload)) {
    if (!NAME.test(property)) throw new Error(`A property of a job of ${name} has no proper name.`);
    if (typeof value !== 'string' || !typeOfId(value)) throw new Error(`${property} of a job of ${name} is no id.`);
  }
}
