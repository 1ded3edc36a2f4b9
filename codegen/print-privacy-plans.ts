import { MODEL } from '../api/model/index.ts';
import type { Expiry, Reach, TablePrivacy } from '../policies/privacy/map.ts';
import { conceptOf, type ErasurePlan, erasurePlanOf, exportedOf } from '../policies/privacy/plans.ts';
import { durationInWords } from '../policies/privacy/practices.ts';
import { RETENTION, SUBJECTS, type SubjectKind } from '../policies/privacy/vocabulary.ts';
import { heading, list, names, table } from './markdown.ts';

const KINDS = Object.keys(SUBJECTS) as SubjectKind[];
const MAPS: readonly TablePrivacy[] = MODEL.map(({ privacy }) => privacy);

const INTRODUCTION = `
What the privacy maps say to be done, table by table, when a person asks for a copy or to be erased, and when something has been
kept long enough. A legal hold keeps whatever it names beyond all of this, until it ends. A row that another one, which stays, cannot do without
stays too, emptied as far as it can be. Open work (a visit under way, a shift) has to be ended before an erasure.
`;

const KEYS = `The person's key is destroyed after the rows: what is encrypted under it becomes unreadable in every backup. What is encrypted
in a row that stays is emptied first.
`;

/** The plans of export, erasure and retention as Markdown. */
export function privacyPlans(): string {
  return [
    heading('Plans of export, erasure and retention', 'the privacy maps'),
    INTRODUCTION,
    ...KINDS.map(exportPlan),
    ...KINDS.map(erasurePlan),
    KEYS,
    retentionPlan(),
  ].join('\n');
}

/** How a row leads to a person, in words. */
function reachInWords(reach: Reach): string {
  return typeof reach === 'string' ? `\`${reach}\`` : `\`${reach.through}\`, a row of \`${reach.table}\``;
}

function mapsOf(kind: SubjectKind): TablePrivacy[] {
  return MAPS.filter(({ subjects }) => subjects[kind] !== undefined);
}

function exportPlan(kind: SubjectKind): string {
  const rows = mapsOf(kind).map((map) => {
    const withheld = Object.entries(map.properties)
      .filter(([, entry]) => entry.personal && !entry.exported)
      .map(([name]) => name);
    return [
      `\`${conceptOf(map.table)}\``,
      reachInWords(map.subjects[kind]!),
      names(exportedOf(map, kind)),
      names(withheld),
    ];
  });
  return `## Export: ${kind}\n\n${SUBJECTS[kind]}\n\n${table(['concept', 'reached by', 'in the copy', 'personal, not in the copy'], rows)}`;
}

function erasurePlan(kind: SubjectKind): string {
  const rows = mapsOf(kind).map((map) => {
    const plan = erasurePlanOf(map, kind)!;
    return [
      `\`${map.table}\``,
      rowsInWords(plan),
      plan.own === 'DELETED' && plan.shared === null ? 'all' : names(plan.blanked),
      [...plan.kept].map(([why, properties]) => `${names(properties)}: ${why}`).join(' '),
      names(plan.others),
    ];
  });
  const header = ['table', 'rows', 'emptied', 'kept, and why', "stays, as it is the other person's too"];
  return `## Erasure: ${kind}\n\n${table(header, rows)}`;
}

function rowsInWords({ own, shared }: ErasurePlan): string {
  if (own === 'KEPT') return 'kept';
  return shared === 'DETACHED' ? 'deleted; detached where they lead to somebody else too' : 'deleted';
}

function retentionPlan(): string {
  const rows = MAPS.map((map) => {
    const { expires } = map;
    const lasting = Object.values(map.properties).flatMap((entry) => (entry.personal ? [entry.retention] : []));
    if (expires) return [`\`${map.table}\``, expiryInWords(expires), RETENTION[expires.after].why];
    const words = [...new Set(lasting)];
    return [`\`${map.table}\``, words.join(', '), words.map((word) => RETENTION[word].why).join(' ')];
  });
  const periods = Object.entries(RETENTION).map(([name, { period, ...rest }]) => {
    const from = 'from' in rest ? ` from ${rest.from}` : '';
    return `\`${name}\`: ${period.startsWith('P') ? durationInWords(period) : period}${from}`;
  });
  return `## Retention\n\n${table(['table', 'rows go', 'why'], rows)}\nThe periods:\n\n${list(periods)}`;
}

function expiryInWords({ after, from, when }: Expiry): string {
  const states = Object.entries(when ?? {}).map(
    ([name, values]) => `where \`${name}\` is ${(values ?? []).join(' or ')}`,
  );
  const start = from.length > 1 ? `the earliest of ${names(from)}` : names(from);
  return [`${durationInWords(RETENTION[after].period)} from ${start}`, ...states].join(', ');
}
