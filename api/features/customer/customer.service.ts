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
import { EMAIL, expectVersion, optionalText, requiredText } from '../../kernel/input.ts';
import { type ContactPoint, contactPointPrivacy } from '../../model/contact-point.ts';
import { type Customer, customerPrivacy } from '../../model/customer.ts';
import type { Page } from '../../store/page.ts';
import type { Session } from '../../store/session.ts';
import type { Subject } from '../../store/subject-rows.ts';
import { requireOldEnough } from '../account/index.ts';
import type { Parts } from '../parts.ts';
import { customerStore } from './customer.store.ts';
import { customerFacts } from './customer.view.ts';

const MAX_CONTACT_POINTS = 20;
/** E.164: a plus, then 8 to 15 digits, the first not 0. */
const PHONE = /^\+[1-9]\d{7,14}$/;

/** What is to be corrected of a customer; what is absent stays. */
export interface CustomerCorrections {
  readonly name?: string;
  readonly notes?: string | null;
  readonly contactPoints?: readonly { readonly id: string; readonly value: string }[];
}

/** Sees to it that a person is erased, in the transaction of the session. */
export type LetGo = (session: Session, accountId: string, subject: Subject) => Promise<void>;

/** The people that the company visits, and where to reach them. */
export class CustomerService {
  readonly #parts: Parts;
  #letGo: LetGo | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** A page of the customers that the viewer may read, oldest first. */
  async page(context: Context, filter: CustomerFilter | null, args: PageArgs): Promise<Page<Customer>> {
    const { session, access, viewer, record } = context;
    const { hashes } = this.#parts;
    const nameHashes = filter?.name ? hashes.queryPrefixes(viewer.accountId, filter.name) : undefined;
    if (nameHashes?.length === 0) throw new Refusal('INVALID_INPUT', 'A name to look for has at least 2 letters.');
    const contactHashes = [
      ...(filter?.email ? [hashes.equality(viewer.accountId, 'email', filter.email)] : []),
      ...(filter?.phone ? [hashes.equality(viewer.accountId, 'phone', filter.phone)] : []),
    ];
    const criteria = { kind: filter?.kind ?? undefined, nameHashes, contactHashes };
    const lookedAt = fieldsLookedAt('CustomerFilter', filter);
    const page = await customerStore.page(session, access, criteria, lookedAt, args);
    record?.searched(
      'Customer',
      lookedAt,
      page.rows.map(({ id }) => id),
    );
    return page;
  }

  /** The customer, if the viewer may read it. Throws NOT_FOUND naming `field`. */
  async readable({ session, access }: Context, id: string, field: string): Promise<Customer> {
    const customer = await customerStore.find(session, id);
    if (customer && access.canRead('Customer', customerFacts(customer))) return customer;
    throw new Refusal('NOT_FOUND', 'There is no such customer.', [field]);
  }

  /** A new customer. Throws INVALID_INPUT, FORBIDDEN, UNDER_AGE. */
  async create({ session, access, viewer }: Context, input: CustomerCreateInput): Promise<Customer> {
    const nowMs = this.#parts.clock.now();
    const identity = {
      id: newId('Customer', nowMs),
      accountId: viewer.accountId,
      kind: input.kind ?? 'PROSPECT',
    } as const;
    access.require('create', 'Customer', { ...identity, restricted: false, servedByViewer: false });
    const name = requiredText(input.name, 200, ['name']);
    const notes = optionalText(input.notes, 5_000, ['notes']);
    checkContactPoints(input.contactPoints ?? []);
    const { clock } = this.#parts;
    await requireOldEnough(session, clock, viewer.accountId, input.dateOfBirth, { isKnown: false });
    return session.transaction(async (inner) => {
      const sealed = await this.#parts.personal.sealed(customerPrivacy, identity, { name, notes });
      const nameHashes = this.#parts.hashes.namePrefixes(viewer.accountId, name);
      const customer = customerStore.insert(inner, {
        ...identity,
        ...sealed,
        nameHashes,
        restrictedAt: null,
        createdAt: new Date(nowMs),
      });
      await this.#setContactPoints(inner, customer, input.contactPoints ?? []);
      return customer;
    });
  }

  /** Says what becomes of a customer who turns out to be under 13. To be said once, while the features are built. */
  onUnderAge(letGo: LetGo): void {
    this.#letGo = letGo;
  }

  /**
   * Changes what is given. Throws NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_INPUT; and UNDER_AGE, after which their data may only be
   * stored until it has been erased.
   */
  async update(context: Context, input: CustomerUpdateInput): Promise<Customer> {
    try {
      return await this.#update(context, input);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'UNDER_AGE') throw error;
      await context.session.transaction(async (session) => {
        const customer = await customerStore.lock(session, input.customerId);
        if (!customer) return;
        customer.restrictedAt ??= new Date(this.#parts.clock.now());
        await this.#letGo?.(session, customer.accountId, { kind: 'customer', id: customer.id });
      });
      throw error;
    }
  }

  #update({ session, access, viewer }: Context, input: CustomerUpdateInput): Promise<Customer> {
    return session.transaction(async (inner) => {
      const customer = await customerStore.lock(inner, input.customerId);
      if (!customer) throw new Refusal('NOT_FOUND', 'There is no such customer.', ['customerId']);
      access.require('update', 'Customer', customerFacts(customer));
      expectVersion(customer, input.expectedVersion);
      const { clock } = this.#parts;
      await requireOldEnough(inner, clock, viewer.accountId, input.dateOfBirth, { isKnown: true });
      if (input.name === null || input.kind === null) {
        throw new Refusal('INVALID_INPUT', 'It cannot be emptied.', [input.name === null ? 'name' : 'kind']);
      }
      if (input.name !== undefined) {
        await this.#rename(customer, requiredText(input.name, 200, ['name']));
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

  /**
   * Corrects what is wrong about a customer, within the transaction of the session; `notes` null empties them. Values must have been checked
   * (`checkContactValue`). Doing it again changes nothing. Gives false if there is no such customer or contact point.
   */
  async correct(session: Session, customerId: string, corrections: CustomerCorrections): Promise<boolean> {
    const { personal, hashes } = this.#parts;
    const customer = await customerStore.lock(session, customerId);
    if (!customer) return false;
    const { name, notes, contactPoints = [] } = corrections;
    if (name !== undefined) await this.#rename(customer, name);
    if (notes !== undefined) await personal.seal(customerPrivacy, customer, { notes });
    const rows = await customerStore.contactPoints(session, customerId);
    for (const { id, value } of contactPoints) {
      const row = rows.find((each) => each.id === id);
      if (!row) return false;
      await personal.seal(contactPointPrivacy, row, { value });
      row.valueHash = hashes.equality(customer.accountId, row.kind === 'EMAIL' ? 'email' : 'phone', value);
    }
    if (contactPoints.length > 0) await customerStore.countChange(session, customer);
    return true;
  }

  /** Sets the name, with the hashes by which it is found. */
  async #rename(customer: Customer, name: string): Promise<void> {
    await this.#parts.personal.seal(customerPrivacy, customer, { name });
    customer.nameHashes = this.#parts.hashes.namePrefixes(customer.accountId, name);
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
    checkContactValue(kind, value, ['contactPoints', String(index), 'value']);
  });
}

/** Throws INVALID_INPUT, which names `field`, for what cannot be a contact point of the kind. */
export function checkContactValue(kind: ContactPoint['kind'], value: string, field: readonly string[]): void {
  const valid = (kind === 'EMAIL' ? EMAIL : PHONE).test(value.trim());
  const expected = kind === 'EMAIL' ? 'an e-mail address' : 'a phone number in E.164 form, such as +33123456789';
  if (!valid) throw new Refusal('INVALID_INPUT', `It is not ${expected}.`, field);
}
