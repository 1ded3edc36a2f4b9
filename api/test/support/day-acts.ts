import fc from 'fast-check';
import { PRECISIONS, type Precision } from '../../../policies/precision.ts';

/** Who looks: a person of the office by role, an app by scopes, or the holder of a link; and at what. */
export interface Kind {
  readonly stream: 'position' | 'visit' | 'fleet';
  readonly role?: string;
  readonly scopes?: readonly string[];
  /** Asks only for what every app with a scope for positions may read. */
  readonly isBrief?: boolean;
}

export const BRIEF = 'providerId visitId precision freshness unavailableReason point { latitude longitude } recordedAt';

/** Those of one kind share, and two roles. Of the apps two see as exactly as each other and may not read the same, and two the other way round. */
export const KINDS: readonly Kind[] = [
  { stream: 'position', role: 'DISPATCHER' },
  { stream: 'position', role: 'AGENT' },
  { stream: 'position', scopes: ['positions:read:coarse'] },
  { stream: 'position', scopes: ['positions:read:coarse', 'eta:read'] },
  { stream: 'position', scopes: ['positions:read:coarse'], isBrief: true },
  { stream: 'position', scopes: ['positions:read'], isBrief: true },
  { stream: 'fleet', role: 'AGENT' },
  { stream: 'fleet', scopes: ['positions:read:coarse'] },
  { stream: 'visit', role: 'DISPATCHER' },
  { stream: 'visit' },
];

/** Something that happens on a day. What is not possible as things stand does not. */
export type Act =
  | { readonly act: 'join'; readonly kind: number; readonly lifeS: number | null }
  | { readonly act: 'leave' | 'revoke'; readonly who: number }
  | { readonly act: 'choose'; readonly precision: Precision }
  | { readonly act: 'pass'; readonly seconds: number }
  | { readonly act: 'report' | 'pause' | 'resume' | 'arrive' | 'complete' | 'cancel' | 'clockOut' | 'depart' };

const who = fc.nat(20);
/** Tokens expire by an act alone: no sum of what passes comes close to how long they live, however slow the machine. */
const lifeS = fc.constantFrom(150, 250, null);

export const arbitraryAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ act: fc.constant('join' as const), kind: fc.nat(KINDS.length - 1), lifeS }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constantFrom('leave' as const, 'revoke', 'revoke'), who }) },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('choose' as const), precision: fc.constantFrom(...PRECISIONS) }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('pass' as const), seconds: fc.constantFrom(100, 200) }) },
  {
    weight: 12,
    arbitrary: fc.record({
      act: fc.constantFrom<'report' | 'pause' | 'resume' | 'arrive' | 'complete' | 'cancel' | 'clockOut' | 'depart'>(
        ...(['report', 'report', 'pause', 'resume', 'resume', 'arrive'] as const),
        ...(['complete', 'cancel', 'clockOut', 'depart', 'depart', 'depart'] as const),
      ),
    }),
  },
);

/** However the day went, this happens on its evening, to a provider on their way: each kind of loss, at least once. */
export const EVENING: readonly Act[] = [
  { act: 'resume' },
  { act: 'complete' },
  { act: 'depart' },
  { act: 'leave', who: 0 },
  { act: 'leave', who: 0 },
  { act: 'join', kind: 8, lifeS: null },
  { act: 'join', kind: 9, lifeS: null },
  { act: 'choose', precision: 'EXACT' },
  { act: 'choose', precision: 'ETA_ONLY' },
  { act: 'revoke', who: 0 },
  { act: 'clockOut' },
];
