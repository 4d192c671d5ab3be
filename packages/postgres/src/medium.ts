/** The structural check of a store: what the tables say of each other, and that their protection is in place. */
import type { Ask } from './connections.ts'
import { inSchema } from './schema.ts'

// Each gives one text for each fault; $1 is the number of the tenant.
const checks = [
  `SELECT format('the trigger %s is switched off or gone', wanted) FROM unnest(ARRAY['events_are_kept', 'streams_are_kept', 'streams_keep_their_names', 'streams_only_grow']) AS wanted
   WHERE NOT EXISTS (
     SELECT FROM pg_trigger t WHERE t.tgname = wanted AND t.tgenabled IN ('O', 'A')
       AND t.tgrelid IN ('@schema@.events'::regclass, '@schema@.streams'::regclass)) AND $1::smallint IS NOT NULL`,
  `SELECT format('the rows of %s are not kept apart by tenant', relname) FROM pg_class
   WHERE oid IN ('@schema@.events'::regclass, '@schema@.streams'::regclass) AND NOT (relrowsecurity AND relforcerowsecurity) AND $1::smallint IS NOT NULL`,
  `SELECT 'numbers of positions are kept ready by sessions: set CACHE 1 again' FROM pg_sequence s, @schema@.tenant_of_session() t
   WHERE s.seqrelid = t.positions AND (s.seqcache <> 1 OR s.seqincrement <> 1 OR s.seqcycle) AND $1::smallint IS NOT NULL`,
  `SELECT format('the stream %s ends at %s and not at its last event', s.stream, s.revision) FROM @schema@.streams s
   WHERE s.tenant = $1::smallint AND NOT EXISTS (
     SELECT FROM @schema@.events e WHERE e.tenant = s.tenant AND e.stream = s.stream AND e.revision = s.revision AND e.hash = s.hash) LIMIT 100`,
  `SELECT format('the stream %s has %s events and not %s', s.stream, count(e), s.revision + 1) FROM @schema@.streams s
   JOIN @schema@.events e ON e.tenant = s.tenant AND e.stream = s.stream
   WHERE s.tenant = $1::smallint GROUP BY s.stream, s.revision HAVING count(e) <> s.revision + 1 LIMIT 100`,
  `SELECT format('the event %s of the stream %s is not of any known stream', e.revision, e.stream) FROM @schema@.events e
   WHERE e.tenant = $1::smallint AND e.revision = 0
     AND NOT EXISTS (SELECT FROM @schema@.streams s WHERE s.tenant = e.tenant AND s.stream = e.stream) LIMIT 100`,
]

/** The faults that were found; none in a sound store. */
export const faultsOfMedium = async (ask: Ask, schema: string, tenant: number): Promise<ReadonlyArray<string>> => {
  const faults: string[] = []
  for (const [index, text] of checks.entries()) {
    const rows = await ask({ name: `${schema}_check_${index}`, text: inSchema(schema, text) }, [String(tenant)])
    faults.push(...rows.map((row) => String(row[0])))
  }
  return faults
}
