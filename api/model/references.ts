import { type EntitySchema, p } from '@mikro-orm/core';

/** Whether the customer of a row may only be stored, as SQL over the row's own column. */
export const customerRestricted = (own: Record<string, string>) =>
  `exists (select 1 from customer restrained where restrained.id = ${own['customerId']}
    and restrained.restricted_at is not null)`;

/** Whether the user behind a row may only be stored, as SQL over the row's own column. */
export const userRestricted = (own: Record<string, string>) =>
  `exists (select 1 from app_user restrained where restrained.id = ${own['userId']}
    and restrained.restricted_at is not null)`;

/**
 * A property that holds the id of a row of another entity, with a foreign key: a string, never a loaded object, so that
 * no row is read past the policy by following it. (The ORM's own type for this is `any`; this says what it is.)
 */
export const idOf = (entity: EntitySchema) =>
  p.manyToOne(entity as never).mapToPk() as unknown as ReturnType<typeof p.string>;
