import {
  BREAK,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  parse,
  specifiedRules,
  validate,
  visit,
} from 'graphql';
import { CACHED_DOCUMENT_BYTES, CACHED_DOCUMENTS, MAX_TOKENS, MAX_VALIDATION_ERRORS } from '../../schema/limits.ts';
import { DocumentCache } from './document-cache.ts';
import { LIMIT_RULES } from './limit-rules.ts';

/** A document that may be run, or why not. */
export type CheckedDocument =
  | { readonly ok: true; readonly document: DocumentNode }
  | { readonly ok: false; readonly phase: 'parse' | 'validate'; readonly errors: readonly unknown[] };

/** Parses and validates documents, each once for each audience's schema as long as its cache holds it. */
export class Documents {
  readonly #caches = new WeakMap<GraphQLSchema, DocumentCache>();

  /** The document of `text`, valid for `schema` and within the limits; or the errors, at most 10. */
  check(schema: GraphQLSchema, text: string): CheckedDocument {
    const cache = this.#cacheOf(schema);
    const known = cache.get(text);
    if (known) return { ok: true, document: known };
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens: MAX_TOKENS });
    } catch (error) {
      return { ok: false, phase: 'parse', errors: [error] };
    }
    const errors = validationErrors(schema, document);
    if (errors.length > 0) return { ok: false, phase: 'validate', errors };
    if (!holdsText(document)) cache.set(text, document);
    return { ok: true, document };
  }

  #cacheOf(schema: GraphQLSchema): DocumentCache {
    let cache = this.#caches.get(schema);
    if (!cache) {
      cache = new DocumentCache(CACHED_DOCUMENTS, CACHED_DOCUMENT_BYTES);
      this.#caches.set(schema, cache);
    }
    return cache;
  }
}

/** The limits first: they are cheap, and they bound the work of the others. */
function validationErrors(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  const options = { maxErrors: MAX_VALIDATION_ERRORS };
  const beyondLimits = validate(schema, document, LIMIT_RULES, options);
  return beyondLimits.length > 0 ? beyondLimits : validate(schema, document, specifiedRules, options);
}

/**
 * Whether strings or decimals are written into the document: names, places. Such a document is not kept: it is asked
 * once, and what it says of a person has no business staying in memory.
 */
function holdsText(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    enter(node) {
      if (node.kind !== Kind.STRING && node.kind !== Kind.FLOAT) return undefined;
      found = true;
      return BREAK;
    },
  });
  return found;
}
