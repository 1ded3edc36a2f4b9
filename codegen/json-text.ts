/** The width to which the formatter sets files. */
const WIDTH = 120;

/** JSON as the formatter of this project sets it: an array of plain values on one line where it fits, all else one on each. */
export function jsonText(value: unknown): string {
  return `${printed(value, '', 0)}\n`;
}

/** `before` is how many characters stand before the value on its line. */
function printed(value: unknown, indent: string, before: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const line = `[${value.map((one) => JSON.stringify(one)).join(', ')}]`;
    const isFlat = value.every((one) => typeof one !== 'object' || one === null);
    // One more for a comma that may follow.
    if (value.length === 0 || (isFlat && before + line.length < WIDTH)) return line;
    return wrapped(
      '[',
      value.map((one) => printed(one, inner, inner.length)),
      ']',
      indent,
    );
  }
  const members = Object.entries(value).map(([key, one]) => {
    const name = `${JSON.stringify(key)}: `;
    return `${name}${printed(one, inner, inner.length + name.length)}`;
  });
  return members.length === 0 ? '{}' : wrapped('{', members, '}', indent);
}

function wrapped(open: string, lines: readonly string[], close: string, indent: string): string {
  return `${open}\n${lines.map((line) => `${indent}  ${line}`).join(',\n')}\n${indent}${close}`;
}
