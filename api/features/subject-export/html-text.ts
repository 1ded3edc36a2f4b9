import type { CopiedValue } from './record.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What HTML has no place for: control characters other than white space. They show as the sign of replacement. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are meant.
const NOT_IN_HTML = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]/g;

/** Text as HTML shows it, in an element or in a quoted attribute. */
export function escaped(text: string): string {
  return text.replaceAll(NOT_IN_HTML, '\uFFFD').replaceAll(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** An ISO 8601 instant as `Date` writes it. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Shows the values of a copy. Dates are in the language given, in UTC. */
export class HtmlValues {
  readonly #format: Intl.DateTimeFormat;

  constructor(locale: string) {
    this.#format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });
  }

  /** A value as HTML. Texts keep to their own direction of writing, whatever characters are in them. */
  show(value: CopiedValue): string {
    if (value === null) return '<span class="none">none</span>';
    if (typeof value === 'number') return escaped(String(value));
    if (typeof value === 'boolean') return value ? 'yes' : 'no';
    if (typeof value === 'string') return INSTANT.test(value) ? this.instant(value) : `<bdi>${escaped(value)}</bdi>`;
    if (Array.isArray(value)) return value.length === 0 ? this.show(null) : this.#list(value as readonly CopiedValue[]);
    const parts = Object.entries(value).map(([name, part]) => `<li>${escaped(name)}: ${this.show(part)}</li>`);
    return `<ul>${parts.join('')}</ul>`;
  }

  instant(iso: string): string {
    return `<time datetime="${iso}">${escaped(this.#format.format(new Date(iso)))} UTC</time>`;
  }

  #list(values: readonly CopiedValue[]): string {
    return `<ul>${values.map((value) => `<li>${this.show(value)}</li>`).join('')}</ul>`;
  }
}
