/** The functions that append; nothing else writes events. */
import { tenantOfSession } from './0001-tenants.ts'

const refuseNoTenant = `IF tenant_number IS NULL THEN
      RAISE EXCEPTION 'no such tenant, or no right to use it' USING ERRCODE = 'insufficient_privilege';
    END IF;`

// The lock has room for the lower 32 bits of a position, as a signed number. It is only ever shared, so nobody waits for
// it; to try it is cheaper than to perform it, which would be a query of its own.
const announce = `taken := pg_sequence_last_value(positions);
      IF NOT pg_try_advisory_xact_lock_shared(positions::oid::integer, (((taken + 2147483648) & 4294967295) - 2147483648)::integer) THEN
        RAISE EXCEPTION 'somebody holds a lock that is to be shared' USING ERRCODE = 'lock_not_available';
      END IF;`

/** Two functions, since most appends are of one event, and lists of one cost more than storing what is in them. */
const appendFunction = (name: string, parameters: string, last: { readonly revision: string; readonly hash: string }, insert: string): string => `
  CREATE FUNCTION @schema@.${name}(
    to_stream text, believed_revision bigint, believed_hash text, is_joined boolean, ${parameters},
    OUT last_position bigint, OUT head_revision bigint, OUT head_hash text
  )
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = @schema@, pg_temp AS $$
  DECLARE
    tenant_number smallint;
    positions regclass;
    channel text;
    is_announced boolean := false;
    taken bigint;
  BEGIN
    ${tenantOfSession('tenant_number, positions, channel')}
    ${refuseNoTenant}

    IF believed_revision < 0 THEN
      INSERT INTO streams (tenant, stream, revision, hash) VALUES (tenant_number, to_stream, ${last.revision}, ${last.hash})
      ON CONFLICT DO NOTHING;
    ELSE
      UPDATE streams SET revision = ${last.revision}, hash = ${last.hash}
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
      ${announce}
    END IF;

    ${insert}

    -- Its listeners are woken by the commit, of which nobody else knows. For all other appends the driver wakes them
    -- afterwards: transactions that notify are committed one at a time.
    IF is_joined THEN PERFORM pg_notify(channel, ''); END IF;
  END $$;`

const columns = 'position, revision, id, schema_version, tenant, stream, type, data, metadata, prev_hash, hash'

const appendOne = appendFunction(
  'append_one',
  'event_id uuid, event_type text, event_version integer, event_data json, event_metadata json, event_hash text',
  { revision: 'believed_revision + 1', hash: 'event_hash' },
  `last_position := nextval(positions);
    INSERT INTO events (${columns})
    VALUES (last_position, believed_revision + 1, event_id, event_version, tenant_number, to_stream, event_type, event_data, event_metadata, believed_hash, event_hash);`,
)

const appendMany = appendFunction(
  'append_many',
  'ids uuid[], types text[], versions integer[], data_texts json[], metadata_texts json[], hashes text[]',
  { revision: 'believed_revision + cardinality(hashes)', hash: 'hashes[cardinality(hashes)]' },
  `INSERT INTO events (${columns})
    SELECT nextval(positions), believed_revision + e.place, e.id, e.version, tenant_number, to_stream, e.type, e.data, e.metadata, e.prev_hash, e.hash
    FROM unnest(ids, types, versions, data_texts, metadata_texts, trim_array(array_prepend(believed_hash, hashes), 1), hashes)
      WITH ORDINALITY AS e (id, type, version, data, metadata, prev_hash, hash, place);
    last_position := currval(positions);`,
)

/**
 * Appends of many streams at once, each stored or not without regard to the others. Only streams that exist, so that it
 * never waits: what another transaction holds is skipped, and its head comes back as it was believed.
 */
const appendGroup = `
  CREATE FUNCTION @schema@.append_group(
    to_streams text[], believed_revisions bigint[], believed_hashes text[], counts integer[], new_hashes text[],
    ids uuid[], types text[], versions integer[], data_texts json[], metadata_texts json[], prev_hashes text[], hashes text[],
    appends integer[], revisions bigint[]
  ) RETURNS TABLE (append integer, last_position bigint, head_revision bigint, head_hash text)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = @schema@, pg_temp AS $$
  DECLARE
    tenant_number smallint;
    positions regclass;
    channel text;
    taken bigint;
    moved integer[];
  BEGIN
    ${tenantOfSession('tenant_number, positions, channel')}
    ${refuseNoTenant}

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
      ${announce}
      RETURN QUERY
        WITH stored AS (
          INSERT INTO events (${columns})
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
  END $$;`

/** All of them. */
export const appendFunctions = `${appendOne}
${appendMany}
${appendGroup}`
