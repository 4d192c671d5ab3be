-- The roles of one deployment. Run once in the database of the deployment, by its administrator; again it changes nothing.
--
--   vor_ort_owner    owns the tables and brings them up to date; used for that alone, never by a service that runs
--   vor_ort_backup   reads everything past the row-level security, and writes nothing
--   vor_ort_monitor  sees the statistics of the server, and no row
--
-- Each Jobcenter gets roles of its own: tenant.sql. Passwords are set apart from this file, from secrets.
DO $$
BEGIN
  IF to_regrole('vor_ort_owner') IS NULL THEN
    CREATE ROLE vor_ort_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 5;
  END IF;
  IF to_regrole('vor_ort_backup') IS NULL THEN
    -- Without BYPASSRLS a dump ends with an error, and rightly: it would lack the rows of other tenants.
    CREATE ROLE vor_ort_backup LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE REPLICATION BYPASSRLS CONNECTION LIMIT 3;
  END IF;
  IF to_regrole('vor_ort_monitor') IS NULL THEN
    CREATE ROLE vor_ort_monitor LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 3;
  END IF;
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT, CREATE ON DATABASE %I TO vor_ort_owner', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO vor_ort_backup, vor_ort_monitor', current_database());
END $$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT pg_read_all_data TO vor_ort_backup;
GRANT pg_monitor TO vor_ort_monitor;
ALTER ROLE vor_ort_backup SET default_transaction_read_only = on;
ALTER ROLE vor_ort_monitor SET default_transaction_read_only = on;
