import { Arg, Args, Ctx, Int, Query, Resolver } from 'type-graphql';
import { AuditEntry, AuditEntryConnection, AuditEntryFilter, AuditVerification } from '../../../schema/types/audit.ts';
import { PageArgs } from '../../../schema/types/shared.ts';
import { AUDIT_EVENTS, type AuditLog } from '../../access/audit-log.ts';
import type { Context } from '../../access/context.ts';
import { AppError } from '../../kernel/app-error.ts';
import { typeOfId } from '../../kernel/ids.ts';
import { connection } from '../../store/page.ts';
import { auditEntryStore } from './audit.store.ts';
import { MOST_CHECKPOINTS } from './audit.verify.ts';
import { auditEntryView } from './audit.view.ts';

@Resolver(() => AuditEntry)
export class AuditResolver {
  readonly #log: AuditLog;

  constructor(log: AuditLog) {
    this.#log = log;
  }

  @Query(() => AuditEntryConnection, {
    description: 'The audit log of the account, oldest first; `last` gives the newest. That it was read is in it too.',
  })
  async auditEntries(
    @Arg('filter', () => AuditEntryFilter, { nullable: true, description: 'Which of them.' })
    filter: AuditEntryFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { viewer, session, access, record }: Context,
  ) {
    refuseUnknown(filter);
    await this.#log.flush(viewer.accountId);
    const found = await auditEntryStore.page(session, access, filter ?? {}, page);
    record?.note({
      event: 'audit',
      operation: 'auditEntries',
      type: 'AuditEntry',
      rowIds: filter?.subjectId ? [filter.subjectId] : [],
      detail: { entries: found.rows.length },
    });
    return connection(found, auditEntryView);
  }

  @Query(() => AuditVerification, {
    description:
      'Holds a part of the audit log against its signed checkpoints. Ask again with `through` as `after` until `isComplete`.',
  })
  async auditVerification(
    @Arg('after', () => Int, {
      nullable: true,
      description: 'Begin after this checkpoint; with the first unless given.',
    })
    after: number | null,
    @Ctx() { viewer, record }: Context,
  ): Promise<AuditVerification> {
    if (after !== null && after < 0) throw new AppError('BAD_USER_INPUT', '`after` is the number of a checkpoint.');
    const part = await this.#log.verify(viewer.accountId, after ?? 0, MOST_CHECKPOINTS);
    const detail = { problems: part.problems.length, through: part.through };
    record?.note({ event: 'audit', operation: 'auditVerification', type: 'AuditEntry', detail });
    return part as AuditVerification;
  }
}

/** A text that is no id and no event finds nothing, and must not get into the log. */
function refuseUnknown(filter: AuditEntryFilter | null): void {
  for (const key of ['subjectId', 'userId', 'tokenId'] as const) {
    const id = filter?.[key];
    if (id != null && typeOfId(id) === null) throw new AppError('BAD_USER_INPUT', `\`${key}\` is not an id.`);
  }
  const event = filter?.event;
  if (event != null && !AUDIT_EVENTS.some((each) => each === event)) {
    throw new AppError('BAD_USER_INPUT', `\`event\` is one of ${AUDIT_EVENTS.join(', ')}.`);
  }
}
