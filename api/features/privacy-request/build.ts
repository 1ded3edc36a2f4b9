import {
  CLOSE_REASONS,
  DENY_REASONS,
  FAILURE_REASONS,
  REQUEST_KINDS,
  REQUEST_STATES,
} from '../../../policies/privacy/request-states.ts';
import type { AccountService } from '../account/index.ts';
import { knowCodes } from '../audit/index.ts';
import type { ConsentService } from '../consent/index.ts';
import type { CustomerService } from '../customer/index.ts';
import type { ErasureService } from '../erasure/index.ts';
import type { LegalHoldService } from '../legal-hold/index.ts';
import type { Parts } from '../parts.ts';
import type { ProviderService } from '../provider/index.ts';
import type { ExportBuilder, ExportFiles, RequestPackages } from '../subject-export/index.ts';
import { DEADLINE_WORK, DeadlineWatch } from './deadline-watch.ts';
import { DecisionResolver } from './decision.resolver.ts';
import { DecisionService } from './decision.service.ts';
import { erasureSteps } from './erasure.steps.ts';
import { exportSteps } from './export.steps.ts';
import { ExtensionService } from './extension.service.ts';
import { FilingResolver } from './filing.resolver.ts';
import { FilingService, FOLLOW_UP } from './filing.service.ts';
import { IdentityService } from './identity.service.ts';
import { optOutSteps, rectificationSteps, restrictionSteps } from './other.steps.ts';
import { Outcomes } from './outcomes.ts';
import { RequestQuery } from './privacy-request.query.ts';
import { PrivacyRequestResolver } from './privacy-request.resolver.ts';
import { ProgressStreams } from './progress.stream.ts';
import { Receipts } from './receipts.ts';
import { RECEIPT_WORK, REQUEST_WORK, RequestJournal } from './request-journal.ts';
import { RequestPlans } from './request-plan.ts';
import { RequestRunner, type RunnerOptions } from './request-runner.ts';
import { checkSteps, type PrivacySteps } from './step-registry.ts';

knowCodes([
  ...[REQUEST_KINDS, REQUEST_STATES, DENY_REASONS, FAILURE_REASONS, CLOSE_REASONS].flatMap((words) =>
    Object.keys(words),
  ),
  ...['COMPLEXITY', 'NUMBER_OF_REQUESTS', 'PLAN_CHANGED', REQUEST_WORK, RECEIPT_WORK, FOLLOW_UP, DEADLINE_WORK],
]);

/** What requests are carried out with. */
export interface PrivacyRequestsNeeds {
  readonly accounts: AccountService;
  readonly customers: CustomerService;
  readonly providers: ProviderService;
  readonly consents: ConsentService;
  readonly erasure: Pick<ErasureService, 'plan' | 'steps'>;
  readonly holds: Pick<LegalHoldService, 'onEnd'>;
  readonly exporter: ExportBuilder;
  readonly files: ExportFiles;
  readonly publicUrl: string;
  readonly runner?: RunnerOptions;
  /** How many events may wait for one reader of a request's progress; the default unless given. */
  readonly maxWaitingEvents: number | undefined;
}

/** The feature, wired: its resolvers, and what others need of it. */
export interface PrivacyRequests {
  readonly resolvers: readonly object[];
  /** For downloads: whose package it is. */
  readonly packages: RequestPackages;
  /** Every step that there is, by kind of request: PRIVACY_STEPS. */
  readonly steps: PrivacySteps;
  readonly runner: RequestRunner;
  readonly watch: DeadlineWatch;
}

/** The registry of steps: what is done for each kind of request, in order. */
function privacySteps(parts: Parts, journal: RequestJournal, needs: PrivacyRequestsNeeds): PrivacySteps {
  return checkSteps({
    EXPORT: exportSteps(needs.exporter, needs.files, parts.sessionOf),
    ERASURE: erasureSteps(parts, journal, needs.erasure.steps()),
    RECTIFICATION: rectificationSteps(parts, needs),
    RESTRICTION: restrictionSteps(parts),
    OPT_OUT: optOutSteps(parts, needs.consents),
  });
}

/** Builds the feature and names its work to the queue, which starts later. */
export function buildPrivacyRequests(parts: Parts, needs: PrivacyRequestsNeeds): PrivacyRequests {
  const journal = new RequestJournal(parts, true);
  const plans = new RequestPlans((session, subject) => needs.erasure.plan(session, subject));
  const identity = new IdentityService(parts, journal);
  const query = new RequestQuery(parts, plans, needs.publicUrl);
  const services = {
    identity,
    decisions: new DecisionService(parts, journal, plans),
    extensions: new ExtensionService(parts, journal),
  };
  const filing = new FilingService(parts, journal, identity);
  needs.holds.onEnd((session, accountId, subject) => filing.followUp(session, accountId, subject));
  needs.customers.onUnderAge((session, accountId, subject) => filing.followUp(session, accountId, subject));
  const steps = privacySteps(parts, journal, needs);
  const runner = new RequestRunner(parts, journal, plans, steps);
  const watch = new DeadlineWatch(parts, needs.files, journal);
  runner.employ(needs.runner);
  new Receipts(parts, journal).employ();
  new Outcomes(parts).employ();
  watch.employ();
  return {
    resolvers: [
      new PrivacyRequestResolver(query, new ProgressStreams(parts, query, needs.maxWaitingEvents), parts),
      new FilingResolver(filing, parts),
      new DecisionResolver(services, parts),
    ],
    packages: query,
    steps,
    runner,
    watch,
  };
}
