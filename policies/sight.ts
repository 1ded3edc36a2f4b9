import { type Audience, type PartnerScope, VISIT_STAGES, type VisitStage } from './facts.ts';
import { PRECISIONS, type Precision, precisionFor } from './precision.ts';

/** What of a viewer decides how exactly they see positions. */
export interface Onlooker {
  readonly audience: Audience;
  readonly scopes: readonly PartnerScope[];
  readonly providerId: string | null;
}

/**
 * How exactly all viewers of a kind see positions. Two with the same `key` see every position alike, so one view serves
 * both. Holds nothing of a viewer beside what the key says.
 */
export interface Sight {
  readonly key: string;
  /** How exactly the position of a provider is seen; null: not at all. The arguments are as in `PrecisionQuestion`. */
  precisionOf(providerId: string, stage: VisitStage | null, customerPrecision: Precision): Precision | null;
}

/** How the viewer sees positions: of all providers, or of `only` that one. */
export function sightOf({ audience, scopes, providerId }: Onlooker, only: string | null = null): Sight {
  const { others, own } = kindOf(audience, scopes);
  if (providerId === null || (only !== null && only !== providerId)) return others;
  // Whose token it is matters only to those who see their own position otherwise than those of others.
  if (only !== null || own.key === others.key) return own;
  return {
    key: `${others.key} ${JSON.stringify(providerId)} ${own.key}`,
    precisionOf: (seen, stage, choice) => (seen === providerId ? own : others).precisionOf(seen, stage, choice),
  };
}

/** How viewers of a kind see the positions of others, and their own. */
interface Kind {
  readonly others: Sight;
  readonly own: Sight;
}

/** There are as many as there are audiences and sets of scopes: shared, they stay where the processor finds them. */
const kinds = new Map<string, Kind>();

function kindOf(audience: Audience, scopes: readonly PartnerScope[]): Kind {
  const name = [audience, ...[...new Set(scopes)].sort()].join(' ');
  let kind = kinds.get(name);
  if (!kind) {
    kind = { others: sightBy(audience, scopes, false), own: sightBy(audience, scopes, true) };
    kinds.set(name, kind);
  }
  return kind;
}

/** The answers to all questions that there are, which their text names. */
function sightBy(audience: Audience, scopes: readonly PartnerScope[], own: boolean): Sight {
  const answer = (stage: VisitStage, customerPrecision: Precision) =>
    precisionFor({ audience, scopes, stage, customerPrecision, own });
  const byStage = new Map(
    VISIT_STAGES.map((stage) => [stage, new Map(PRECISIONS.map((choice) => [choice, answer(stage, choice)]))]),
  );
  return {
    key: JSON.stringify([...byStage.values()].map((byChoice) => [...byChoice.values()])),
    precisionOf: (_, stage, choice) => (stage && byStage.get(stage)!.get(choice)) ?? null,
  };
}
