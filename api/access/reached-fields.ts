import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { SubjectType } from '../../policies/facts.ts';
import { isSubjectType } from './subjects.ts';

/** The fields of governed types that executing a document can reach. */
export interface ReachedFields {
  readonly byType: ReadonlyMap<SubjectType, ReadonlySet<string>>;
  /** Whether these are all: what an interface or a union leads to is known only once it is there. */
  readonly isClosed: boolean;
}

/** What a valid document reaches in any of its operations, whatever `@skip` and `@include` make of it. Kept with the document. */
export function reachedFields(schema: GraphQLSchema, document: DocumentNode): ReachedFields {
  const known = kept.get(document);
  if (known?.schema === schema) return known.fields;
  const fields = reached(schema, document);
  kept.set(document, { schema, fields });
  return fields;
}

const kept = new WeakMap<DocumentNode, { readonly schema: GraphQLSchema; readonly fields: ReachedFields }>();

function reached(schema: GraphQLSchema, document: DocumentNode): ReachedFields {
  const byType = new Map<SubjectType, Set<string>>();
  let isClosed = true;
  const fieldsOf = (type: SubjectType): Set<string> => {
    const fields = byType.get(type) ?? new Set();
    byType.set(type, fields);
    return fields;
  };
  const types = new TypeInfo(schema);
  const look = {
    Field({ name }: { name: { value: string } }) {
      const [parent, yields] = [types.getParentType(), types.getType()];
      if (isAbstractType(parent) || isAbstractType(yields && getNamedType(yields))) isClosed = false;
      if (parent && isSubjectType(parent.name) && !name.value.startsWith('__')) fieldsOf(parent.name).add(name.value);
      const row = yields && getNamedType(yields).name;
      if (row && isSubjectType(row)) fieldsOf(row);
    },
  };
  visit(document, visitWithTypeInfo(types, look));
  return { byType, isClosed };
}
