import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { MAX_PAGE_SIZE } from '../../../schema/limits.ts';
import { Customer } from '../../../schema/types/customer.ts';
import { Property, PropertyCreateInput, PropertyCreatePayload } from '../../../schema/types/property.ts';
import type { Context } from '../../access/context.ts';
import { outcome } from '../../access/outcome.ts';
import { customerStore, customerView } from '../customer/index.ts';
import type { Parts } from '../parts.ts';
import type { PropertyService } from './property.service.ts';
import { propertyStore } from './property.store.ts';
import { type PropertyView, propertyView } from './property.view.ts';

@Resolver(() => Property)
export class PropertyResolver {
  readonly #properties: PropertyService;
  readonly #parts: Parts;

  constructor(properties: PropertyService, parts: Parts) {
    this.#properties = properties;
    this.#parts = parts;
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'Whose it is.' })
  async customer(@Root() { customerId }: PropertyView, @Ctx() { session }: Context) {
    const row = await customerStore.find(session, customerId);
    return row && customerView(row, this.#parts.personal);
  }

  @Mutation(() => PropertyCreatePayload, { description: 'Adds a place of a customer.' })
  propertyCreate(
    @Arg('input', () => PropertyCreateInput, { description: 'Which.' }) input: PropertyCreateInput,
    @Ctx() context: Context,
  ) {
    return outcome<PropertyCreatePayload>({ property: null }, async () => ({
      property: propertyView(await this.#properties.create(context, input), this.#parts.personal) as never,
    }));
  }
}

/** What properties add to other types. */
@Resolver(() => Customer)
export class CustomerPropertiesResolver {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  @FieldResolver(() => [Property], {
    nullable: true,
    description: 'The places of the customer, oldest first, at most 100.',
  })
  async properties(@Root() { id }: Customer, @Ctx() { session }: Context) {
    const rows = await propertyStore.ofCustomer(session, id);
    return rows.slice(0, MAX_PAGE_SIZE).map((row) => propertyView(row, this.#parts.personal));
  }
}
