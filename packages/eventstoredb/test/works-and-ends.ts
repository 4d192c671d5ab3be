/** A process that works with a store, closes it, and has nothing more to do. */
import { contractRegistry, notes, streamOf } from '@vor-ort/event-store/contract'
import { openEsdbStore } from '@vor-ort/eventstoredb'

const [connectionString = ''] = process.argv.slice(2)
const store = await openEsdbStore({ connectionString, registry: contractRegistry })()
if (store._tag === 'Left') throw new Error(JSON.stringify(store.left))
const appended = await store.right.append(streamOf('desk', connectionString), 'noStream', notes(connectionString, 1_000))()
for await (const page of store.right.readAll()) if (page.length > 0) break
// Left half-way, and never asked again.
const abandoned = store.right.subscribe()[Symbol.asyncIterator]()
await abandoned.next()
const closed = await store.right.close()()
process.stdout.write(`${appended._tag} ${closed._tag}`)
