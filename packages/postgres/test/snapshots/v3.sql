-- A store as this version made it: its steps, and what lay in it. Never changed: later versions must open it.
CREATE SCHEMA "vor_ort";
CREATE TABLE "vor_ort".migration (version integer PRIMARY KEY, taken_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE "vor_ort".tenants (
    number smallint PRIMARY KEY CHECK (number > 0),
    name text COLLATE "C" NOT NULL UNIQUE CHECK (name <> ''),
    positions regclass NOT NULL UNIQUE,
    channel text NOT NULL UNIQUE
  );
  COMMENT ON TABLE "vor_ort".tenants IS 'The carriers that share this deployment.';

  CREATE TABLE "vor_ort".grants (
    tenant smallint NOT NULL REFERENCES "vor_ort".tenants,
    role name NOT NULL,
    PRIMARY KEY (tenant, role)
  );
  COMMENT ON TABLE "vor_ort".grants IS 'Which roles may use which tenant; a member of a role may do what it may.';

  CREATE FUNCTION "vor_ort".tenant_of_session(OUT number smallint, OUT positions regclass, OUT channel text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = "vor_ort", pg_temp AS $$
  BEGIN
    
    SELECT t.number, t.positions, t.channel INTO number, positions, channel FROM tenants t
    WHERE t.name = current_setting('vor_ort.tenant', true)
      AND EXISTS (
        SELECT FROM grants g
        WHERE g.tenant = t.number
          AND pg_has_role(
            CASE current_setting('role') WHEN 'none' THEN session_user ELSE current_setting('role')::name END,
            to_regrole(quote_ident(g.role)), 'USAGE')
      );
  END $$;
  COMMENT ON FUNCTION "vor_ort".tenant_of_session IS
    'The tenant that vor_ort.tenant names, if the role of the session may use it; nothing tells one that it may not use from none at all.';

  CREATE FUNCTION "vor_ort".current_tenant() RETURNS smallint
  LANGUAGE sql STABLE SECURITY INVOKER AS $$ SELECT number FROM "vor_ort".tenant_of_session() $$;

  -- Tables that come later are added by replacing this function; migrations end by running it for each role again.
  CREATE FUNCTION "vor_ort".allow(role name) RETURNS void
  LANGUAGE plpgsql SECURITY INVOKER AS $$
  BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA "vor_ort" TO %I', role);
    EXECUTE format('GRANT EXECUTE ON FUNCTION "vor_ort".tenant_of_session(), "vor_ort".current_tenant() TO %I', role);
  END $$;

  CREATE FUNCTION "vor_ort".grant_tenant(tenant_name text, to_role name) RETURNS void
  LANGUAGE plpgsql SECURITY INVOKER SET search_path = "vor_ort", pg_temp AS $$
  DECLARE the_number smallint;
  BEGIN
    SELECT number INTO the_number FROM tenants WHERE name = tenant_name;
    IF the_number IS NULL THEN
      RAISE EXCEPTION 'there is no tenant %', tenant_name USING ERRCODE = 'undefined_object';
    END IF;
    PERFORM allow(to_role);
    INSERT INTO grants VALUES (the_number, to_role) ON CONFLICT DO NOTHING;
  END $$;

  CREATE FUNCTION "vor_ort".create_tenant(tenant_name text) RETURNS void
  LANGUAGE plpgsql SECURITY INVOKER SET search_path = "vor_ort", pg_temp AS $$
  DECLARE the_number smallint;
  BEGIN
    LOCK TABLE tenants IN SHARE ROW EXCLUSIVE MODE;
    IF EXISTS (SELECT FROM tenants WHERE name = tenant_name) THEN RETURN; END IF;
    SELECT coalesce(max(number), 0) + 1 INTO the_number FROM tenants;
    -- Zero is "nothing was taken yet". Numbers must not be kept ready by sessions: order rests on taking them one by one.
    EXECUTE format('CREATE SEQUENCE "vor_ort".%I MINVALUE 0 START 0 CACHE 1', 'positions_' || the_number);
    EXECUTE format('SELECT setval(%L, 0, true)', format('"vor_ort".%I', 'positions_' || the_number));
    INSERT INTO tenants VALUES
      (the_number, tenant_name, format('"vor_ort".%I', 'positions_' || the_number), 'vor_ort_' || replace(gen_random_uuid()::text, '-', ''));
    PERFORM grant_tenant(tenant_name, current_user);
  END $$;

  REVOKE ALL ON ALL FUNCTIONS IN SCHEMA "vor_ort" FROM PUBLIC;
SELECT "vor_ort".create_tenant('default');
INSERT INTO "vor_ort".migration (version) VALUES (1);
CREATE TABLE "vor_ort".events (
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
  COMMENT ON TABLE "vor_ort".events IS 'All events. Nothing in it is ever changed or deleted.';
  COMMENT ON COLUMN "vor_ort".events.position IS 'The place in the order of all events of the tenant; it has gaps.';
  COMMENT ON COLUMN "vor_ort".events.revision IS 'The place in the stream, from 0, without gaps.';
  COMMENT ON COLUMN "vor_ort".events.data IS 'Kept letter by letter: the digest is made of it.';
  COMMENT ON COLUMN "vor_ort".events.hash IS 'The digest of the event and of the one before it in its stream.';

  CREATE TABLE "vor_ort".streams (
    revision bigint NOT NULL,
    tenant smallint NOT NULL,
    stream text COLLATE "C" NOT NULL,
    hash text COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, stream)
  ) WITH (fillfactor = 70);
  COMMENT ON TABLE "vor_ort".streams IS 'The last event of each stream.';

  CREATE FUNCTION "vor_ort".refuse() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation';
  END $$;
  CREATE TRIGGER events_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "vor_ort".events
    FOR EACH STATEMENT EXECUTE FUNCTION "vor_ort".refuse('events are never changed or deleted');
  CREATE TRIGGER streams_are_kept BEFORE DELETE OR TRUNCATE ON "vor_ort".streams
    FOR EACH STATEMENT EXECUTE FUNCTION "vor_ort".refuse('streams are never deleted');
  -- In two, since the first costs nothing where these columns are not written.
  CREATE TRIGGER streams_keep_their_names BEFORE UPDATE OF tenant, stream ON "vor_ort".streams
    FOR EACH STATEMENT EXECUTE FUNCTION "vor_ort".refuse('streams keep their names');
  CREATE TRIGGER streams_only_grow BEFORE UPDATE ON "vor_ort".streams FOR EACH ROW WHEN (NEW.revision <= OLD.revision)
    EXECUTE FUNCTION "vor_ort".refuse('streams only grow');

  -- Forced: the owner too sees a tenant only by a grant and by naming it. Only a superuser passes.
  ALTER TABLE "vor_ort".events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  ALTER TABLE "vor_ort".streams ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY events_of_the_tenant ON "vor_ort".events USING (tenant = (SELECT "vor_ort".current_tenant()));
  CREATE POLICY streams_of_the_tenant ON "vor_ort".streams USING (tenant = (SELECT "vor_ort".current_tenant()));

  
  CREATE FUNCTION "vor_ort".append_one(
    to_stream text, believed_revision bigint, believed_hash text, is_joined boolean, event_id uuid, event_type text, event_version integer, event_data json, event_metadata json, event_hash text,
    OUT last_position bigint, OUT head_revision bigint, OUT head_hash text
  )
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = "vor_ort", pg_temp AS $$
  DECLARE
    tenant_number smallint;
    positions regclass;
    channel text;
    is_announced boolean := false;
    taken bigint;
  BEGIN
    
    SELECT t.number, t.positions, t.channel INTO tenant_number, positions, channel FROM tenants t
    WHERE t.name = current_setting('vor_ort.tenant', true)
      AND EXISTS (
        SELECT FROM grants g
        WHERE g.tenant = t.number
          AND pg_has_role(
            CASE current_setting('role') WHEN 'none' THEN session_user ELSE current_setting('role')::name END,
            to_regrole(quote_ident(g.role)), 'USAGE')
      );
    IF tenant_number IS NULL THEN
      RAISE EXCEPTION 'no such tenant, or no right to use it' USING ERRCODE = 'insufficient_privilege';
    END IF;

    IF believed_revision < 0 THEN
      INSERT INTO streams (tenant, stream, revision, hash) VALUES (tenant_number, to_stream, believed_revision + 1, event_hash)
      ON CONFLICT DO NOTHING;
    ELSE
      UPDATE streams SET revision = believed_revision + 1, hash = event_hash
      WHERE tenant = tenant_number AND stream = to_stream AND revision = believed_revision AND streams.hash = believed_hash;
    END IF;
    IF NOT FOUND THEN
      SELECT s.revision, s.hash INTO head_revision, head_hash FROM streams s WHERE s.tenant = tenant_number AND s.stream = to_stream;
      RETURN;
    END IF;

    -- A transaction of the caller may append often; who has said so once has said it for all that follows.
    IF is_joined THEN
      is_announced := EXISTS (
        SELECT FROM pg_locks
        WHERE pid = pg_backend_pid() AND locktype = 'advisory' AND objsubid = 2 AND classid = positions::oid AND mode = 'ShareLock' AND granted
      );
    END IF;
    IF NOT is_announced THEN
      taken := pg_sequence_last_value(positions);
      IF NOT pg_try_advisory_xact_lock_shared(positions::oid::integer, (((taken + 2147483648) & 4294967295) - 2147483648)::integer) THEN
        RAISE EXCEPTION 'somebody holds a lock that is to be shared' USING ERRCODE = 'lock_not_available';
      END IF;
    END IF;

    last_position := nextval(positions);
    INSERT INTO events (position, revision, id, schema_version, tenant, stream, type, data, metadata, prev_hash, hash)
    VALUES (last_position, believed_revision + 1, event_id, event_version, tenant_number, to_stream, event_type, event_data, event_metadata, believed_hash, event_hash);

    -- Its listeners are woken by the commit, of which nobody else knows. For all other appends the driver wakes them
    -- afterwards: transactions that notify are committed one at a time.
    IF is_joined THEN PERFORM pg_notify(channel, ''); END IF;
  END $$;

  CREATE FUNCTION "vor_ort".append_many(
    to_stream text, believed_revision bigint, believed_hash text, is_joined boolean, ids uuid[], types text[], versions integer[], data_texts json[], metadata_texts json[], hashes text[],
    OUT last_position bigint, OUT head_revision bigint, OUT head_hash text
  )
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = "vor_ort", pg_temp AS $$
  DECLARE
    tenant_number smallint;
    positions regclass;
    channel text;
    is_announced boolean := false;
    taken bigint;
  BEGIN
    
    SELECT t.number, t.positions, t.channel INTO tenant_number, positions, channel FROM tenants t
    WHERE t.name = current_setting('vor_ort.tenant', true)
      AND EXISTS (
        SELECT FROM grants g
        WHERE g.tenant = t.number
          AND pg_has_role(
            CASE current_setting('role') WHEN 'none' THEN session_user ELSE current_setting('role')::name END,
            to_regrole(quote_ident(g.role)), 'USAGE')
      );
    IF tenant_number IS NULL THEN
      RAISE EXCEPTION 'no such tenant, or no right to use it' USING ERRCODE = 'insufficient_privilege';
    END IF;

    IF believed_revision < 0 THEN
      INSERT INTO streams (tenant, stream, revision, hash) VALUES (tenant_number, to_stream, believed_revision + cardinality(hashes), hashes[cardinality(hashes)])
      ON CONFLICT DO NOTHING;
    ELSE
      UPDATE streams SET revision = believed_revision + cardinality(hashes), hash = hashes[cardinality(hashes)]
      WHERE tenant = tenant_number AND stream = to_stream AND revision = believed_revision AND streams.hash = believed_hash;
    END IF;
    IF NOT FOUND THEN
      SELECT s.revision, s.hash INTO head_revision, head_hash FROM streams s WHERE s.tenant = tenant_number AND s.stream = to_stream;
      RETURN;
    END IF;

    -- A transaction of the caller may append often; who has said so once has said it for all that follows.
    IF is_joined THEN
      is_announced := EXISTS (
        SELECT FROM pg_locks
        WHERE pid = pg_backend_pid() AND locktype = 'advisory' AND objsubid = 2 AND classid = positions::oid AND mode = 'ShareLock' AND granted
      );
    END IF;
    IF NOT is_announced THEN
      taken := pg_sequence_last_value(positions);
      IF NOT pg_try_advisory_xact_lock_shared(positions::oid::integer, (((taken + 2147483648) & 4294967295) - 2147483648)::integer) THEN
        RAISE EXCEPTION 'somebody holds a lock that is to be shared' USING ERRCODE = 'lock_not_available';
      END IF;
    END IF;

    INSERT INTO events (position, revision, id, schema_version, tenant, stream, type, data, metadata, prev_hash, hash)
    SELECT nextval(positions), believed_revision + e.place, e.id, e.version, tenant_number, to_stream, e.type, e.data, e.metadata, e.prev_hash, e.hash
    FROM unnest(ids, types, versions, data_texts, metadata_texts, trim_array(array_prepend(believed_hash, hashes), 1), hashes)
      WITH ORDINALITY AS e (id, type, version, data, metadata, prev_hash, hash, place);
    last_position := currval(positions);

    -- Its listeners are woken by the commit, of which nobody else knows. For all other appends the driver wakes them
    -- afterwards: transactions that notify are committed one at a time.
    IF is_joined THEN PERFORM pg_notify(channel, ''); END IF;
  END $$;

  CREATE FUNCTION "vor_ort".append_group(
    to_streams text[], believed_revisions bigint[], believed_hashes text[], counts integer[], new_hashes text[],
    ids uuid[], types text[], versions integer[], data_texts json[], metadata_texts json[], prev_hashes text[], hashes text[],
    appends integer[], revisions bigint[]
  ) RETURNS TABLE (append integer, last_position bigint, head_revision bigint, head_hash text)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = "vor_ort", pg_temp AS $$
  DECLARE
    tenant_number smallint;
    positions regclass;
    channel text;
    taken bigint;
    moved integer[];
  BEGIN
    
    SELECT t.number, t.positions, t.channel INTO tenant_number, positions, channel FROM tenants t
    WHERE t.name = current_setting('vor_ort.tenant', true)
      AND EXISTS (
        SELECT FROM grants g
        WHERE g.tenant = t.number
          AND pg_has_role(
            CASE current_setting('role') WHEN 'none' THEN session_user ELSE current_setting('role')::name END,
            to_regrole(quote_ident(g.role)), 'USAGE')
      );
    IF tenant_number IS NULL THEN
      RAISE EXCEPTION 'no such tenant, or no right to use it' USING ERRCODE = 'insufficient_privilege';
    END IF;

    WITH wanted AS (
      SELECT a.place::integer AS place, a.stream, a.revision, a.hash, a.revision + a.count AS new_revision, a.new_hash
      FROM unnest(to_streams, believed_revisions, believed_hashes, counts, new_hashes) WITH ORDINALITY AS a (stream, revision, hash, count, new_hash, place)
    ), held AS (
      SELECT w.place, w.stream, w.new_revision, w.new_hash FROM wanted w JOIN streams s
        ON s.tenant = tenant_number AND s.stream = w.stream AND s.revision = w.revision AND s.hash = w.hash
      FOR UPDATE OF s SKIP LOCKED
    ), done AS (
      UPDATE streams s SET revision = h.new_revision, hash = h.new_hash FROM held h
      WHERE s.tenant = tenant_number AND s.stream = h.stream RETURNING h.place
    )
    SELECT coalesce(array_agg(place), '{}') INTO moved FROM done;

    IF cardinality(moved) > 0 THEN
      taken := pg_sequence_last_value(positions);
      IF NOT pg_try_advisory_xact_lock_shared(positions::oid::integer, (((taken + 2147483648) & 4294967295) - 2147483648)::integer) THEN
        RAISE EXCEPTION 'somebody holds a lock that is to be shared' USING ERRCODE = 'lock_not_available';
      END IF;
      RETURN QUERY
        WITH stored AS (
          INSERT INTO events (position, revision, id, schema_version, tenant, stream, type, data, metadata, prev_hash, hash)
          SELECT nextval(positions), e.revision, e.id, e.version, tenant_number, to_streams[e.append], e.type, e.data, e.metadata, e.prev_hash, e.hash
          FROM unnest(ids, types, versions, data_texts, metadata_texts, prev_hashes, hashes, appends, revisions)
            AS e (id, type, version, data, metadata, prev_hash, hash, append, revision)
          WHERE e.append = ANY (moved)
          RETURNING position, stream
        )
        SELECT array_position(to_streams, stored.stream), max(position), NULL::bigint, NULL::text FROM stored GROUP BY stored.stream;
    END IF;
    RETURN QUERY
      SELECT a.place::integer, NULL::bigint, s.revision, s.hash
      FROM unnest(to_streams) WITH ORDINALITY AS a (stream, place) LEFT JOIN streams s ON s.tenant = tenant_number AND s.stream = a.stream
      WHERE a.place <> ALL (moved);
  END $$;

  CREATE FUNCTION "vor_ort".in_flight(OUT bound bigint, OUT pid integer)
  RETURNS SETOF record
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = "vor_ort", pg_temp AS $$
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

  CREATE FUNCTION "vor_ort".horizon() RETURNS bigint
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = "vor_ort", pg_temp AS $$
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

  CREATE OR REPLACE FUNCTION "vor_ort".allow(role name) RETURNS void
  LANGUAGE plpgsql SECURITY INVOKER AS $$
  BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA "vor_ort" TO %I', role);
    EXECUTE format('GRANT SELECT ON "vor_ort".migration, "vor_ort".events, "vor_ort".streams TO %I', role);
    EXECUTE format('GRANT EXECUTE ON FUNCTION "vor_ort".tenant_of_session(), "vor_ort".current_tenant(), "vor_ort".horizon(), "vor_ort".in_flight(), "vor_ort".append_one, "vor_ort".append_many, "vor_ort".append_group TO %I', role);
  END $$;

  REVOKE ALL ON ALL FUNCTIONS IN SCHEMA "vor_ort" FROM PUBLIC;
INSERT INTO "vor_ort".migration (version) VALUES (2);
CREATE TABLE "vor_ort".process_checkpoints (
    tenant smallint NOT NULL DEFAULT "vor_ort".current_tenant(),
    name text COLLATE "C" NOT NULL,
    position numeric NOT NULL CHECK (position >= 0 AND scale(position) = 0),
    PRIMARY KEY (tenant, name)
  );
  CREATE TABLE "vor_ort".process_settled (
    tenant smallint NOT NULL DEFAULT "vor_ort".current_tenant(),
    name text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, name, key)
  );
  ALTER TABLE "vor_ort".process_checkpoints ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  ALTER TABLE "vor_ort".process_settled ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY checkpoints_of_the_tenant ON "vor_ort".process_checkpoints USING (tenant = (SELECT "vor_ort".current_tenant()));
  CREATE POLICY settled_of_the_tenant ON "vor_ort".process_settled USING (tenant = (SELECT "vor_ort".current_tenant()));

  CREATE OR REPLACE FUNCTION "vor_ort".allow(role name) RETURNS void
  LANGUAGE plpgsql SECURITY INVOKER AS $$
  BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA "vor_ort" TO %I', role);
    EXECUTE format('GRANT SELECT ON "vor_ort".migration, "vor_ort".events, "vor_ort".streams TO %I', role);
    EXECUTE format('GRANT EXECUTE ON FUNCTION "vor_ort".tenant_of_session(), "vor_ort".current_tenant(), "vor_ort".horizon(), "vor_ort".in_flight(), "vor_ort".append_one, "vor_ort".append_many, "vor_ort".append_group TO %I', role);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON "vor_ort".process_checkpoints, "vor_ort".process_settled TO %I', role);
  END $$;
INSERT INTO "vor_ort".migration (version) VALUES (3);
SELECT "vor_ort".allow(current_user);
INSERT INTO vor_ort.events SELECT * FROM json_populate_record(NULL::vor_ort.events, '{"position":1,"revision":0,"id":"d980fb44-2e91-511c-818e-54c3056977d8","schema_version":1,"tenant":1,"stream":"desk-56f65adb-7d6a-5bc4-b8d5-1f48b6f79282","type":"Batched","data":{"batch":"a","index":0,"size":2},"metadata":{"actor":{"role":"Verwaltung"},"classification":"internal","recordedAt":"2026-11-21T22:00:00.000Z","validTime":"2015-01-13"},"prev_hash":"0000000000000000000000000000000000000000000000000000000000000000","hash":"4faf89e6652a701cc95f2a1ca0fb7ea74319fb7d328d4a9371f0481ccc579af5"}');
INSERT INTO vor_ort.events SELECT * FROM json_populate_record(NULL::vor_ort.events, '{"position":2,"revision":1,"id":"321d637b-a7ef-58c1-a920-15391d4e5649","schema_version":1,"tenant":1,"stream":"desk-56f65adb-7d6a-5bc4-b8d5-1f48b6f79282","type":"Batched","data":{"batch":"a","index":1,"size":2},"metadata":{"actor":{"role":"Verwaltung"},"classification":"internal","recordedAt":"2026-11-21T22:00:00.000Z","validTime":"2015-01-13"},"prev_hash":"4faf89e6652a701cc95f2a1ca0fb7ea74319fb7d328d4a9371f0481ccc579af5","hash":"51df8751c14a1c56c97406ae0a06b424b66e55807373a8b262bb567159efbcc2"}');
INSERT INTO vor_ort.events SELECT * FROM json_populate_record(NULL::vor_ort.events, '{"position":3,"revision":0,"id":"8e382b06-8298-586b-bec3-5eb2c6d86f51","schema_version":1,"tenant":1,"stream":"desk-a7929c98-b1eb-5b63-90a3-6d7de63957dd","type":"Batched","data":{"batch":"b","index":0,"size":2},"metadata":{"actor":{"role":"Verwaltung"},"classification":"internal","recordedAt":"2026-11-21T22:00:00.000Z","validTime":"2015-01-13"},"prev_hash":"0000000000000000000000000000000000000000000000000000000000000000","hash":"ab8837613eb93cd27b08fb7a598d855b92b229168a9999bedfc244016c7cb98f"}');
INSERT INTO vor_ort.events SELECT * FROM json_populate_record(NULL::vor_ort.events, '{"position":4,"revision":1,"id":"18b22ef6-9d22-548b-a205-7f612d53061a","schema_version":1,"tenant":1,"stream":"desk-a7929c98-b1eb-5b63-90a3-6d7de63957dd","type":"Batched","data":{"batch":"b","index":1,"size":2},"metadata":{"actor":{"role":"Verwaltung"},"classification":"internal","recordedAt":"2026-11-21T22:00:00.000Z","validTime":"2015-01-13"},"prev_hash":"ab8837613eb93cd27b08fb7a598d855b92b229168a9999bedfc244016c7cb98f","hash":"8dc29196dcdba6f7dae1abff1cc3adf6fea161beafc5bd4a0289a2681bff47f8"}');
INSERT INTO vor_ort.events SELECT * FROM json_populate_record(NULL::vor_ort.events, '{"position":5,"revision":2,"id":"6f2fc6eb-8f0b-5694-b001-bab9901f3f0c","schema_version":1,"tenant":1,"stream":"desk-56f65adb-7d6a-5bc4-b8d5-1f48b6f79282","type":"Batched","data":{"batch":"c","index":0,"size":1},"metadata":{"actor":{"role":"Verwaltung"},"classification":"internal","recordedAt":"2026-11-21T22:00:00.000Z","validTime":"2015-01-13"},"prev_hash":"51df8751c14a1c56c97406ae0a06b424b66e55807373a8b262bb567159efbcc2","hash":"657ad5ad4a2756f72780858e275c73f11765206af5cfa48fed1e390f36acbf4b"}');
INSERT INTO vor_ort.streams SELECT * FROM json_populate_record(NULL::vor_ort.streams, '{"revision":1,"tenant":1,"stream":"desk-a7929c98-b1eb-5b63-90a3-6d7de63957dd","hash":"8dc29196dcdba6f7dae1abff1cc3adf6fea161beafc5bd4a0289a2681bff47f8"}');
INSERT INTO vor_ort.streams SELECT * FROM json_populate_record(NULL::vor_ort.streams, '{"revision":2,"tenant":1,"stream":"desk-56f65adb-7d6a-5bc4-b8d5-1f48b6f79282","hash":"657ad5ad4a2756f72780858e275c73f11765206af5cfa48fed1e390f36acbf4b"}');
INSERT INTO vor_ort.process_checkpoints SELECT * FROM json_populate_record(NULL::vor_ort.process_checkpoints, '{"tenant":1,"name":"keeps-batches","position":5}');
SELECT setval('vor_ort.positions_1', 5);
