-- One Jobcenter more: its tenant, its roles, its schema for read models. Run by the administrator, after the owner has
-- made the tables; again it changes nothing.
--
--   psql --set tenant=aurich --set app=aurich_app --set reader=aurich_reader --set tables=aurich_tables --file tenant.sql
--
--   app     what runs for this Jobcenter: appends and reads the events of this tenant, keeps up its read models
--   reader  analysts: reads the tables and views of the read models (vor-ort migrate --readers), and no event
SELECT set_config('example.app', :'app', false), set_config('example.reader', :'reader', false), set_config('example.tables', :'tables', false);

DO $$
DECLARE
  app name := current_setting('example.app');
  reader name := current_setting('example.reader');
BEGIN
  IF to_regrole(quote_ident(app)) IS NULL THEN
    EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 60', app);
  END IF;
  IF to_regrole(quote_ident(reader)) IS NULL THEN
    EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 20', reader);
  END IF;
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I, %I', current_database(), app, reader);
  EXECUTE format('ALTER ROLE %I SET default_transaction_read_only = on', reader);
  EXECUTE format('ALTER ROLE %I SET statement_timeout = %L', reader, '5min');
  EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I AUTHORIZATION %I', current_setting('example.tables'), app);
END $$;

-- As the owner: who made the tables decides who may use which tenant.
SET ROLE vor_ort_owner;
SELECT vor_ort.create_tenant(:'tenant');
SELECT vor_ort.grant_tenant(:'tenant', :'app');
RESET ROLE;
