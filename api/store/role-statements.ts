/**
 * The SQL that makes a role which owns nothing, hands it to the owner of the database and lets it into the schema. Another
 * database of the same server may have made it already, or be making it now. Released migrations consist of it: what it does
 * to a database never changes.
 */
export const roleStatements = (name: string): readonly string[] => [
  `do $$ begin
  if not exists (select from pg_roles where rolname = '${name}') then create role ${name} nologin; end if;
exception when duplicate_object or unique_violation then null; end $$`,
  `do $$ begin execute format('grant ${name} to %I', current_user); end $$`,
  `grant usage on schema public to ${name}`,
];
