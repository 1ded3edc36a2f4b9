// Written by `npm run gen` from api/model. A migration that has been released is never changed.
import { Migration } from '@mikro-orm/migrations';

export class Model0002 extends Migration {
  override up(): void {
    this.addSql(
      `create table "account" ("id" varchar(255) not null, "name" varchar(255) not null, "region" text not null, "time_zone" varchar(255) not null, "customer_precision" text not null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"))`,
    );
    this.addSql(
      `create table "customer" ("id" varchar(255) not null, "account_id" varchar(255) not null, "name" bytea not null, "kind" text not null, "notes" bytea null, "name_hashes" text[] not null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"))`,
    );
    this.addSql(`create index "customer_account_id_index" on "customer" ("account_id")`);
    this.addSql(`create index "customer_name_hashes_index" on "customer" using gin ("name_hashes")`);
    this.addSql(
      `create table "contact_point" ("id" varchar(255) not null, "account_id" varchar(255) not null, "customer_id" varchar(255) not null, "kind" text not null, "value" bytea not null, "value_hash" varchar(255) not null, "created_at" timestamptz not null, primary key ("id"))`,
    );
    this.addSql(`create index "contact_point_account_id_index" on "contact_point" ("account_id")`);
    this.addSql(`create index "contact_point_customer_id_index" on "contact_point" ("customer_id")`);
    this.addSql(`create index "contact_point_value_hash_index" on "contact_point" ("value_hash")`);
    this.addSql(
      `create table "property" ("id" varchar(255) not null, "account_id" varchar(255) not null, "customer_id" varchar(255) not null, "address" bytea not null, "point" bytea not null, "created_at" timestamptz not null, primary key ("id"))`,
    );
    this.addSql(`create index "property_account_id_index" on "property" ("account_id")`);
    this.addSql(`create index "property_customer_id_index" on "property" ("customer_id")`);
    this.addSql(
      `create table "job" ("id" varchar(255) not null, "account_id" varchar(255) not null, "customer_id" varchar(255) not null, "property_id" varchar(255) not null, "state" text not null, "summary" bytea not null, "notes" bytea null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"))`,
    );
    this.addSql(`create index "job_account_id_index" on "job" ("account_id")`);
    this.addSql(`create index "job_customer_id_index" on "job" ("customer_id")`);
    this.addSql(`create index "job_property_id_index" on "job" ("property_id")`);
    this.addSql(
      `create table "app_user" ("id" varchar(255) not null, "account_id" varchar(255) not null, "name" bytea not null, "roles" text[] not null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"))`,
    );
    this.addSql(`create index "app_user_account_id_index" on "app_user" ("account_id")`);
    this.addSql(
      `create table "provider" ("id" varchar(255) not null, "account_id" varchar(255) not null, "user_id" varchar(255) not null, "display_name" bytea not null, "full_name" bytea not null, "name_hashes" text[] not null, "gate_version" int not null default 0, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"))`,
    );
    this.addSql(`create index "provider_account_id_index" on "provider" ("account_id")`);
    this.addSql(`alter table "provider" add constraint "provider_user_id_unique" unique ("user_id")`);
    this.addSql(`create index "provider_name_hashes_index" on "provider" using gin ("name_hashes")`);
    this.addSql(
      `create table "shift" ("id" varchar(255) not null, "account_id" varchar(255) not null, "provider_id" varchar(255) not null, "user_id" varchar(255) not null, "started_at" timestamptz not null, "ended_at" timestamptz null, primary key ("id"))`,
    );
    this.addSql(`create index "shift_account_id_index" on "shift" ("account_id")`);
    this.addSql(`create index "shift_provider_id_index" on "shift" ("provider_id")`);
    this.addSql(`create index "shift_user_id_index" on "shift" ("user_id")`);
    this.addSql(`create unique index one_open_shift on shift (provider_id) where ended_at is null`);
    this.addSql(
      `create table "api_key" ("id" varchar(255) not null, "account_id" varchar(255) not null, "token_hash" varchar(255) not null, "label" varchar(255) not null, "audience" text not null, "role" text null, "scopes" text[] not null, "user_id" varchar(255) null, "provider_id" varchar(255) null, "created_at" timestamptz not null, "expires_at" timestamptz null, "revoked_at" timestamptz null, primary key ("id"))`,
    );
    this.addSql(`create index "api_key_account_id_index" on "api_key" ("account_id")`);
    this.addSql(`alter table "api_key" add constraint "api_key_token_hash_unique" unique ("token_hash")`);
    this.addSql(`create index "api_key_user_id_index" on "api_key" ("user_id")`);
    this.addSql(`create index "api_key_provider_id_index" on "api_key" ("provider_id")`);
    this.addSql(
      `create table "visit" ("id" varchar(255) not null, "account_id" varchar(255) not null, "job_id" varchar(255) not null, "customer_id" varchar(255) not null, "property_id" varchar(255) not null, "assignee_id" varchar(255) null, "stage" text not null, "window_start" timestamptz not null, "window_end" timestamptz not null, "notes" bytea null, "stage_changed_at" timestamptz not null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"))`,
    );
    this.addSql(`create index "visit_account_id_index" on "visit" ("account_id")`);
    this.addSql(`create index "visit_job_id_index" on "visit" ("job_id")`);
    this.addSql(`create index "visit_customer_id_index" on "visit" ("customer_id")`);
    this.addSql(`create index "visit_property_id_index" on "visit" ("property_id")`);
    this.addSql(`create index "visit_assignee_id_index" on "visit" ("assignee_id")`);
    this.addSql(
      `create index "visit_account_id_window_start_id_index" on "visit" ("account_id", "window_start", "id")`,
    );
    this.addSql(`create unique index one_active_visit on visit (assignee_id) where stage in ('EN_ROUTE', 'ON_SITE')`);
    this.addSql(
      `create table "sharing_session" ("id" varchar(255) not null, "account_id" varchar(255) not null, "visit_id" varchar(255) not null, "provider_id" varchar(255) not null, "user_id" varchar(255) not null, "state" text not null, "end_reason" text null, "started_at" timestamptz not null, "active_since" timestamptz not null, "ended_at" timestamptz null, primary key ("id"))`,
    );
    this.addSql(`create index "sharing_session_account_id_index" on "sharing_session" ("account_id")`);
    this.addSql(`create index "sharing_session_visit_id_index" on "sharing_session" ("visit_id")`);
    this.addSql(`create index "sharing_session_provider_id_index" on "sharing_session" ("provider_id")`);
    this.addSql(`create index "sharing_session_user_id_index" on "sharing_session" ("user_id")`);
    this.addSql(`create unique index one_open_session on sharing_session (provider_id) where state <> 'ENDED'`);
    this.addSql(`create unique index one_open_session_per_visit on sharing_session (visit_id) where state <> 'ENDED'`);
    this.addSql(
      `create table "share_grant" ("id" varchar(255) not null, "account_id" varchar(255) not null, "visit_id" varchar(255) not null, "customer_id" varchar(255) not null, "token_hash" varchar(255) not null, "created_at" timestamptz not null, "expires_at" timestamptz not null, "revoked_at" timestamptz null, "ended_at" timestamptz null, primary key ("id"))`,
    );
    this.addSql(`create index "share_grant_account_id_index" on "share_grant" ("account_id")`);
    this.addSql(`create index "share_grant_visit_id_index" on "share_grant" ("visit_id")`);
    this.addSql(`create index "share_grant_customer_id_index" on "share_grant" ("customer_id")`);
    this.addSql(`alter table "share_grant" add constraint "share_grant_token_hash_unique" unique ("token_hash")`);
    this.addSql(
      `create table "watch" ("id" varchar(255) not null, "account_id" varchar(255) not null, "provider_id" varchar(255) not null, "user_id" varchar(255) not null, "audience" text not null, "token_id" varchar(255) not null, "started_at" timestamptz not null, "ended_at" timestamptz null, primary key ("id"))`,
    );
    this.addSql(`create index "watch_account_id_index" on "watch" ("account_id")`);
    this.addSql(`create index "watch_provider_id_index" on "watch" ("provider_id")`);
    this.addSql(`create index "watch_user_id_index" on "watch" ("user_id")`);
    this.addSql(`alter table "account" add constraint "account_region_check" check ("region" in ('EU', 'US'))`);
    this.addSql(
      `alter table "account" add constraint "account_customer_precision_check" check ("customer_precision" in ('EXACT', 'STREET', 'NEIGHBOURHOOD', 'ETA_ONLY'))`,
    );
    this.addSql(`alter table "account" enable row level security`);
    this.addSql(`alter table "account" force row level security`);
    this.addSql(
      `create policy "own_account" on "account" to "whereabouts_app" using (id = nullif(current_setting('whereabouts.account_id', true), '')) with check (id = nullif(current_setting('whereabouts.account_id', true), ''))`,
    );
    this.addSql(
      `alter table "customer" add constraint "customer_account_id_foreign" foreign key ("account_id") references "account" ("id")`,
    );
    this.addSql(`alter table "customer" add constraint "customer_kind_check" check ("kind" in ('PROSPECT', 'ACTIVE'))`);
    this.addSql(`alter table "customer" enable row level security`);
    this.addSql(`alter table "customer" force row level security`);
    this.addSql(
      `create policy "own_account" on "customer" to "whereabouts_app" using (account_id = nullif(current_setting('whereabouts.account_id', true), '')) with check (account_id = nullif(current_setting('whereabouts.account_id', true), ''))`,
    );
    this.addSql(
      `alter table "contact_point" add constraint "contact_point_account_id_foreign" foreign key ("account_id") references "account" ("id")`,
    );
    this.addSql(
      `alter table "contact_point" add constraint "contact_point_customer_id_foreign" foreign key ("customer_id") references "customer" ("id")`,
    );
    this.addSql(
      `alter table "contact_point" add constraint "contact_point_kind_check" check ("kind" in ('EMAIL', 'PHONE'))`,
    );
    this.addSql(`alter table "contact_point" enable row level security`);
    this.addSql(`alter table "contact_point" force row level security`);
    this.addSql(
      `create policy "own_account" on "contact_point" to "whereabouts_app" using (account_id = nullif(current_setting('whereabouts.account_id', true), '')) with check (account_id = nullif(current_setting('whereabouts.account_id', true), ''))`,
    );
    this.addSql(
      `alter table "property" add constraint "property_account_id_foreign" foreign key ("account_id") references "account" ("id")`,
    );
    this.addSql(
      `alter table "property" add constraint "property_customer_id_foreign" foreign key ("customer_id") references "customer" ("id")`,
    );
    this.addSql(`alter table "property" enable row level security`);
    this.addSql(`alter table "property" force row level security`);
    this.addSql(
      `create policy "own_account" on "property" to "whereabouts_app" using (account_id = nullif(current_setting('whereabouts.account_id', true), '')) with check (account_id = nullif(current_setting('whereabouts.account_id', true), ''))`,
    );
    this.addSql(
      `alter table "job" add constraint "job_account_id_foreign" foreign key ("account_id") references "account" ("id")`,
    );
    this.addSql(
      `alter table "job" add constraint "job_customer_id_foreign" foreign key ("customer_id") references "customer" ("id")`,
    );
    this.addSql(
      `alter table "job" add constraint "job_property_id_foreign" foreign key ("property_id") references "property" ("id")`,
    );
    this.addSql(
      `alter table "job" add constraint "job_state_check" check ("state" in ('UNSCHEDULED', 'SCHEDULED', 'ACTIVE', 'COMPLETED', 'CANCELLED'))`,
    );
    this.addSql(`alter table "job" enable row level security`);
    this.addSql(`alter table "job" force row level security`);
    this.addSql(
      `create policy "own_account" on "job" to "whereabouts_app" using (account_id = nullif(current_setting('whereabouts.account_id', true), '')) with check (account_id = nullif(current_setting('whereabouts.account_id', true), ''))`,
    );
    this.addSql(
      `alter table "app_user" add constraint "app_user_account_id_foreign" foreign key ("account_id") references "account" ("id")`,
    );
    this.addSql(`alter table "app_user" enable row level security`);
    this.addSql(`alter table "app_user" force row level security`);
    this.addSql(
      `create policy "own_account" on "app_user" to "whereabouts_app" using (account_id = nullif(current_setting('whereabouts.account_id', true), '')) with check (account_id = nullif(current_setting('whereabouts.account_id', true), ''))`,
    );
    this.addSql(
      `alter table "provider" add constraint "provider_account_id_foreign" foreign key ("account_id") references "account" ("id")`,
    );
    this.addSql(
      `alter table "provider" add constraint "provider_user_id_foreign" foreign key ("user_id") references "app_user" ("id")`,
    );
    this.addSql(`alter table "provider" enable row level security`);
    this.addSql(`alter table "provider" force row level security`);
    this.addSql(
      `create policy "own_account" on "provider" to "whereabouts_app" using (account_id = nullif(current_setting('whereabouts.account_id', true), '')) with check (account_id = nullif(current_setting('whereabouts.account_id', true), ''))`,
    );
    this.addSql(
      `alter table "shift" add constraint "shift_account_id_foreign" foreign key ("account_id") references "account" ("id")`,
    );
    this.addSql(
      `alter table "shift" add constraint "shift_provider_id_foreign" foreign key ("provider_id") references "provider" ("id")`,
    );
    this.addSql(
      `alter table "shift" add constraint "shift_user_id_foreign" foreign key ("user_id") references "app_user" ("id")`,
    );
    this.addSql(`alter table "shift" enable row level security`);
    this.addSql(`alter table "shift" force row level security`);
    this.addSql(
      `create policy "own_account" on "shift" to "whereabouts_app" using (account_id = nullif(current_setting('whereabouts.account_id', true), '')) with check (account_id = nullif(current_setting('whereabouts.account_id', true), ''))`,
    );
    this.addSql(
      `alter table "api_key" add constraint "api_key_account_id_foreign" foreign key ("account_id") references "account" ("id")`,
    );
    this.addSql(
      `alter table "api_key" add constraint "api_key_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "api_key" add constraint "api_key_provider_id_foreign" foreign key ("provider_id") references "provider" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "api_key" add constraint "api_key_audience_check" check ("audience" in ('partner', 'provider', 'office', 'compliance'))`,
    );
    this.addSql(
      `alter table "api_key" add constraint "api_key_role_check" check ("role" in ('ADMIN', 'DISPATCHER', 'AGENT', 'COMPLIANCE_OFFICER', 'PROVIDER'))`,
    );
    this.addSql(`alter table "api_key" enable row level security`);
    this.addSql(`alter table "api_key" force row level security`);
    this.addSql(
      `create policy "own_account" on "api_key" to "whereabouts_app" using (account_id = nullif(current_setting('whereabouts.account_id', true), '')) with check (account_id = nullif(current_setting('whereabouts.account_id', true), ''))`,
    );
    this.addSql(`create policy "signing_in" on "api_key" for select to "whereabouts_auth" using (true)`);
    this.addSql(
      `alter table "visit" add constraint "visit_account_id_foreign" foreign key ("account_id") references "account" ("id")`,
    );
    this.addSql(
      `alter table "visit" add constraint "visit_job_id_foreign" foreign key ("job_id") references "job" ("id")`,
    );
    this.addSql(
      `alter table "visit" add constraint "visit_customer_id_foreign" foreign key ("customer_id") references "customer" ("id")`,
    );
    this.addSql(
      `alter table "visit" add constraint "visit_property_id_foreign" foreign key ("property_id") references "property" ("id")`,
    );
    this.addSql(
      `alter table "visit" add constraint "visit_assignee_id_foreign" foreign key ("assignee_id") references "provider" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "visit" add constraint "visit_stage_check" check ("stage" in ('BOOKED', 'DISPATCHED', 'EN_ROUTE', 'ON_SITE', 'COMPLETED', 'NO_ACCESS', 'CANCELLED'))`,
    );
    this.addSql(`alter table "visit" enable row level security`);
    this.addSql(`alter table "visit" force row level security`);
    this.addSql(
      `create policy "own_account" on "visit" to "whereabouts_app" using (account_id = nullif(current_setting('whereabouts.account_id', true), '')) with check (account_id = nullif(current_setting('whereabouts.account_id', true), ''))`,
    );
    this.addSql(
      `alter table "sharing_session" add constraint "sharing_session_account_id_foreign" foreign key ("account_id") references "account" ("id")`,
    );
    this.addSql(
      `alter table "sharing_session" add constraint "sharing_session_visit_id_foreign" foreign key ("visit_id") references "visit" ("id")`,
    );
    this.addSql(
      `alter table "sharing_session" add constraint "sharing_session_provider_id_foreign" foreign key ("provider_id") references "provider" ("id")`,
    );
    this.addSql(
      `alter table "sharing_session" add constraint "sharing_session_user_id_foreign" foreign key ("user_id") references "app_user" ("id")`,
    );
    this.addSql(
      `alter table "sharing_session" add constraint "sharing_session_state_check" check ("state" in ('ACTIVE', 'PAUSED', 'ENDED'))`,
    );
    this.addSql(
      `alter table "sharing_session" add constraint "sharing_session_end_reason_check" check ("end_reason" in ('COMPLETED', 'NO_ACCESS', 'CANCELLED', 'REASSIGNED', 'CLOCKED_OUT'))`,
    );
    this.addSql(`alter table "sharing_session" enable row level security`);
    this.addSql(`alter table "sharing_session" force row level security`);
    this.addSql(
      `create policy "own_account" on "sharing_session" to "whereabouts_app" using (account_id = nullif(current_setting('whereabouts.account_id', true), '')) with check (account_id = nullif(current_setting('whereabouts.account_id', true), ''))`,
    );
    this.addSql(
      `alter table "share_grant" add constraint "share_grant_account_id_foreign" foreign key ("account_id") references "account" ("id")`,
    );
    this.addSql(
      `alter table "share_grant" add constraint "share_grant_visit_id_foreign" foreign key ("visit_id") references "visit" ("id")`,
    );
    this.addSql(
      `alter table "share_grant" add constraint "share_grant_customer_id_foreign" foreign key ("customer_id") references "customer" ("id")`,
    );
    this.addSql(`alter table "share_grant" enable row level security`);
    this.addSql(`alter table "share_grant" force row level security`);
    this.addSql(
      `create policy "own_account" on "share_grant" to "whereabouts_app" using (account_id = nullif(current_setting('whereabouts.account_id', true), '')) with check (account_id = nullif(current_setting('whereabouts.account_id', true), ''))`,
    );
    this.addSql(`create policy "signing_in" on "share_grant" for select to "whereabouts_auth" using (true)`);
    this.addSql(
      `alter table "watch" add constraint "watch_account_id_foreign" foreign key ("account_id") references "account" ("id")`,
    );
    this.addSql(
      `alter table "watch" add constraint "watch_provider_id_foreign" foreign key ("provider_id") references "provider" ("id")`,
    );
    this.addSql(
      `alter table "watch" add constraint "watch_user_id_foreign" foreign key ("user_id") references "app_user" ("id")`,
    );
    this.addSql(
      `alter table "watch" add constraint "watch_audience_check" check ("audience" in ('partner', 'customer', 'provider', 'office', 'compliance'))`,
    );
    this.addSql(`alter table "watch" enable row level security`);
    this.addSql(`alter table "watch" force row level security`);
    this.addSql(
      `create policy "own_account" on "watch" to "whereabouts_app" using (account_id = nullif(current_setting('whereabouts.account_id', true), '')) with check (account_id = nullif(current_setting('whereabouts.account_id', true), ''))`,
    );
  }
}
