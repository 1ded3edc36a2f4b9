import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Subject } from '../../store/subject-rows.ts';
import { Actor, type Json } from './actor.ts';
import type { Company } from './company.ts';
import { unzip } from './unzip.ts';
import { until } from './within.ts';

/** What the tests ask of a request. */
export const REQUEST = `id kind state reason percent version dueBy closedAt certificate
  steps { name store state done total reason } planHash
  preview { hash blockers { type ids } tables { table delete detach blank keep { ground rows } } }
  package { url bytes sha256 downloads }`;

/** A request that is carried out in a test takes a second; machines are shared. */
const CARRIED_OUT_WITHIN_MS = 60_000;
const CLOSED = ['COMPLETED', 'DENIED', 'CANCELLED', 'FAILED'];

const inputOf = ({ kind, id }: Subject) => ({ kind: kind === 'customer' ? 'CUSTOMER' : 'USER', id });

/** Two officers of a company, each a person of their own, who carry requests through by the public API. */
export class PrivacyDesk {
  readonly first: Actor;
  readonly second: Actor;

  private constructor(first: Actor, second: Actor) {
    this.first = first;
    this.second = second;
  }

  static async of(company: Company): Promise<PrivacyDesk> {
    const officer = async (name: string) => {
      const input = { name, roles: ['COMPLIANCE_OFFICER'] };
      const { user } = await company.admin.does('userCreate', input, 'user { id }');
      return company.actor({ audience: 'compliance', userId: user.id });
    };
    return new PrivacyDesk(await officer('Noor de Wit'), await officer('Lars Holm'));
  }

  /** The officers who have these tokens. */
  static at(server: { httpUrl: string; wsUrl: string }, first: string, second: string): PrivacyDesk {
    return new PrivacyDesk(new Actor(server, first), new Actor(server, second));
  }

  /** Files a request by the first officer; `act` is `dataExportRequest` or the like. */
  async file(act: string, subject: Subject, more: object = {}, asked = REQUEST): Promise<Json> {
    const input = { subject: inputOf(subject), idempotencyKey: `test ${randomUUID()}`, ...more };
    return (await this.first.does(act, input, `privacyRequest { ${asked} }`)).privacyRequest;
  }

  async look(id: string): Promise<Json> {
    return (await this.first.data(`query ($id: ID!) { privacyRequest(id: $id) { ${REQUEST} } }`, { id }))
      .privacyRequest;
  }

  /** Does what people have to do, until only machines have to: who it is, and the second look. */
  async clear(id: string): Promise<void> {
    let request = await this.look(id);
    if (request.state === 'VERIFYING_IDENTITY') {
      await this.first.does('privacyRequestConfirmIdentity', { id, method: 'IN_PERSON' }, 'privacyRequest { id }');
      request = await this.look(id);
    }
    if (request.state === 'AWAITING_APPROVAL') await this.#approve(request);
  }

  /** Who is told that something has changed since they looked (that somebody watched is written down a little later) looks again. */
  async #approve({ id, planHash }: Json, looks = 5): Promise<void> {
    const { userErrors } = await this.second.tries('privacyRequestApprove', { id, planHash });
    if (userErrors.length === 0) return;
    if (userErrors[0].code !== 'PLAN_CHANGED' || looks === 1) {
      throw new Error(`privacyRequestApprove: ${JSON.stringify(userErrors)}`);
    }
    await this.#approve(await this.look(id), looks - 1);
  }

  /** The request once it has ended. */
  ended(id: string, withinMs = CARRIED_OUT_WITHIN_MS): Promise<Json> {
    return until(withinMs, () => this.#closed(id), `the end of ${id}`);
  }

  async #closed(id: string): Promise<Json | undefined> {
    const request = await this.look(id);
    return CLOSED.includes(request.state) ? request : undefined;
  }

  /** Files, clears, and waits for COMPLETED; clears again where the plan has changed before it was begun. */
  async carryOut(act: string, subject: Subject, more: object = {}): Promise<Json> {
    const { id } = await this.file(act, subject, more);
    const cleared = async () => {
      await this.clear(id);
      return this.#closed(id);
    };
    const request = await until(CARRIED_OUT_WITHIN_MS, cleared, `the end of ${id}`);
    assert.equal(request.state, 'COMPLETED', JSON.stringify(request));
    return request;
  }

  /** The files of a new export, by name. */
  async exported(subject: Subject): Promise<Map<string, Buffer>> {
    const request = await this.carryOut('dataExportRequest', subject);
    return unzip(await this.download(request.package.url));
  }

  async download(url: string): Promise<Buffer> {
    // The server of a test is not where its links say.
    const at = new URL(new URL(url).pathname, this.first.httpUrl);
    const response = await fetch(at, { headers: { authorization: `Bearer ${this.first.token}` } });
    assert.equal(response.status, 200);
    return Buffer.from(await response.arrayBuffer());
  }
}
