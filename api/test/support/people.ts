import { newId } from '../../kernel/ids.ts';
import { mintToken } from '../../kernel/token.ts';
import { ApiKeyEntity } from '../../model/api-key.ts';
import { ConsentEntity, consentPrivacy } from '../../model/consent.ts';
import { ContactPointEntity, contactPointPrivacy } from '../../model/contact-point.ts';
import { CustomerEntity, customerPrivacy } from '../../model/customer.ts';
import { JobEntity, jobPrivacy } from '../../model/job.ts';
import { PropertyEntity, propertyPrivacy } from '../../model/property.ts';
import { ProviderEntity, providerPrivacy } from '../../model/provider.ts';
import { ShareGrantEntity } from '../../model/share-grant.ts';
import { SharingSessionEntity } from '../../model/sharing-session.ts';
import { ShiftEntity } from '../../model/shift.ts';
import { UserEntity, userPrivacy } from '../../model/user.ts';
import { type Visit, VisitEntity, visitPrivacy } from '../../model/visit.ts';
import { WatchEntity } from '../../model/watch.ts';
import type { Session } from '../../store/session.ts';
import type { World } from './erasure-world.ts';

/** A person of an account with rows in many tables; every text of theirs holds `mark`. */
export interface Customer {
  readonly id: string;
  readonly jobIds: readonly string[];
  readonly visitIds: readonly string[];
  readonly consentId: string;
  readonly grantIds: readonly string[];
}

export interface Worker {
  readonly userId: string;
  readonly providerId: string;
  readonly keyId: string;
}

export interface CustomerOptions {
  readonly mark: string;
  /** Who comes to the visits; nobody if null. */
  readonly worker: Worker | null;
  readonly visits?: number;
  readonly stage?: Visit['stage'];
}

/** Makes rows straight in the database, as the features would: sealed, hashed, in one transaction. */
export class People {
  readonly #world: World;
  readonly accountId: string;

  constructor(world: World, accountId: string) {
    this.#world = world;
    this.accountId = accountId;
  }

  get session(): Session {
    return this.#world.sessionOf(this.accountId);
  }

  /** A user with a working profile, a key, a shift that is over and somebody who watched. */
  worker(mark: string): Promise<Worker> {
    const { personal, hashes } = this.#world.parts;
    return this.session.transaction(async (session) => {
      const user = this.#row('User');
      const name = `Robin ${mark}`;
      const email = `robin.${mark}@example.org`;
      const sealedUser = await personal.sealed(userPrivacy, user, { name, email });
      const emailHash = hashes.equality(this.accountId, 'email', email);
      this.#add(session, UserEntity, { ...user, ...sealedUser, emailHash, roles: ['PROVIDER'], restrictedAt: null });
      await session.flush();
      const provider = { ...this.#row('Provider'), userId: user.id };
      const names = await personal.sealed(providerPrivacy, provider, { displayName: name, fullName: name });
      const nameHashes = hashes.namePrefixes(this.accountId, name);
      this.#add(session, ProviderEntity, { ...provider, ...names, nameHashes, gateVersion: 0 });
      await session.flush();
      const own = { userId: user.id, providerId: provider.id };
      const times = { startedAt: this.#now, endedAt: this.#now };
      this.#add(session, ShiftEntity, { ...this.#row('Shift'), ...own, ...times });
      const watch = { audience: 'office', tokenId: newId('ApiKey', 0) };
      this.#add(session, WatchEntity, { ...this.#row('Watch'), ...own, ...times, ...watch });
      const key = this.#row('ApiKey');
      const kind = { label: 'A phone', audience: 'provider', role: 'PROVIDER', scopes: [] };
      const ends = { expiresAt: null, revokedAt: null };
      this.#add(session, ApiKeyEntity, { ...key, ...own, ...kind, ...ends, tokenHash: mintToken('apiKey').tokenHash });
      return { ...own, keyId: key.id };
    });
  }

  /** A customer with a contact, a place, a consent, and a job, a visit and a link for each of `visits`. */
  customer({ mark, worker, visits = 1, stage = 'COMPLETED' }: CustomerOptions): Promise<Customer> {
    return this.session.transaction(async (session) => {
      const customer = this.#row('Customer');
      const own = { customerId: customer.id };
      const propertyId = await this.#home(session, customer, mark);
      const made = { jobIds: [] as string[], visitIds: [] as string[], grantIds: [] as string[] };
      for (let i = 0; i < visits; i++) {
        const jobId = await this.#job(session, { ...own, propertyId }, `${mark} job ${i}`);
        const visit = { ...own, propertyId, jobId, stage, assigneeId: worker?.providerId ?? null };
        const visitId = await this.#visit(session, visit, `${mark} visit ${i}`, worker);
        const grant = { ...this.#row('ShareGrant'), ...own, visitId, tokenHash: mintToken('shareGrant').tokenHash };
        const ends = { expiresAt: this.#now, revokedAt: null, endedAt: null };
        this.#add(session, ShareGrantEntity, { ...grant, ...ends });
        made.jobIds.push(jobId);
        made.visitIds.push(visitId);
        made.grantIds.push(grant.id);
      }
      const consentId = await this.#consent(session, own.customerId, mark);
      return { id: customer.id, ...made, consentId };
    });
  }

  async #home(session: Session, customer: { id: string }, mark: string): Promise<string> {
    const { personal, hashes } = this.#world.parts;
    const name = `Sam ${mark}`;
    const sealed = await personal.sealed(customerPrivacy, customer, { name, notes: `Notes on ${mark}` });
    const nameHashes = hashes.namePrefixes(this.accountId, name);
    this.#add(session, CustomerEntity, { ...customer, ...sealed, nameHashes, kind: 'ACTIVE', restrictedAt: null });
    await session.flush();
    const contact = { ...this.#row('ContactPoint'), customerId: customer.id, kind: 'EMAIL' };
    const email = `sam.${mark}@example.com`;
    const value = await personal.sealed(contactPointPrivacy, contact, { value: email });
    const valueHash = hashes.equality(this.accountId, 'email', email);
    this.#add(session, ContactPointEntity, { ...contact, ...value, valueHash });
    const place = { ...this.#row('Property'), customerId: customer.id };
    const address = { line1: `1 ${mark} Row`, line2: null, city: 'Amsterdam', postalCode: '1012', country: 'NL' };
    const point = { latitude: 52.37021, longitude: 4.89521 };
    this.#add(session, PropertyEntity, {
      ...place,
      ...(await personal.sealed(propertyPrivacy, place, { address, point })),
    });
    await session.flush();
    return place.id;
  }

  async #job(session: Session, of: { customerId: string; propertyId: string }, text: string): Promise<string> {
    const job = { ...this.#row('Job'), ...of };
    const sealed = await this.#world.parts.personal.sealed(jobPrivacy, job, {
      summary: text,
      notes: `Notes on ${text}`,
    });
    this.#add(session, JobEntity, { ...job, ...sealed, state: 'COMPLETED' });
    await session.flush();
    return job.id;
  }

  async #visit(session: Session, of: object, text: string, worker: Worker | null): Promise<string> {
    const visit = {
      ...this.#row('Visit'),
      ...of,
      windowStart: this.#now,
      windowEnd: this.#now,
      stageChangedAt: this.#now,
    };
    const sealed = await this.#world.parts.personal.sealed(visitPrivacy, visit, { notes: text });
    this.#add(session, VisitEntity, { ...visit, ...sealed });
    await session.flush();
    if (!worker) return visit.id;
    const times = { startedAt: this.#now, activeSince: this.#now, endedAt: this.#now };
    const own = { userId: worker.userId, providerId: worker.providerId, visitId: visit.id };
    const ended = { state: 'ENDED', endReason: 'COMPLETED' };
    this.#add(session, SharingSessionEntity, { ...this.#row('SharingSession'), ...own, ...times, ...ended });
    return visit.id;
  }

  async #consent(session: Session, customerId: string, mark: string): Promise<string> {
    const consent = { ...this.#row('Consent'), customerId, userId: null };
    const evidence = await this.#world.parts.personal.sealed(consentPrivacy, consent, { evidence: `${mark} said so` });
    const what = { channel: 'EMAIL', purpose: 'REMINDERS', wordingVersion: '1', source: 'OFFICE' };
    const times = { grantedAt: this.#now, withdrawnAt: null, withdrawnBy: null };
    this.#add(session, ConsentEntity, { ...consent, ...evidence, ...what, ...times });
    return consent.id;
  }

  get #now(): Date {
    return new Date(this.#world.parts.clock.now());
  }

  #row(type: Parameters<typeof newId>[0]) {
    return { id: newId(type, this.#world.parts.clock.now()), accountId: this.accountId, createdAt: this.#now };
  }

  #add(session: Session, entity: object, row: object): void {
    session.em.persist(session.em.create(entity as never, row as never));
  }
}
