import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  ContactPoint,
  Customer,
  CustomerConnection,
  CustomerCreateInput,
  CustomerCreatePayload,
  CustomerFilter,
  CustomerUpdateInput,
  CustomerUpdatePayload,
} from '../../../schema/types/customer.ts';
import { PageArgs } from '../../../schema/types/shared.ts';
import type { Context } from '../../access/context.ts';
import { outcome } from '../../access/outcome.ts';
import { connection } from '../../store/page.ts';
import type { Parts } from '../parts.ts';
import type { CustomerService } from './customer.service.ts';
import { customerStore } from './customer.store.ts';
import { contactPointView, customerView } from './customer.view.ts';

@Resolver(() => Customer)
export class CustomerResolver {
  readonly #customers: CustomerService;
  readonly #parts: Parts;

  constructor(customers: CustomerService, parts: Parts) {
    this.#customers = customers;
    this.#parts = parts;
  }

  @Query(() => Customer, { nullable: true, description: 'A customer, or null if there is none that may be read.' })
  async customer(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { session }: Context) {
    const row = await customerStore.find(session, id);
    return row && customerView(row, this.#parts.personal);
  }

  @Query(() => CustomerConnection, { description: 'The customers that may be read, oldest first.' })
  async customers(
    @Arg('filter', () => CustomerFilter, { nullable: true, description: 'Which of them.' })
    filter: CustomerFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return connection(await this.#customers.page(context, filter, page), (row) =>
      customerView(row, this.#parts.personal),
    );
  }

  @FieldResolver(() => [ContactPoint], { nullable: true, description: 'Where to reach them, oldest first.' })
  async contactPoints(@Root() { id }: Customer, @Ctx() { session }: Context) {
    const rows = await customerStore.contactPoints(session, id);
    return rows.map((row) => contactPointView(row, this.#parts.personal));
  }

  @Mutation(() => CustomerCreatePayload, { description: 'Adds a customer.' })
  customerCreate(
    @Arg('input', () => CustomerCreateInput, { description: 'Who.' }) input: CustomerCreateInput,
    @Ctx() context: Context,
  ) {
    return outcome<CustomerCreatePayload>({ customer: null }, async () => ({
      customer: customerView(await this.#customers.create(context, input), this.#parts.personal) as never,
    }));
  }

  @Mutation(() => CustomerUpdatePayload, { description: 'Changes a customer.' })
  customerUpdate(
    @Arg('input', () => CustomerUpdateInput, { description: 'What to change.' }) input: CustomerUpdateInput,
    @Ctx() context: Context,
  ) {
    return outcome<CustomerUpdatePayload>({ customer: null }, async () => ({
      customer: customerView(await this.#customers.update(context, input), this.#parts.personal) as never,
    }));
  }
}
