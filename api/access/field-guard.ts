import type { GraphQLFieldConfig, GraphQLFieldResolver } from 'graphql';
import type { SubjectType } from '../../policies/facts.ts';
import { AppError } from '../kernel/app-error.ts';
import type { ArgumentGuard } from './argument-guard.ts';
import type { Check } from './condition-check.ts';
import { slotOf } from './decisions.ts';
import { factsOf } from './governed.ts';
import type { OutputGuard } from './output-guard.ts';
import type { AccessContext } from './viewer.ts';

type Config = GraphQLFieldConfig<unknown, AccessContext>;
type Resolve = GraphQLFieldResolver<unknown, AccessContext>;

/** What is asked about a field besides its own permission. */
export interface FieldGuards {
  readonly output: OutputGuard | null;
  readonly args: ArgumentGuard | null;
}

/**
 * A field of a structural type, or of a root behind its own guard: what comes out is judged, nothing else. Without
 * anything to judge the field is left as it is, graphql's own default resolver included.
 */
export function guardPlainField(name: string, config: Config, { output, args }: FieldGuards): Config {
  if (!output && !args) return config;
  const guarded = { ...config, resolve: judging(config.resolve ?? propertyOf(name), output, args) };
  return config.resolve || args ? guarded : plain(guarded);
}

/**
 * A field of a governed type. The row was judged where it came out; here the field is: FORBIDDEN if it may not be read
 * on this row. Where that follows from the row's being readable, this costs two look-ups.
 */
export function guardGovernedField(type: SubjectType, name: string, config: Config, guards: FieldGuards): Config {
  const guarded = guardedField(type, name, config, guards);
  return config.resolve || guards.args ? guarded : plain(guarded);
}

/** Marks a field that gives a property of its source, behind the guards of a field and of rows and nothing else. */
const PLAIN = 'whereabouts.plain';

const plain = (config: Config): Config => ({ ...config, extensions: { ...config.extensions, [PLAIN]: true } });

/** Whether the field gives a property of its source, so that who asks the guards' questions can read it without them. */
export function isPlain({ extensions }: { readonly extensions?: unknown }): boolean {
  return (extensions as { [PLAIN]?: boolean } | undefined)?.[PLAIN] === true;
}

function guardedField(type: SubjectType, name: string, config: Config, guards: FieldGuards): Config {
  const slot = slotOf(type, name);
  const { output, args } = guards;
  const inner = config.resolve ?? propertyOf(name);
  if (output) {
    return {
      ...config,
      resolve: (source, given, context, info) => {
        const { decisions } = context.access;
        const check = decisions.fields[slot] ?? decisions.fieldAt(slot);
        if (check !== true) requireField(check, type, source);
        if (args) args(given, context);
        return output(inner(source, given, context, info), context);
      },
    };
  }
  if (config.resolve || args) {
    return {
      ...config,
      resolve: (source, given, context, info) => {
        const { decisions } = context.access;
        const check = decisions.fields[slot] ?? decisions.fieldAt(slot);
        if (check !== true) requireField(check, type, source);
        if (args) args(given, context);
        return inner(source, given, context, info);
      },
    };
  }
  return {
    ...config,
    // The same as `propertyOf`, written out: this is the resolver of nearly every leaf.
    resolve: (source, given, context, info) => {
      const { decisions } = context.access;
      const check = decisions.fields[slot] ?? decisions.fieldAt(slot);
      if (check !== true) requireField(check, type, source);
      const property = (source as Record<string, unknown>)[name];
      return typeof property === 'function' ? property.call(source, given, context, info) : property;
    },
  };
}

/**
 * The field of a governed type, behind its guard: that it was read is noted in the record of the operation. `bit` is
 * that of the field among the recorded fields of its type.
 */
export function noteReading(bit: number, guarded: Config): Config {
  const inner = guarded.resolve;
  if (!inner) throw new Error('A field that is recorded has a guard.');
  return {
    ...guarded,
    extensions: { ...guarded.extensions, [PLAIN]: false },
    resolve: (source, given, context, info) => {
      const value: unknown = inner(source, given, context, info);
      const reads = context.record?.reads;
      if (reads) {
        const governance = factsOf(source);
        if (!governance) throw new AppError('INTERNAL', 'A field that is recorded was asked of a value without facts');
        reads.note(governance, bit);
      }
      return value;
    },
  };
}

/** Most fields of a row ask the same: what was answered last is kept with the row. */
function requireField(check: Check, type: SubjectType, source: unknown): void {
  if (check === false) throw forbiddenField();
  const governance = factsOf(source);
  if (governance?.type !== type) throw new AppError('INTERNAL', `A field of ${type} was asked of something else`);
  if (governance.asked !== check) {
    governance.answer = check === true || check(governance.facts);
    governance.asked = check;
  }
  if (!governance.answer) throw forbiddenField();
}

function forbiddenField(): AppError {
  return new AppError('FORBIDDEN', 'You may not read this field.');
}

/** As graphql's default resolver: the property, or what it answers if it is a function. */
function propertyOf(name: string): Resolve {
  return (source, args, context, info) => {
    const property = (source as Record<string, unknown> | null | undefined)?.[name];
    return typeof property === 'function' ? property.call(source, args, context, info) : property;
  };
}

/** Synchronous where `inner` is. */
export function judging(inner: Resolve, output: OutputGuard | null, args: ArgumentGuard | null): Resolve {
  if (!output) {
    return (source, given, context, info) => {
      args?.(given, context);
      return inner(source, given, context, info);
    };
  }
  return (source, given, context, info) => {
    args?.(given, context);
    return output(inner(source, given, context, info), context);
  };
}
