// Written by `npm run gen` from api/model. Once released it is never changed.
import { Migration } from '@mikro-orm/migrations';

export class Privacy0005 extends Migration {
  override up(): void {
    this.addSql(
      `create table "audit_batch" ("id" varchar(255) not null, "account_id" varchar(255) not null, "number" int not null, "entries" int not null, "hash" varchar(255) not null, "previous_hash" varchar(255) not null, "sealed_at" timestamptz not null, "checkpointed" boolean not null default false, "pruned_at" timestamptz null, primary key ("id"))`,
    );
    this.addSql(`create index "audit_batch_account_id_index" on "audit_batch" ("account_id")`);
    this.addSql(`alter table "audit_batch" add constraint "one_batch_per_number" unique ("account_id", "number")`);
    this.addSql(
      `create table "audit_entry" ("id" varchar(255) not null, "account_id" varchar(255) not null, "at" timestamptz not null, "event" varchar(255) not null, "user_id" varchar(255) null, "token_id" varchar(255) null, "audience" varchar(255) null, "operation" varchar(255) not null, "type" varchar(255) null, "row_ids" text[] not null, "fields" text[] not null, "detail" jsonb null, "request_id" varchar(255) null, "mac" varchar(255) not null, "batch" int null, "place" int null, primary key ("id"))`,
    );
    this.addSql(
      `create index "audit_entry_account_id_batch_place_index" on "audit_entry" ("account_id", "batch", "place")`,
    );
    this.addSql(`create index "audit_entry_account_id_at_id_index" on "audit_entry" ("account_id", "at", "id")`);
    this.addSql(`create index "audit_entry_row_ids_index" on "audit_entry" using gin ("row_ids")`);
    this.addSql(`create index audit_entry_unsealed on audit_entry (account_id, id) where batch is null`);
    this.addSql(
      `create table "consent" ("id" varchar(255) not null, "account_id" varchar(255) not null, "customer_id" varchar(255) null, "user_id" varchar(255) null, "channel" text not null, "purpose" text not null, "wording_version" varchar(255) not null, "source" text not null, "evidence" bytea null, "granted_at" timestamptz not null, "withdrawn_at" timestamptz null, "withdrawn_by" text null, "version" int not null default 1, primary key ("id"))`,
    );
    this.addSql(`create index "consent_account_id_index" on "consent" ("account_id")`);
    this.addSql(`create index "consent_customer_id_index" on "consent" ("customer_id")`);
    this.addSql(`create index "consent_user_id_index" on "consent" ("user_id")`);
    this.addSql(
      `create unique index one_open_consent on consent (account_id, coalesce(customer_id, ''), coalesce(user_id, ''), channel, purpose) where withdrawn_at is null`,
    );
    this.addSql(
      `create table "erasure_probe" ("id" varchar(255) not null, "account_id" varchar(255) not null, "act_id" varchar(255) not null, "sealed_values" bytea null, "cleared_at" timestamptz null, "created_at" timestamptz not null, primary key ("id"))`,
    );
    this.addSql(`create index "erasure_probe_account_id_index" on "erasure_probe" ("account_id")`);
    this.addSql(`alter table "erasure_probe" add constraint "erasure_probe_act_id_unique" unique ("act_id")`);
    this.addSql(
      `create table "ledger_entry" ("id" varchar(255) not null, "account_id" varchar(255) not null, "kind" text not null, "ref" varchar(255) not null, "number" int null, "created_at" timestamptz not null, primary key ("id"))`,
    );
    this.addSql(`create index "ledger_entry_account_id_index" on "ledger_entry" ("account_id")`);
    this.addSql(`alter table "ledger_entry" add constraint "ledger_entry_number_unique" unique ("number")`);
    this.addSql(
      `create table "legal_hold" ("id" varchar(255) not null, "account_id" varchar(255) not null, "customer_id" varchar(255) null, "user_id" varchar(255) null, "ground" text not null, "reference" bytea null, "concepts" text[] not null, "created_by" varchar(255) null, "created_at" timestamptz not null, "ends_at" timestamptz null, "released_at" timestamptz null, "reviewed" boolean not null default false, "version" int not null default 1, primary key ("id"))`,
    );
    this.addSql(`create index "legal_hold_account_id_index" on "legal_hold" ("account_id")`);
    this.addSql(`create index "legal_hold_customer_id_index" on "legal_hold" ("customer_id")`);
    this.addSql(`create index "legal_hold_user_id_index" on "legal_hold" ("user_id")`);
    this.addSql(
      `create table "opt_out" ("id" varchar(255) not null, "account_id" varchar(255) not null, "customer_id" varchar(255) null, "user_id" varchar(255) null, "source" text not null, "recorded_at" timestamptz not null, "last_seen_at" timestamptz not null, primary key ("id"))`,
    );
    this.addSql(`create index "opt_out_account_id_index" on "opt_out" ("account_id")`);
    this.addSql(`create index "opt_out_customer_id_index" on "opt_out" ("customer_id")`);
    this.addSql(`create index "opt_out_user_id_index" on "opt_out" ("user_id")`);
    this.addSql(
      `create unique index one_opt_out on opt_out (account_id, coalesce(customer_id, ''), coalesce(user_id, ''), source)`,
    );
    this.addSql(
      `create table "privacy_request" ("id" varchar(255) not null, "account_id" varchar(255) not null, "kind" text not null, "customer_id" varchar(255) null, "user_id" varchar(255) null, "state" text not null, "reason" varchar(255) null, "jurisdiction" text not null, "filed_as" text not null, "filed_by" varchar(255) null, "idempotency_hash" varchar(255) not null, "input_hash" varchar(255) not null, "detail" bytea null, "lifts" boolean not null default false, "received_at" timestamptz not null, "confirm_by" timestamptz null, "confirmed_at" timestamptz null, "due_by" timestamptz not null, "confirm_near_from" timestamptz null, "due_near_from" timestamptz not null, "extended_at" timestamptz null, "extension_reason" text null, "verified_at" timestamptz null, "verified_by" text null, "identity_officer" varchar(255) null, "identity_method" text null, "code_sent_to" varchar(255) null, "code_hash" varchar(255) null, "code_expires_at" timestamptz null, "code_attempts" int not null default 0, "codes_sent" int not null default 0, "approved_by" varchar(255) null, "approved_at" timestamptz null, "plan_hash" varchar(255) null, "plan" jsonb null, "closed_at" timestamptz null, "certificate" text null, "package_file" varchar(255) null, "package_bytes" int null, "package_sha256" varchar(255) null, "package_expires_at" timestamptz null, "package_removed_at" timestamptz null, "downloads" int not null default 0, "worker" varchar(255) null, "leased_until" timestamptz null, "percent" int not null default 0, "changes" int not null default 0, "version" int not null default 1, primary key ("id"))`,
    );
    this.addSql(`create index "privacy_request_account_id_index" on "privacy_request" ("account_id")`);
    this.addSql(`create index "privacy_request_customer_id_index" on "privacy_request" ("customer_id")`);
    this.addSql(`create index "privacy_request_user_id_index" on "privacy_request" ("user_id")`);
    this.addSql(
      `create index "privacy_request_account_id_state_due_by_index" on "privacy_request" ("account_id", "state", "due_by")`,
    );
    this.addSql(
      `create unique index one_request_per_key on privacy_request (account_id, coalesce(filed_by, ''), idempotency_hash)`,
    );
    this.addSql(
      `create table "privacy_change" ("id" varchar(255) not null, "account_id" varchar(255) not null, "request_id" varchar(255) not null, "sequence" int not null, "at" timestamptz not null, "progress" jsonb not null, primary key ("id"))`,
    );
    this.addSql(`create index "privacy_change_account_id_index" on "privacy_change" ("account_id")`);
    this.addSql(`create index "privacy_change_request_id_index" on "privacy_change" ("request_id")`);
    this.addSql(
      `alter table "privacy_change" add constraint "one_change_per_number" unique ("request_id", "sequence")`,
    );
    this.addSql(
      `create table "privacy_step" ("id" varchar(255) not null, "account_id" varchar(255) not null, "request_id" varchar(255) not null, "position" int not null, "name" varchar(255) not null, "store" varchar(255) not null, "state" text not null, "done" int not null default 0, "total" int null, "attempts" int not null default 0, "started_at" timestamptz null, "finished_at" timestamptz null, "reason" varchar(255) null, "created_at" timestamptz not null, primary key ("id"))`,
    );
    this.addSql(`create index "privacy_step_account_id_index" on "privacy_step" ("account_id")`);
    this.addSql(`create index "privacy_step_request_id_index" on "privacy_step" ("request_id")`);
    this.addSql(`alter table "privacy_step" add constraint "one_step_per_name" unique ("request_id", "name")`);
    this.addSql(
      `create table "retention_run" ("id" varchar(255) not null, "account_id" varchar(255) not null, "started_at" timestamptz not null, "finished_at" timestamptz null, "report" jsonb null, primary key ("id"))`,
    );
    this.addSql(`create index "retention_run_account_id_index" on "retention_run" ("account_id")`);
    this.addSql(`alter table "visit" drop constraint "visit_customer_id_foreign"`);
    this.addSql(`alter table "visit" drop constraint "visit_job_id_foreign"`);
    this.addSql(`alter table "visit" drop constraint "visit_property_id_foreign"`);
    this.addSql(`alter table "sharing_session" drop constraint "sharing_session_visit_id_foreign"`);
    this.addSql(`alter table "account" add "holidays" text[] not null default '{}'`);
    this.addSql(`create policy "keeping" on "account" for select to "whereabouts_keeper" using (true)`);
    this.addSql(`alter table "customer" add "restricted_at" timestamptz null`);
    this.addSql(
      `alter table "app_user" add "email" bytea null, add "email_hash" varchar(255) null, add "restricted_at" timestamptz null`,
    );
    this.addSql(`create index "app_user_email_hash_index" on "app_user" ("email_hash")`);
    this.addSql(`alter table "visit" alter column "job_id" drop not null`);
    this.addSql(`alter table "visit" alter column "customer_id" drop not null`);
    this.addSql(`alter table "visit" alter column "property_id" drop not null`);
    this.addSql(
      `alter table "visit" add constraint "visit_customer_id_foreign" foreign key ("customer_id") references "customer" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "visit" add constraint "visit_job_id_foreign" foreign key ("job_id") references "job" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "visit" add constraint "visit_property_id_foreign" foreign key ("property_id") references "property" ("id") on delete set null`,
    );
    this.addSql(`alter table "sharing_session" alter column "visit_id" drop not null`);
    this.addSql(
      `alter table "sharing_session" add constraint "sharing_session_visit_id_foreign" foreign key ("visit_id") references "visit" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "audit_batch" add constraint "audit_batch_account_id_foreign" foreign key ("account_id") references "account" ("id")`,
    );
    this.addSql(`alter table "audit_batch" enable row level security`);
    this.addSql(`alter table "audit_batch" force row level security`);
    this.addSql(
      `create policy "own_account" on "audit_batch" to "whereabouts_app" using (account_id = nullif(current_setting('whereabouts.account_id', true), '')) with check (account_id = nullif(current_setting('whereabouts.account_id', true), ''))`,
    );
    this.addSql(`create policy "auditing" on "audit_batch" to "whereabouts_audit" using (true) with check (true)`);
    this.addSql(`alter table "audit_entry" enable row level security`);
    this.addSql(`alter table "audit_entry" force row level security`);
    this.addSql(
      `create policy "own_account" on "audit_entry" to "whereabouts_app" using (account_id = nullif(current_setting('whereabouts.account_id', true), '')) with check (account_id = nullif(current_setting('whereabouts.account_id', true), ''))`,
    );
    this.addSql(`create policy "auditing" on "audit_entry" to "whereabouts_audit" using (true) with check (true)`);
    this.addSql(
      `alter table "consent" add constraint "consent_account_id_foreign" foreign key ("account_id") references "account" ("id")`,
    );
    this.addSql(
      `alter table "consent" add constraint "consent_channel_check" check ("channel" in ('EMAIL', 'SMS', 'PHONE', 'CHAT'))`,
    );
    this.addSql(
      `alter table "consent" add constraint "consent_purpose_check" check ("purpose" in ('VISIT_UPDATES', 'REMINDERS', 'REVIEWS', 'MARKETING'))`,
    );
    this.addSql(`alter table "consent" add constraint "consent_source_check" check ("source" in ('PERSON', 'OFFICE'))`);
    this.addSql(
      `alter table "consent" add constraint "consent_withdrawn_by_check" check ("withdrawn_by" in ('PERSON', 'OFFICE', 'SIGNAL', 'REQUEST'))`,
    );
    this.addSql(`alter table "consent" enable row level security`);
    this.addSql(`alter table "consent" force row level security`);
    this.addSql(
      `create policy "own_account" on "consent" to "whereabouts_app" using (account_id = nullif(current_setting('whereabouts.account_id', true), '')) with check (account_id = nullif(current_setting('whereabouts.account_id', true), ''))`,
    );
    this.addSql(
      `alter table "erasure_probe" add constraint "erasure_probe_account_id_foreign" foreign key ("account_id") references "account" ("id")`,
    );
    this.addSql(`alter table "erasure_probe" enable row level security`);
    this.addSql(`alter table "erasure_probe" force row level security`);
    this.addSql(
      `create policy "own_account" on "erasure_probe" to "whereabouts_app" using (account_id = nullif(current_setting('whereabouts.account_id', true), '')) with check (account_id = nullif(current_setting('whereabouts.account_id', true), ''))`,
    );
    this.addSql(
      `alter table "ledger_entry" add constraint "ledger_entry_account_id_foreign" foreign key ("account_id") references "account" ("id")`,
    );
    this.addSql(
      `alter table "ledger_entry" add constraint "ledger_entry_kind_check" check ("kind" in ('ERASURE', 'WITHDRAWAL', 'REVOCATION'))`,
    );
    this.addSql(`alter table "ledger_entry" enable row level security`);
    this.addSql(`alter table "ledger_entry" force row level security`);
    this.addSql(
      `create policy "own_account" on "ledger_entry" to "whereabouts_app" using (account_id = nullif(current_setting('whereabouts.account_id', true), '')) with check (account_id = nullif(current_setting('whereabouts.account_id', true), ''))`,
    );
    this.addSql(`create policy "keeping" on "ledger_entry" for select to "whereabouts_keeper" using (true)`);
    this.addSql(
      `alter table "legal_hold" add constraint "legal_hold_account_id_foreign" foreign key ("account_id") references "account" ("id")`,
    );
    this.addSql(
      `alter table "legal_hold" add constraint "legal_hold_ground_check" check ("ground" in ('LITIGATION', 'REGULATOR', 'TAX', 'CONTRACT', 'OTHER'))`,
    );
    this.addSql(`alter table "legal_hold" enable row level security`);
    this.addSql(`alter table "legal_hold" force row level security`);
    this.addSql(
      `create policy "own_account" on "legal_hold" to "whereabouts_app" using (account_id = nullif(current_setting('whereabouts.account_id', true), '')) with check (account_id = nullif(current_setting('whereabouts.account_id', true), ''))`,
    );
    this.addSql(
      `alter table "opt_out" add constraint "opt_out_account_id_foreign" foreign key ("account_id") references "account" ("id")`,
    );
    this.addSql(
      `alter table "opt_out" add constraint "opt_out_source_check" check ("source" in ('GPC', 'DNT', 'REQUEST'))`,
    );
    this.addSql(`alter table "opt_out" enable row level security`);
    this.addSql(`alter table "opt_out" force row level security`);
    this.addSql(
      `create policy "own_account" on "opt_out" to "whereabouts_app" using (account_id = nullif(current_setting('whereabouts.account_id', true), '')) with check (account_id = nullif(current_setting('whereabouts.account_id', true), ''))`,
    );
    this.addSql(
      `alter table "privacy_request" add constraint "privacy_request_account_id_foreign" foreign key ("account_id") references "account" ("id")`,
    );
    this.addSql(
      `alter table "privacy_request" add constraint "privacy_request_kind_check" check ("kind" in ('EXPORT', 'ERASURE', 'RECTIFICATION', 'RESTRICTION', 'OPT_OUT'))`,
    );
    this.addSql(
      `alter table "privacy_request" add constraint "privacy_request_state_check" check ("state" in ('RECEIVED', 'VERIFYING_IDENTITY', 'AWAITING_APPROVAL', 'SCHEDULED', 'RUNNING', 'COMPLETED', 'DENIED', 'CANCELLED', 'FAILED'))`,
    );
    this.addSql(
      `alter table "privacy_request" add constraint "privacy_request_jurisdiction_check" check ("jurisdiction" in ('GDPR', 'CCPA'))`,
    );
    this.addSql(
      `alter table "privacy_request" add constraint "privacy_request_filed_as_check" check ("filed_as" in ('SELF', 'AGENT', 'OFFICER', 'FOLLOW_UP'))`,
    );
    this.addSql(
      `alter table "privacy_request" add constraint "privacy_request_extension_reason_check" check ("extension_reason" in ('COMPLEXITY', 'NUMBER_OF_REQUESTS'))`,
    );
    this.addSql(
      `alter table "privacy_request" add constraint "privacy_request_verified_by_check" check ("verified_by" in ('CODE', 'OFFICER'))`,
    );
    this.addSql(
      `alter table "privacy_request" add constraint "privacy_request_identity_method_check" check ("identity_method" in ('IN_PERSON', 'IDENTITY_DOCUMENT', 'CALL_BACK', 'POST', 'KNOWN_DETAILS'))`,
    );
    this.addSql(`alter table "privacy_request" enable row level security`);
    this.addSql(`alter table "privacy_request" force row level security`);
    this.addSql(
      `create policy "own_account" on "privacy_request" to "whereabouts_app" using (account_id = nullif(current_setting('whereabouts.account_id', true), '')) with check (account_id = nullif(current_setting('whereabouts.account_id', true), ''))`,
    );
    this.addSql(
      `alter table "privacy_change" add constraint "privacy_change_account_id_foreign" foreign key ("account_id") references "account" ("id")`,
    );
    this.addSql(
      `alter table "privacy_change" add constraint "privacy_change_request_id_foreign" foreign key ("request_id") references "privacy_request" ("id") on delete cascade`,
    );
    this.addSql(`alter table "privacy_change" enable row level security`);
    this.addSql(`alter table "privacy_change" force row level security`);
    this.addSql(
      `create policy "own_account" on "privacy_change" to "whereabouts_app" using (account_id = nullif(current_setting('whereabouts.account_id', true), '')) with check (account_id = nullif(current_setting('whereabouts.account_id', true), ''))`,
    );
    this.addSql(
      `alter table "privacy_step" add constraint "privacy_step_account_id_foreign" foreign key ("account_id") references "account" ("id")`,
    );
    this.addSql(
      `alter table "privacy_step" add constraint "privacy_step_request_id_foreign" foreign key ("request_id") references "privacy_request" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "privacy_step" add constraint "privacy_step_state_check" check ("state" in ('PENDING', 'RUNNING', 'DONE', 'NOTHING_FOUND', 'UNAVAILABLE', 'MISSING', 'FAILED'))`,
    );
    this.addSql(`alter table "privacy_step" enable row level security`);
    this.addSql(`alter table "privacy_step" force row level security`);
    this.addSql(
      `create policy "own_account" on "privacy_step" to "whereabouts_app" using (account_id = nullif(current_setting('whereabouts.account_id', true), '')) with check (account_id = nullif(current_setting('whereabouts.account_id', true), ''))`,
    );
    this.addSql(
      `alter table "retention_run" add constraint "retention_run_account_id_foreign" foreign key ("account_id") references "account" ("id")`,
    );
    this.addSql(`alter table "retention_run" enable row level security`);
    this.addSql(`alter table "retention_run" force row level security`);
    this.addSql(
      `create policy "own_account" on "retention_run" to "whereabouts_app" using (account_id = nullif(current_setting('whereabouts.account_id', true), '')) with check (account_id = nullif(current_setting('whereabouts.account_id', true), ''))`,
    );
  }
}
