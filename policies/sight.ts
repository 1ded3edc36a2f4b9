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
  const precision = (own: boolean, stage: VisitStage | null, customerPrecision: Precision) =>
    precisionFor({ audience, scopes, stage, customerPrecision, own });
  return {
    get key() {
      const others = tableOf((stage, choice) => precision(false, stage, choice));
      if (providerId === null || (only !== null && only !== providerId)) return others;
      const own = tableOf((stage, choice) => precision(true, stage, choice));
      // Whose token it is matters only to those who see their own position otherwise than those of others.
      if (only !== null || own === others) return own;
      return `${others} ${JSON.stringify(providerId)} ${own}`;
    },
    precisionOf: (seen, stage, customerPrecision) => precision(seen === providerId, stage, customerPrecision),
  };
}

/** The answers to all questions that there are. */
function tableOf(answer: (stage: VisitStage, customerPrecision: Precision) => Precision | null): string {
  return JSON.stringify(VISIT_STAGES.map((stage) => PRECISIONS.map((choice) => answer(stage, choice))));
}
