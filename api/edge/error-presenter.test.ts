import assert from 'node:assert/strict';
import { GraphQLError, parse, validate } from 'graphql';
import { pino } from 'pino';
import { AppError } from '../kernel/app-error.ts';
import { suite } from '../test/support/suite.ts';
import { describeFailure, INTERNAL_MESSAGE, presentError } from './error-presenter.ts';
import { officeSchema, SECRET } from './fixture/schema.ts';

const test = suite('the error presenter');
let lines: string[] = [];
const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });

test.before.each(() => {
  lines = [];
});

function parseErrorOf(text: string): GraphQLError {
  try {
    parse(text);
  } catch (error) {
    return error as GraphQLError;
  }
  throw new Error('it parses');
}

test('an error of ours keeps its code, message and details, under any number of wrappers', () => {
  const ours = new AppError('CONFLICT', 'Changed since.', { details: { version: 3 } });
  const once = new GraphQLError('x', { originalError: ours, path: ['a', 0] });
  const twice = new GraphQLError('y', { originalError: once, path: ['a', 0] });
  const presented = presentError(twice, 'req_1', logger);
  assert.deepEqual(presented, {
    message: 'Changed since.',
    path: ['a', 0],
    extensions: { code: 'CONFLICT', requestId: 'req_1', version: 3 },
  });
  assert.deepEqual(lines, []);
});

test('details cannot replace the code or the request id', () => {
  const sly = new AppError('CONFLICT', 'x', { details: { code: 'FORBIDDEN', requestId: 'mine' } });
  assert.deepEqual(presentError(sly, 'req_1', logger).extensions, { code: 'CONFLICT', requestId: 'req_1' });
});

test('the cause of an error of ours is logged without its message, and never sent', () => {
  const presented = presentError(new AppError('CONFLICT', 'x', { cause: new TypeError(SECRET) }), 'req_1', logger);
  assert.doesNotMatch(JSON.stringify(presented), new RegExp(SECRET));
  assert.match(lines.join(), /TypeError/);
  assert.doesNotMatch(lines.join(), new RegExp(SECRET));
});

test('what is unknown becomes INTERNAL with a fixed message, whatever it is', () => {
  const unknown: unknown[] = [
    new Error(SECRET),
    SECRET,
    null,
    undefined,
    { message: SECRET },
    new GraphQLError(SECRET),
    new AppError('INTERNAL', SECRET),
  ];
  for (const error of unknown) {
    const presented = presentError(error, 'req_1', logger);
    assert.deepEqual(presented, { message: INTERNAL_MESSAGE, extensions: { code: 'INTERNAL', requestId: 'req_1' } });
  }
  assert.equal(lines.length, unknown.length);
  assert.doesNotMatch(lines.join(), new RegExp(SECRET));
});

test('a failure is described by class, code and frames, with causes, and never by its message', () => {
  const cause = Object.assign(new Error(`${SECRET}\n    at ${SECRET} (file:///${SECRET}:1:1)`), {
    code: 'ECONNREFUSED',
  });
  const failure = Object.assign(new RangeError(`a\n    at Object.<anonymous> (/${SECRET}.js:1:1)\nb`, { cause }), {
    code: SECRET,
  });
  const described = describeFailure(failure);
  assert.equal(described.name, 'RangeError');
  assert.equal(described.code, undefined);
  assert.equal(described.cause?.code, 'ECONNREFUSED');
  assert.ok(described.frames.length > 0);
  assert.doesNotMatch(JSON.stringify(described), new RegExp(SECRET));
  const renamed = Object.assign(new Error('x'), { name: SECRET });
  assert.equal(describeFailure(renamed).name, 'Error');
});

test('causes in a circle end', () => {
  const first = new Error('a');
  const second = new Error('b', { cause: first });
  first.cause = second;
  assert.equal(describeFailure(first).name, 'Error');
});

test('a syntax error says what and where, without the text that it met', () => {
  const cases: readonly (readonly [string, string])[] = [
    [`{ a(b: ${SECRET}) }`, 'Syntax Error: Invalid number, expected digit but got.'],
    [`{ a "${SECRET}" }`, 'Syntax Error: Expected Name, found String.'],
    ['{ a(b: Secretname Rosalind) }', 'Syntax Error: Expected ":", found ")".'],
    [`query "${SECRET}"`, 'Syntax Error: Expected "{", found String.'],
    [`{ a(b: "${SECRET}) }`, 'Syntax Error: Unterminated string.'],
    ['{ a(b: "\\u12Rosalind") }', 'Syntax Error: Invalid Unicode escape sequence.'],
    ['{ a(b: "\\Rosalind") }', 'Syntax Error: Invalid character escape sequence.'],
    ['{ a ? }', 'Syntax Error: Unexpected character.'],
    ['{ a', 'Syntax Error: Expected Name, found <EOF>.'],
  ];
  for (const [text, message] of cases) {
    const presented = presentError(parseErrorOf(text), 'req_1', logger, 'parse');
    assert.equal(presented.extensions.code, 'GRAPHQL_PARSE_FAILED');
    assert.equal(presented.message, message, text);
    assert.equal(presented.locations?.length, 1);
    assert.doesNotMatch(JSON.stringify(presented), /Rosalind|Secretname/);
  }
});

test('a validation error keeps the names of the schema and drops values', () => {
  const message = (query: string): string => {
    const [error] = validate(officeSchema(), parse(query));
    const presented = presentError(error, 'req_1', logger, 'validate');
    assert.equal(presented.extensions.code, 'GRAPHQL_VALIDATION_FAILED');
    return presented.message;
  };
  assert.equal(message(`{ provider(id: 1.5) { id } }`), 'Expected a value of the type "ID".');
  assert.equal(message('{ echo(tier: BRONZE) }'), 'The value does not exist in the enum "Tier".');
  assert.equal(message(`{ echo(tier: "${SECRET}") }`), 'Expected a value of the type "Tier".');
  assert.equal(
    message(`mutation { move(input: { note: "${SECRET}" }) { id } }`),
    'Field "MoveInput.latitude" of required type "Float!" was not provided.',
  );
  assert.equal(message('{ helo }'), 'Cannot query field "helo" on type "Query". Did you mean "hello"?');
});

test('a database that is not reached is UNAVAILABLE, wherever in the causes it says so, without its words', () => {
  for (const code of ['ECONNREFUSED', '57P01', '08006']) {
    const driver = Object.assign(new Error(SECRET), { code });
    const presented = presentError(new Error('wrapped', { cause: driver }), 'req_1', logger);
    assert.equal(presented.extensions.code, 'UNAVAILABLE', code);
    assert.doesNotMatch(JSON.stringify(presented) + lines.join(), new RegExp(SECRET));
  }
  const broken = Object.assign(new Error(SECRET), { code: '23505' });
  assert.equal(presentError(broken, 'req_1', logger).extensions.code, 'INTERNAL');
});

test.run();
