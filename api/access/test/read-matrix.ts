/**
 * Whether a line of the matrix holds on a row. Written apart from what prints it: a reader's understanding of the
 * text, and nothing else. `names` are the values that words such as `viewer.providerId` stand for.
 */
export function holdsAsPrinted(
  line: string,
  row: Readonly<Record<string, string | null>>,
  names: Readonly<Record<string, string>>,
): boolean {
  if (line === 'yes') return true;
  if (line === '-') return false;
  const tokens = line.match(/"(?:[^"\\]|\\.)*"|[\w.]+|[=(),]/g) ?? [];
  let next = 0;
  const take = (expected?: string): string => {
    const token = tokens[next++] ?? '';
    if (expected !== undefined && token !== expected) throw new Error(`'${expected}' expected in: ${line}`);
    return token;
  };
  const value = (): string | null => {
    const token = take();
    if (token === 'null') return null;
    return token.startsWith('"') ? (JSON.parse(token) as string) : (names[token] ?? token);
  };
  const term = (): boolean => {
    if (tokens[next] === 'not') {
      take('not');
      take('(');
      const inner = expression();
      take(')');
      return !inner;
    }
    if (tokens[next] === '(') {
      take('(');
      const inner = expression();
      take(')');
      return inner;
    }
    const fact = row[take()];
    if (fact === undefined) throw new Error(`An unknown fact in: ${line}`);
    if (take() === '=') return fact === value();
    take('(');
    const values = [value()];
    while (tokens[next] === ',') {
      take(',');
      values.push(value());
    }
    take(')');
    return values.includes(fact);
  };
  const expression = (): boolean => {
    let result = term();
    const joint = tokens[next];
    while (tokens[next] === 'and' || tokens[next] === 'or') {
      if (take() !== joint) throw new Error(`'and' and 'or' side by side in: ${line}`);
      const right = term();
      result = joint === 'and' ? result && right : result || right;
    }
    return result;
  };
  const result = expression();
  if (next !== tokens.length) throw new Error(`Something is left over in: ${line}`);
  return result;
}
