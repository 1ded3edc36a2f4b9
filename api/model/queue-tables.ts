import { libraryTable } from '../../policies/privacy/map.ts';
import { plain } from './entries.ts';

const NAME = plain('The name of a kind of work.');
const STATE = plain('How far a job has come.');
const HOW = plain('How jobs of the kind are tried, kept and taken.');
const WHEN = plain('When something happened to a job or is to happen.');
const COUNT = plain('A number of jobs, seconds or tries.');
const UNUSED = plain('A part of the library that is not used; empty.');
/** `assertOnlyIds` lets nothing else in. */
const IDS = plain('Random identifiers of rows, and nothing else.');
const REASON = plain('Why an attempt failed: a code and a count, never a message.');
const OWN_ID = plain('A random identifier of the job itself.');

const columns = <E>(entry: E, names: string): Record<string, E> =>
  Object.fromEntries(names.split(' ').map((name) => [name, entry]));

/**
 * The tables of the queue (pg-boss, in a schema of its own). Partitions have their parent's columns. They are under no
 * row-level security: jobs of all accounts are worked on by one server, they hold ids alone, and the role of a
 * viewer's session can add a job and read none.
 */
export const QUEUE_TABLES = [
  libraryTable('pgboss.job', {
    ...columns(OWN_ID, 'id source_id source_root_id'),
    ...columns(NAME, 'name dead_letter source_name'),
    ...columns(STATE, 'state blocked blocking pending_dependencies'),
    ...columns(HOW, 'priority policy retry_limit retry_delay retry_backoff retry_delay_max expire_seconds'),
    ...columns(HOW, 'deletion_seconds heartbeat_seconds'),
    ...columns(WHEN, 'start_after created_on started_on completed_on keep_until heartbeat_on singleton_on'),
    ...columns(WHEN, 'source_created_on'),
    ...columns(COUNT, 'retry_count source_retry_count'),
    ...columns(IDS, 'data singleton_key group_id'),
    group_tier: UNUSED,
    ...columns(REASON, 'output source_output'),
  }),
  libraryTable('pgboss.queue', {
    ...columns(NAME, 'name dead_letter table_name'),
    ...columns(HOW, 'policy retry_limit retry_delay retry_backoff retry_delay_max expire_seconds retention_seconds'),
    ...columns(HOW, 'deletion_seconds partition heartbeat_seconds notify warning_queued'),
    ...columns(COUNT, 'deferred_count queued_count ready_count active_count failed_count total_count created_delta'),
    ...columns(COUNT, 'completed_delta failed_delta delta_seconds ready_history'),
    ...columns(WHEN, 'delta_on monitor_claim_on monitor_on maintain_on created_on updated_on'),
    singletons_active: IDS,
  }),
  libraryTable(
    'pgboss.version',
    columns(
      plain('The version of the tables, and when they were last looked after.'),
      'version cron_on bam_on flow_on reindex_on monitor_backoff_on',
    ),
  ),
  libraryTable(
    'pgboss.bam',
    columns(
      plain('Changes of the tables that are made later, and how they went.'),
      'id name version status queue table_name command error created_on started_on completed_on',
    ),
  ),
  libraryTable(
    'pgboss.schedule',
    columns(UNUSED, 'name key kind cron timezone data options created_on updated_on last_job_id'),
  ),
  libraryTable('pgboss.subscription', columns(UNUSED, 'event name created_on updated_on')),
  libraryTable('pgboss.warning', columns(UNUSED, 'id type message data created_on')),
  libraryTable('pgboss.job_dependency', columns(UNUSED, 'child_name child_id parent_name parent_id')),
  libraryTable('pgboss.queue_stats', {
    ...columns(UNUSED, 'id name deferred_count queued_count ready_count active_count failed_count total_count'),
    ...columns(UNUSED, 'created_delta completed_delta failed_delta delta_seconds delta_on captured_on'),
  }),
] as const;
