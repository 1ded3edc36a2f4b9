/** Text that is HTML already. Only this module makes it, so that no other text gets onto a page unescaped. */
export class Markup {
  readonly text: string;
  /** @internal Use `html` and `raw`. */
  constructor(text: string) {
    this.text = text;
  }
}

type Inserted = string | number | null | Markup | readonly Inserted[];

/** HTML from a template. What is inserted is escaped, unless it is markup itself; of a list each; null is nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Inserted[]): Markup {
  return new Markup(parts.map((part, i) => part + (i < values.length ? inserted(values[i]!) : '')).join(''));
}

/** A text that is inserted as it is: style of our own, never anything that came from outside. */
export function raw(text: string): Markup {
  return new Markup(text);
}

function inserted(value: Inserted): string {
  if (value === null) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(inserted).join('');
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
