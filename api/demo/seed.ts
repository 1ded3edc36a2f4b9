import type { App } from '../app.ts';
import { accountStore } from '../features/account/index.ts';
import type { KeyHolder } from '../features/api-key/index.ts';
import { customerStore } from '../features/customer/index.ts';
import { jobStore } from '../features/job/index.ts';
import { propertyStore } from '../features/property/index.ts';
import { providerStore } from '../features/provider/index.ts';
import { sharingStore } from '../features/sharing/index.ts';
import { shiftStore } from '../features/shift/index.ts';
import { visitStore } from '../features/visit/index.ts';
import { newId } from '../kernel/ids.ts';
import { contactPointPrivacy } from '../model/contact-point.ts';
import { customerPrivacy } from '../model/customer.ts';
import { jobPrivacy } from '../model/job.ts';
import { propertyPrivacy } from '../model/property.ts';
import { providerPrivacy } from '../model/provider.ts';
import type { Session } from '../store/session.ts';
import { addressOf, personName, somewhere, workName } from './city.ts';
import type { DemoCredentials } from './credentials-file.ts';

/** What the demo is made of, before it has an address. */
export type Seeded = Omit<DemoCredentials, 'httpUrl' | 'wsUrl' | 'personas'> & {
  personas: Omit<DemoCredentials['personas'], 'customer'>;
};

/** Rows go to the database in portions: large enough to be quick, small enough that a transaction stays short. */
const PORTION = 50;
/** Customers whose jobs nobody is on the way to, so that lists have more than one kind of row. */
const WAITING_CUSTOMERS = 8;
const HOUR_MS = 3_600_000;

const NOBODY = { role: null, scopes: [], userId: null, providerId: null } as const;

/** Makes the demo account: providers at work, each on the way to a customer, and a key for everybody. */
export class DemoSeed {
  readonly #app: App;
  readonly #accountId: string;
  readonly #nowMs = Date.now();

  constructor(app: App) {
    this.#app = app;
    this.#accountId = newId('Account', this.#nowMs);
  }

  async run(providerCount: number): Promise<Seeded> {
    const base = this.#app.sessionOf(this.#accountId);
    const { accounts, keys } = this.#app.features;
    const office = await base.transaction(async (session) => {
      accounts.create(session, {
        id: this.#accountId,
        name: 'Lumière Services',
        region: 'EU',
        timeZone: 'Europe/Paris',
      });
      await session.flush();
      const person = (name: string, role: string, email: string) =>
        accounts.createUser(session, this.#accountId, name, [role], email);
      const admin = await person('Dominique Marchand', 'ADMIN', 'dominique.marchand@example.org');
      const officer = await person('Camille Roche', 'COMPLIANCE_OFFICER', 'camille.roche@example.org');
      const second = await person('Sacha Lemaire', 'COMPLIANCE_OFFICER', 'sacha.lemaire@example.org');
      const issue = (label: string, holder: Partial<KeyHolder> & Pick<KeyHolder, 'audience'>) =>
        keys.issue(session, this.#accountId, label, { ...NOBODY, ...holder }).token;
      return {
        dispatcher: issue('Dispatch desk', { audience: 'office', role: 'ADMIN', userId: admin.id }),
        partner: issue('Parcel board', { audience: 'partner', scopes: ['positions:read', 'visits:read'] }),
        complianceOfficer: issue('Compliance desk', {
          audience: 'compliance',
          role: 'COMPLIANCE_OFFICER',
          userId: officer.id,
        }),
        secondComplianceOfficer: issue('Compliance desk 2', {
          audience: 'compliance',
          role: 'COMPLIANCE_OFFICER',
          userId: second.id,
        }),
      };
    });
    const providers: DemoCredentials['providers'] = [];
    for (let from = 0; from < providerCount; from += PORTION) {
      const portion = Array.from({ length: Math.min(PORTION, providerCount - from) }, (_, i) => from + i);
      providers.push(
        ...(await base.transaction((session) => Promise.all(portion.map((i) => this.#provider(session, i))))),
      );
    }
    await base.transaction(async (session) => {
      for (let i = 0; i < WAITING_CUSTOMERS; i++) await this.#job(session, providerCount + i);
    });
    const [first] = providers;
    return {
      accountId: this.#accountId,
      personas: {
        dispatcher: { token: office.dispatcher, providerId: first!.providerId, visitId: first!.visitId },
        partner: { token: office.partner, providerId: first!.providerId, visitId: first!.visitId },
        provider: { ...first! },
        complianceOfficer: { token: office.complianceOfficer },
        secondComplianceOfficer: { token: office.secondComplianceOfficer },
      },
      providers,
    };
  }

  async #provider(session: Session, index: number): Promise<DemoCredentials['providers'][number]> {
    const { personal, hashes, features } = this.#app;
    const accountId = this.#accountId;
    const fullName = personName(index);
    const user = await features.accounts.createUser(
      session,
      accountId,
      fullName,
      ['PROVIDER'],
      `provider${index + 1}@example.org`,
    );
    const identity = { id: newId('Provider', this.#nowMs), accountId, userId: user.id };
    const names = { fullName, displayName: fullName.split(' ')[0]! };
    const provider = providerStore.insert(session, {
      ...identity,
      ...(await personal.sealed(providerPrivacy, identity, names)),
      nameHashes: hashes.namePrefixes(accountId, fullName),
      createdAt: new Date(this.#nowMs),
    });
    const { token } = features.keys.issue(session, accountId, `Phone ${index + 1}`, {
      audience: 'provider',
      role: 'PROVIDER',
      scopes: [],
      userId: user.id,
      providerId: provider.id,
    });
    const job = await this.#job(session, index, 'ACTIVE');
    const visit = visitStore.insert(session, {
      id: newId('Visit', this.#nowMs),
      accountId,
      jobId: job.id,
      customerId: job.customerId,
      propertyId: job.propertyId,
      assigneeId: provider.id,
      stage: 'EN_ROUTE',
      windowStart: new Date(this.#nowMs),
      windowEnd: new Date(this.#nowMs + 2 * HOUR_MS),
      notes: null,
      stageChangedAt: new Date(this.#nowMs),
      createdAt: new Date(this.#nowMs),
    } as never);
    this.#underWay(session, { providerId: provider.id, userId: user.id, visitId: visit.id });
    return { providerId: provider.id, visitId: visit.id, token };
  }

  /** The provider has clocked in and set out. */
  #underWay(session: Session, who: { providerId: string; userId: string; visitId: string }): void {
    const accountId = this.#accountId;
    const startedAt = new Date(this.#nowMs);
    const { visitId, ...own } = who;
    shiftStore.insert(session, {
      id: newId('Shift', this.#nowMs),
      accountId,
      ...own,
      startedAt,
      endedAt: null,
    } as never);
    sharingStore.insert(session, {
      id: newId('SharingSession', this.#nowMs),
      accountId,
      ...own,
      visitId,
      state: 'ACTIVE',
      endReason: null,
      startedAt,
      activeSince: startedAt,
      endedAt: null,
    } as never);
  }

  /** A customer with a place and a job. */
  async #job(session: Session, index: number, state: 'UNSCHEDULED' | 'ACTIVE' = 'UNSCHEDULED') {
    const { personal, hashes } = this.#app;
    const accountId = this.#accountId;
    const createdAt = new Date(this.#nowMs);
    const customerId = newId('Customer', this.#nowMs);
    const ids = { accountId, customerId };
    const name = personName(index * 5 + 11);
    customerStore.insert(session, {
      id: customerId,
      accountId,
      ...(await personal.sealed(customerPrivacy, { id: customerId }, { name, notes: null })),
      kind: 'ACTIVE',
      nameHashes: hashes.namePrefixes(accountId, name),
      restrictedAt: null,
      createdAt,
    });
    const email = `customer${index + 1}@example.com`;
    const pointId = { id: newId('ContactPoint', this.#nowMs), ...ids };
    const contact = {
      ...pointId,
      ...(await personal.sealed(contactPointPrivacy, pointId, { value: email })),
      kind: 'EMAIL' as const,
      valueHash: hashes.equality(accountId, 'email', email),
      createdAt,
    };
    customerStore.addContactPoints(session, [contact as never]);
    const placeId = { id: newId('Property', this.#nowMs), ...ids };
    const place = { address: addressOf(index), point: somewhere() };
    propertyStore.insert(session, {
      ...placeId,
      ...(await personal.sealed(propertyPrivacy, placeId, place)),
      createdAt,
    });
    const jobId = { id: newId('Job', this.#nowMs), ...ids, propertyId: placeId.id };
    const summary = workName(index);
    const sealed = await personal.sealed(jobPrivacy, jobId, { summary, notes: null });
    return jobStore.insert(session, { ...jobId, ...sealed, state, createdAt });
  }
}

/** Whether the demo account of these credentials is in the database. */
export async function isSeeded(app: App, { accountId }: Pick<DemoCredentials, 'accountId'>): Promise<boolean> {
  return (await accountStore.find(app.sessionOf(accountId), accountId)) !== null;
}
