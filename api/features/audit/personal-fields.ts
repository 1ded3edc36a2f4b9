import { type GraphQLSchema, getNamedType, isEnumType, isObjectType, isScalarType } from 'graphql';
import type { TablePrivacy } from '../../../policies/privacy/map.ts';
import { POLICY, roleOf } from '../../access/schema-policy.ts';
import { MODEL } from '../../model/index.ts';

/** Fields that are made of other stored properties than the one of their name, as `table.property`. */
const MADE_OF: Readonly<Record<string, readonly string[]>> = {
  'Visit.arrivalWindow': ['visit.windowStart', 'visit.windowEnd'],
  'Provider.clockedIn': ['shift.endedAt'],
  'Watcher.since': ['watch.startedAt'],
  'Watcher.label': ['api_key.label'],
  'Consent.wording': ['consent.wordingVersion'],
  'LegalHold.subjectKind': ['legal_hold.ground'],
  'LegalHold.subjectId': ['legal_hold.ground'],
  'LegalHold.active': ['legal_hold.releasedAt', 'legal_hold.endsAt'],
  'PrivacyRequest.subject': ['privacy_request.kind'],
  'PrivacyRequest.deadline': ['privacy_request.dueBy'],
  'PrivacyRequest.decision': ['privacy_request.reason'],
  'PrivacyRequest.steps': ['privacy_step.state'],
  'PrivacyRequest.counts': ['privacy_step.done'],
  'PrivacyRequest.preview': ['privacy_request.plan'],
  'PrivacyRequest.package': ['privacy_request.packageBytes', 'privacy_request.downloads'],
  'PrivacyRequest.contacts': ['contact_point.value'],
  'PrivacyRequest.agent': ['privacy_request.detail'],
  'PrivacyRequest.corrections': ['privacy_request.detail'],
  'PrivacyRequest.note': ['privacy_request.detail'],
  'RetentionRun.concepts': ['retention_run.report'],
};

/** Types whose rows are stored under another name. */
const STORED_AS: Readonly<Record<string, string>> = { Watcher: 'Watch' };

/** Types whose fields are not recorded, and why. */
export const NOT_RECORDED: Readonly<Record<string, string>> = {
  ProviderPosition:
    'Positions are never at rest. Who watches one is recorded as a watcher, whom the watched person sees.',
  VisitTracking: 'What is shared of a visit while somebody watches it: recorded as a watcher.',
  ReportingInstruction: 'What a provider’s own app is to do now.',
  AuditEntry: 'That the log was read is in the log, without repeating it.',
  DataAccess: 'Everybody looks at what concerns themself alone.',
};

/** What of a schema is data of a person, by the privacy maps. */
export interface PersonalFields {
  /** Coordinates (`Type.field`) of fields that yield a personal property. */
  readonly personal: readonly string[];
  /** Coordinates of which the maps say nothing: they are taken for personal until somebody says what they are made of. */
  readonly unknown: readonly string[];
}

/**
 * The fields of governed types that yield a personal property: one of their own name, or those that `MADE_OF` names. What leads to
 * other rows is not among them, as the fields of those rows are.
 */
export function personalFields(full: GraphQLSchema): PersonalFields {
  const personal: string[] = [];
  const unknown: string[] = [];
  for (const type of Object.values(full.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || Object.hasOwn(NOT_RECORDED, type.name)) continue;
    if (roleOf(type.name, POLICY).kind !== 'governed') continue;
    for (const { name, type: yields } of Object.values(type.getFields())) {
      if (leadsToRows(full, getNamedType(yields).name)) continue;
      const coordinate = `${type.name}.${name}`;
      const properties = propertiesOf(type.name, name);
      if (properties.length === 0) unknown.push(coordinate);
      else if (properties.some(isPersonal)) personal.push(coordinate);
    }
  }
  return { personal, unknown };
}

/** Rows, or a page of rows, whose own fields are judged where they come out. */
function leadsToRows(full: GraphQLSchema, typeName: string): boolean {
  const type = full.getType(typeName);
  if (!type || isScalarType(type) || isEnumType(type) || !isObjectType(type)) return false;
  const role = roleOf(typeName, POLICY);
  return role.kind === 'governed' || (role.kind === 'structural' && role.of !== null);
}

type Property = readonly [map: TablePrivacy, property: string];

function propertiesOf(type: string, field: string): Property[] {
  const made = Object.hasOwn(MADE_OF, `${type}.${field}`) ? MADE_OF[`${type}.${field}`]! : null;
  if (made) {
    return made.map((name): Property => {
      const [table = '', property = ''] = name.split('.');
      const map = MODEL.find(({ privacy }) => privacy.table === table)?.privacy as TablePrivacy | undefined;
      if (!map || !Object.hasOwn(map.properties, property)) throw new Error(`${name} is in no privacy map`);
      return [map, property];
    });
  }
  const entity = Object.hasOwn(STORED_AS, type) ? STORED_AS[type] : type;
  const map = MODEL.find((each) => each.entity.meta.className === entity)?.privacy as TablePrivacy | undefined;
  return map && Object.hasOwn(map.properties, field) ? [[map, field]] : [];
}

const isPersonal = ([map, property]: Property): boolean => map.properties[property]!.personal;
