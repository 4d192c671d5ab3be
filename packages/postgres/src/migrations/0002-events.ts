/** The events and the heads of their streams. */
import { appendFunctions } from './0002-append.ts'

/**
 * Appending is one call of one function, so it is one transaction and one round trip; nobody but its owner may write
 * the tables in any other way. What it does, in this order, is what the order of the store rests on:
 *
 * 1. it moves the head of the stream, which locks the stream and checks what the writer believes of it;
 * 2. it announces that it is going to take positions, by a shared lock that is named after the last one that was taken;
 * 3. it takes positions.
 *
 * The horizon, up to which the whole store is read, is found in this order: the last position that was taken (T), the
 * announcements of transactions in flight (their least is A), and then, by a new snapshot, what lies up to both.
 *
 * Nothing is missed: let an event have a position p up to T and A, and let its transaction not have been undone. Since
 * p was taken before T was looked at, its announcement was made before that, and names a position before p. Had it
 * still been there when the announcements were looked at, A would lie before p. So it was gone by then; and PostgreSQL
 * lets go of a lock after the commit can be seen, so the later snapshot shows the event.
 *
 * Within a stream positions follow revisions, since they are taken while the stream is locked. Transactions that do not
 * append hold up nobody, and positions that were taken and undone are passed as soon as their transaction ends.
 */
export const events = `
  CREATE TABLE @schema@.events (
    position bigint NOT NULL,
    revision bigint NOT NULL,
    id uuid NOT NULL,
    schema_version integer NOT NULL,
    tenant smallint NOT NULL,
    stream text COLLATE "C" NOT NULL,
    type text COLLATE "C" NOT NULL,
    data json NOT NULL,
    metadata json NOT NULL,
    prev_hash text COLLATE "C" NOT NULL,
    hash text COLLATE "C" NOT NULL,
    CONSTRAINT events_by_position PRIMARY KEY (tenant, position),
    CONSTRAINT events_by_stream UNIQUE (tenant, stream, revision),
    CONSTRAINT events_by_id UNIQUE (tenant, id)
  );
  COMMENT ON TABLE @schema@.events IS 'All events. Nothing in it is ever changed or deleted.';
  COMMENT ON COLUMN @schema@.events.position IS 'The place in the order of all events of the tenant; it has gaps.';
  COMMENT ON COLUMN @schema@.events.revision IS 'The place in the stream, from 0, without gaps.';
  COMMENT ON COLUMN @schema@.events.data IS 'Kept letter by letter: the digest is made of it.';
  COMMENT ON COLUMN @schema@.events.hash IS 'The digest of the event and of the one before it in its stream.';

  CREATE TABLE @schema@.streams (
    revision bigint NOT NULL,
    tenant smallint NOT NULL,
    stream text COLLATE "C" NOT NULL,
    hash text COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, stream)
  ) WITH (fillfactor = 70);
  COMMENT ON TABLE @schema@.streams IS 'The last event of each stream.';

  CREATE FUNCTION @schema@.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation';
  END $$;
  CREATE TRIGGER events_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON @schema@.events
    FOR EACH STATEMENT EXECUTE FUNCTION @schema@.refuse('events are never changed or deleted');
  CREATE TRIGGER streams_are_kept BEFORE DELETE OR TRUNCATE ON @schema@.streams
    FOR EACH STATEMENT EXECUTE FUNCTION @schema@.refuse('streams are never deleted');
  -- In two, since the first costs nothing where these columns are not written.
  CREATE TRIGGER streams_keep_their_names BEFORE UPDATE OF tenant, stream ON @schema@.streams
    FOR EACH STATEMENT EXECUTE FUNCTION @schema@.refuse('streams keep their names');
  CREATE TRIGGER streams_only_grow BEFORE UPDATE ON @schema@.streams FOR EACH ROW WHEN (NEW.revision <= OLD.revision)
    EXECUTE FUNCTION @schema@.refuse('streams only grow');

  -- Forced: the owner too sees a tenant only by a grant and by naming it. Only a superuser passes.
  ALTER TABLE @schema@.events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  ALTER TABLE @schema@.streams ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY events_of_the_tenant ON @schema@.events USING (tenant = (SELECT @schema@.current_tenant()));
  CREATE POLICY streams_of_the_tenant ON @schema@.streams USING (tenant = (SELECT @schema@.current_tenant()));

  ${appendFunctions}

  CREATE FUNCTION @schema@.in_flight(OUT bound bigint, OUT pid integer)
  RETURNS SETOF record
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = @schema@, pg_temp AS $$
  DECLARE
    positions regclass;
    taken bigint;
  BEGIN
    SELECT t.positions INTO positions FROM tenant_of_session() t;
    taken := pg_sequence_last_value(positions);
    -- The upper bits are those of the last position: nobody is two billion positions away from it.
    RETURN QUERY
      SELECT taken - ((((taken - l.objid::bigint) & 4294967295) + 2147483648) & 4294967295) + 2147483648, l.pid
      FROM pg_locks l
      WHERE l.locktype = 'advisory' AND l.objsubid = 2 AND l.classid = positions::oid AND l.granted
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database());
  END $$;

  CREATE FUNCTION @schema@.horizon() RETURNS bigint
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = @schema@, pg_temp AS $$
  DECLARE
    the_tenant record;
    taken bigint;
    bound bigint;
    last_readable bigint;
  BEGIN
    -- Each statement here must see what was committed before it; and a standby does not know the locks of its primary.
    IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') OR pg_is_in_recovery() THEN
      RAISE EXCEPTION 'the whole store is read in read committed transactions, on the primary' USING ERRCODE = 'feature_not_supported';
    END IF;
    SELECT * INTO the_tenant FROM tenant_of_session();
    IF the_tenant.number IS NULL THEN
      RAISE EXCEPTION 'no such tenant, or no right to use it' USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- First what was taken, then who is in flight, then what can be seen: in another order events would be missed.
    taken := pg_sequence_last_value(the_tenant.positions);
    SELECT min(f.bound) INTO bound FROM in_flight() f;
    SELECT max(position) INTO last_readable FROM events WHERE tenant = the_tenant.number AND position <= least(taken, bound);
    RETURN coalesce(last_readable, 0);
  END $$;

  CREATE OR REPLACE FUNCTION @schema@.allow(role name) RETURNS void
  LANGUAGE plpgsql SECURITY INVOKER AS $$
  BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA @schema@ TO %I', role);
    EXECUTE format('GRANT SELECT ON @schema@.migration, @schema@.events, @schema@.streams TO %I', role);
    EXECUTE format('GRANT EXECUTE ON FUNCTION @schema@.tenant_of_session(), @schema@.current_tenant(), @schema@.horizon(), @schema@.in_flight(), @schema@.append_one, @schema@.append_many, @schema@.append_group TO %I', role);
  END $$;

  REVOKE ALL ON ALL FUNCTIONS IN SCHEMA @schema@ FROM PUBLIC;
`
