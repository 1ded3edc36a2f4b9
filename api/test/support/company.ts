import { newId } from '../../kernel/ids.ts';
import { Actor, type Json } from './actor.ts';
import type { TestServer } from './server.ts';

/** Where the visits of test companies are, far from any fixture's traces. */
export const HOME = { latitude: 52.3702, longitude: 4.8952 };

const ADDRESS = { line1: '1 Canal Row', city: 'Amsterdam', postalCode: '1012', country: 'NL' };
const NOBODY = { role: null, scopes: [], userId: null, providerId: null } as const;

/** A provider with their phone. */
export interface TestProvider {
  readonly id: string;
  readonly phone: Actor;
  readonly keyId: string;
}

interface Urls {
  readonly httpUrl: string;
  readonly wsUrl: string;
}

/** A company of its own on a test server, with an admin. Everything else is done through the public API. */
export class Company {
  readonly server: Urls;
  readonly id: string;
  readonly admin: Actor;
  #actors: Actor[] = [];

  private constructor(server: Urls, id: string, admin: Actor) {
    this.server = server;
    this.id = id;
    this.admin = admin;
  }

  static async found(server: TestServer, name = 'Test Company'): Promise<Company> {
    const { features, sessionOf } = server.app;
    const id = newId('Account', Date.now());
    const token = await sessionOf(id).transaction(async (session) => {
      features.accounts.create(session, { id, name, region: 'EU', timeZone: 'Europe/Amsterdam' });
      return features.keys.issue(session, id, 'Admin', { ...NOBODY, audience: 'office', role: 'ADMIN' }).token;
    });
    return new Company(server, id, new Actor(server, token));
  }

  /** A company that there is already, of which one has an admin's token. */
  static at(server: Urls, id: string, token: string): Company {
    return new Company(server, id, new Actor(server, token));
  }

  /** Somebody with a new key of this company. */
  async actor(key: {
    audience: string;
    role?: string;
    scopes?: string[];
    providerId?: string;
    userId?: string;
    expiresAt?: Date;
  }): Promise<Actor & { keyId: string }> {
    const { token, apiKey } = await this.admin.does(
      'apiKeyCreate',
      { label: `A ${key.audience}`, ...key },
      'token apiKey { id }',
    );
    const actor = Object.assign(new Actor(this.server, token), { keyId: apiKey.id as string });
    this.#actors.push(actor);
    return actor;
  }

  office(role = 'DISPATCHER') {
    return this.actor({ audience: 'office', role });
  }

  partner(...scopes: string[]) {
    return this.actor({ audience: 'partner', scopes });
  }

  officer() {
    return this.actor({ audience: 'compliance' });
  }

  async provider(fullName = 'Robin Vermeer'): Promise<TestProvider> {
    const { provider } = await this.admin.does('providerCreate', { fullName }, 'provider { id }');
    const phone = await this.actor({ audience: 'provider', providerId: provider.id });
    return { id: provider.id, phone, keyId: phone.keyId };
  }

  /** A customer with a place and a job, UNSCHEDULED. */
  async job(name = 'Sam Bakker', point = HOME): Promise<{ customerId: string; propertyId: string; jobId: string }> {
    const contactPoints = [
      { kind: 'EMAIL', value: 'sam.bakker@example.com' },
      { kind: 'PHONE', value: '+31201234567' },
    ];
    const { customer } = await this.admin.does('customerCreate', { name, contactPoints }, 'customer { id }');
    const place = { customerId: customer.id, address: ADDRESS, point };
    const { property } = await this.admin.does('propertyCreate', place, 'property { id }');
    const ids = { customerId: customer.id, propertyId: property.id };
    const { job } = await this.admin.does(
      'jobCreate',
      { ...ids, summary: 'Leaking tap', notes: 'Ring twice' },
      'job { id }',
    );
    return { ...ids, jobId: job.id };
  }

  /** A visit at a stage up to EN_ROUTE, on a job of its own, for that provider. */
  async visit(assignee: TestProvider | null, stage: 'BOOKED' | 'DISPATCHED' | 'EN_ROUTE' = 'BOOKED', point = HOME) {
    const ids = await this.job(undefined, point);
    const nowMs = Date.now();
    const booking = {
      jobId: ids.jobId,
      arrivalWindow: { start: new Date(nowMs), end: new Date(nowMs + 7_200_000) },
      assigneeId: assignee?.id ?? null,
      notes: 'Blue door',
    };
    const { visit } = await this.admin.does('jobSchedule', booking, 'visit { id }');
    const visitId = visit.id as string;
    if (stage !== 'BOOKED') await this.admin.does('visitDispatch', { visitId }, '');
    if (stage === 'EN_ROUTE' && assignee) {
      await assignee.phone.tries('shiftClockIn', null);
      await assignee.phone.does('visitDepart', { visitId }, '');
    }
    return { ...ids, visitId };
  }

  /** The holder of a new link to the visit. */
  async customer(visitId: string, expiresAt?: Date): Promise<Actor & { grantId: string }> {
    const { token, shareGrant } = await this.admin.does(
      'shareGrantCreate',
      { visitId, expiresAt },
      'token shareGrant { id }',
    );
    const actor = Object.assign(new Actor(this.server, token), { grantId: shareGrant.id as string });
    this.#actors.push(actor);
    return actor;
  }

  /** Closes the sockets of everybody. */
  leave(): void {
    for (const actor of [this.admin, ...this.#actors]) actor.leave();
  }
}

/** A reading of a phone, `northM` metres north of the visit, taken now unless told. */
export function reading(northM: number, extra: object = {}): Json {
  const latitude = HOME.latitude + northM / 111_195;
  return { latitude, longitude: HOME.longitude, accuracyM: 5, recordedAt: new Date(), ...extra };
}

/** Reports a reading and gives the payload. */
export function report(provider: TestProvider, northM: number, extra: object = {}): Promise<Json> {
  return provider.phone.tries('positionReport', reading(northM, extra), 'accepted reportingInstruction { mode }');
}
