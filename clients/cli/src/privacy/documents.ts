import type { TypedDocument } from '@whereabouts/partner';

export interface Step {
  readonly name: string;
  readonly store: string;
  readonly state: string;
  readonly done: number;
  readonly total: number | null;
  readonly reason: string | null;
}

export interface PlanTable {
  readonly table: string;
  readonly delete: number;
  readonly detach: number;
  readonly blank: number;
  readonly keep: readonly { readonly ground: string; readonly detail: string; readonly rows: number }[];
}

export interface Plan {
  readonly hash: string;
  readonly packages: number;
  readonly key: string;
  readonly tables: readonly PlanTable[];
  readonly blockers: readonly { readonly type: string; readonly ids: readonly string[]; readonly remedy: string }[];
}

export interface PrivacyRequest {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly reason: string | null;
  readonly filedAs: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly receivedAt: string;
  readonly dueBy: string;
  readonly deadline: string;
  readonly percent: number;
  readonly version: number;
  readonly certificate: string | null;
  readonly package: { readonly url: string; readonly sha256: string; readonly bytes: number } | null;
  readonly steps: readonly Step[];
}

/** A request as an approver looks at it. */
export interface ReviewedRequest extends PrivacyRequest {
  readonly planHash: string | null;
  readonly preview: Plan | null;
  readonly corrections: readonly { readonly field: string; readonly id: string | null; readonly value: string }[];
}

/** Something that was done to a request, as the audit log has it. */
export interface Act {
  readonly at: string;
  readonly event: string;
  readonly operation: string;
  readonly audience: string | null;
  readonly userId: string | null;
  readonly detail: readonly { readonly name: string; readonly value: string | null }[];
}

export interface Progress {
  readonly state: string;
  readonly reason: string | null;
  readonly percent: number;
  readonly steps: readonly Step[];
}

export interface UserError {
  readonly code: string;
  readonly message: string;
}

export interface Payload {
  readonly privacyRequest: PrivacyRequest | null;
  readonly userErrors: readonly UserError[];
}

export interface Hold {
  readonly id: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly ground: string;
  readonly concepts: readonly string[];
  readonly endsAt: string | null;
  readonly active: boolean;
}

const REQUEST = `id kind state reason filedAs subject { kind id } receivedAt dueBy deadline percent version certificate
  package { url sha256 bytes } steps { name store state done total reason }`;
const PLAN = `hash packages key tables { table delete detach blank keep { ground detail rows } }
  blockers { type ids remedy }`;
const PAYLOAD = `{ privacyRequest { ${REQUEST} } userErrors { code message } }`;

type Doc<Result, Variables> = TypedDocument<Result, Variables>;

export const FILE_EXPORT =
  `mutation ($input: DataExportRequestInput!) { filed: dataExportRequest(input: $input) ${PAYLOAD} }` as Doc<
    { filed: Payload },
    { input: object }
  >;
export const FILE_ERASURE =
  `mutation ($input: DataErasureRequestInput!) { filed: dataErasureRequest(input: $input) ${PAYLOAD} }` as Doc<
    { filed: Payload },
    { input: object }
  >;
export const ONE = `query ($id: ID!) { privacyRequest(id: $id) { ${REQUEST} } }` as Doc<
  { privacyRequest: PrivacyRequest | null },
  { id: string }
>;
/** What was done to a request, the newest 100, oldest first. */
export const HISTORY = `query ($id: ID!) { auditEntries(filter: { subjectId: $id }, last: 100) {
  nodes { at event operation audience userId detail { name value } } } }` as Doc<
  { auditEntries: { nodes: Act[] } },
  { id: string }
>;
export const REVIEW = `query ($id: ID!) { privacyRequest(id: $id) {
  ${REQUEST} planHash preview { ${PLAN} } corrections { field id value } } }` as Doc<
  { privacyRequest: ReviewedRequest | null },
  { id: string }
>;
export const MANY = `query ($filter: PrivacyRequestFilter, $after: String) {
  privacyRequests(filter: $filter, first: 100, after: $after) {
    nodes { ${REQUEST} } pageInfo { hasNextPage endCursor } } }` as Doc<
  {
    privacyRequests: {
      nodes: PrivacyRequest[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  },
  { filter: object | null; after: string | null }
>;
export const APPROVE = `mutation ($input: PrivacyRequestApproveInput!) { privacyRequestApprove(input: $input) {
  privacyRequest { ${REQUEST} } preview { ${PLAN} } userErrors { code message } } }` as Doc<
  { privacyRequestApprove: Payload & { preview: Plan | null } },
  { input: object }
>;
export const PROGRESS = `subscription ($id: ID!) { privacyRequestProgress(id: $id) {
  state reason percent steps { name store state done total reason } } }` as Doc<
  { privacyRequestProgress: Progress },
  { id: string }
>;
export const HOLDS = `query ($filter: LegalHoldFilter) { legalHolds(filter: $filter, first: 100) {
  nodes { id subjectKind subjectId ground concepts endsAt active } } }` as Doc<
  { legalHolds: { nodes: Hold[] } },
  { filter: object | null }
>;
export const REPLAY = `mutation { privacyLedgerReplay { replay {
  erasures withdrawals revocations nothingToDo remaining } userErrors { code message } } }` as Doc<
  {
    privacyLedgerReplay: { replay: Readonly<Record<string, number>> | null; userErrors: readonly UserError[] };
  },
  Record<string, never>
>;
