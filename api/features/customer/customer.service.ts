import type {
  ContactPointInput,
  CustomerCreateInput,
  CustomerFilter,
  CustomerUpdateInput,
} from '../../../schema/types/customer.ts';
import type { PageArgs } from '../../../schema/types/shared.ts';
import type { Context } from '../../access/context.ts';
import { fieldsLookedAt } from '../../access/schema-policy.ts';
import { Refusal } from '../../kernel/app-error.ts';
import { newId } from '../../kernel/ids.ts';
import { expectVersion, optionalText, requiredText } from '../../kernel/input.ts';
import { type ContactPoint, contactPointPrivacy } from '../../model/contact-point.ts';
import { type Customer, customerPrivacy } from '../../model/customer.ts';
import type { Page } from '../../store/page.ts';
import type { Session } from '../../store/session.ts';
import type { Parts } from '../parts.ts';
import { customerStore } from './customer.store.ts';
import { customerFacts } from './customer.view.ts';

const MAX_CONTACT_POINTS = 20;
/** One @ with something on both sides and a dot after it: what can be said of an address without writing to it. */
const EMAIL = /^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/;
/** E.164: a plus, then 8 to 15 digits, the first not 0. */
const PHONE = /^\+[1-9]\d{7,14}$/;

/** The people that the company visits, and where to reach them. */
export class CustomerService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** A page of the customers that the viewer may read, oldest first. */
  page({ session, access, viewer }: Context, filter: CustomerFilter | null, args: PageArgs): Promise<Page<Customer>> {
    const { hashes } = this.#parts;
    const nameHashes = filter?.name ? hashes.queryPrefixes(viewer.accountId, filter.name) : undefined;
    if (nameHashes?.length === 0) throw new Refusal('INVALID_INPUT', 'A name to look for has at least 2 letters.');
    const contactHashes = [
      ...(filter?.email ? [hashes.equality(viewer.accountId, 'email', filter.email)] : []),
      ...(filter?.phone ? [hashes.equality(viewer.accountId, 'phone', filter.phone)] : []),
    ];
    const criteria = { kind: filter?.kind ?? undefined, nameHashes, contactHashes };
    return customerStore.page(session, access, criteria, fieldsLookedAt('CustomerFilter', filter), args);
  }

  /** The customer, if the viewer may read it. Throws NOT_FOUND naming `field`. */
  async readable({ session, access }: Context, id: string, field: string): Promise<Customer> {
    const customer = await customerStore.find(session, id);
    if (customer && access.canRead('Customer', customerFacts(customer))) return customer;
    throw new Refusal('NOT_FOUND', 'There is no such customer.', [field]);
  }

  /** A new customer. Throws INVALID_INPUT, FORBIDDEN. */
  async create({ session, access, viewer }: Context, input: CustomerCreateInput): Promise<Customer> {
    const nowMs = this.#parts.clock.now();
    const identity = {
      id: newId('Customer', nowMs),
      accountId: viewer.accountId,
      kind: input.kind ?? 'PROSPECT',
    } as const;
    access.require('create', 'Customer', { ...identity, servedByViewer: false });
    const name = requiredText(input.name, 200, ['name']);
    const notes = optionalText(input.notes, 5_000, ['notes']);
    checkContactPoints(input.contactPoints ?? []);
    return session.transaction(async (inner) => {
      const sealed = await this.#parts.personal.sealed(customerPrivacy, identity, { name, notes });
      const nameHashes = this.#parts.hashes.namePrefixes(viewer.accountId, name);
      const customer = customerStore.insert(inner, { ...identity, ...sealed, nameHashes, createdAt: new Date(nowMs) });
      await this.#setContactPoints(inner, customer, input.contactPoints ?? []);
      return customer;
    });
  }

  /** Changes what is given. Throws NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_INPUT. */
  update({ session, access, viewer }: Context, input: CustomerUpdateInput): Promise<Customer> {
    return session.transaction(async (inner) => {
      const customer = await customerStore.lock(inner, input.customerId);
      if (!customer) throw new Refusal('NOT_FOUND', 'There is no such customer.', ['customerId']);
      access.require('update', 'Customer', customerFacts(customer));
      expectVersion(customer, input.expectedVersion);
      if (input.name === null || input.kind === null) {
        throw new Refusal('INVALID_INPUT', 'It cannot be emptied.', [input.name === null ? 'name' : 'kind']);
      }
      if (input.name !== undefined) {
        const name = requiredText(input.name, 200, ['name']);
        await this.#parts.personal.seal(customerPrivacy, customer, { name });
        customer.nameHashes = this.#parts.hashes.namePrefixes(viewer.accountId, name);
      }
      if (input.notes !== undefined) {
        await this.#parts.personal.seal(customerPrivacy, customer, {
          notes: optionalText(input.notes, 5_000, ['notes']),
        });
      }
      if (input.kind !== undefined) customer.kind = input.kind;
      if (input.contactPoints !== undefined) {
        checkContactPoints(input.contactPoints ?? []);
        await this.#setContactPoints(inner, customer, input.contactPoints ?? []);
        await customerStore.countChange(inner, customer);
      }
      return customer;
    });
  }

  /** Makes a customer ACTIVE: it has a job now. */
  async activate(session: Session, customerId: string): Promise<void> {
    const customer = await customerStore.lock(session, customerId);
    if (customer) customer.kind = 'ACTIVE';
  }

  async #setContactPoints(session: Session, customer: Customer, inputs: ContactPointInput[]): Promise<void> {
    const rows: ContactPoint[] = [];
    for (const { kind, value } of inputs) {
      const nowMs = this.#parts.clock.now();
      const identity = { id: newId('ContactPoint', nowMs), accountId: customer.accountId, customerId: customer.id };
      const sealed = await this.#parts.personal.sealed(contactPointPrivacy, identity, { value: value.trim() });
      const valueHash = this.#parts.hashes.equality(customer.accountId, kind === 'EMAIL' ? 'email' : 'phone', value);
      rows.push({ ...identity, ...sealed, kind, valueHash, createdAt: new Date(nowMs) } as ContactPoint);
    }
    await customerStore.replaceContactPoints(session, customer.id, rows);
  }
}

function checkContactPoints(inputs: readonly ContactPointInput[]): void {
  if (inputs.length > MAX_CONTACT_POINTS) {
    throw new Refusal('INVALID_INPUT', `There can be at most ${MAX_CONTACT_POINTS}.`, ['contactPoints']);
  }
  inputs.forEach(({ kind, value }, index) => {
    const valid = (kind === 'EMAIL' ? EMAIL : PHONE).test(value.trim());
    const expected = kind === 'EMAIL' ? 'an e-mail address' : 'a phone number in E.164 form, such as +33123456789';
    if (!valid) throw new Refusal('INVALID_INPUT', `It is not ${expected}.`, ['contactPoints', String(index), 'value']);
  });
}
