/** A process that has loaded one client by itself, and then opens a store by the other one. */
import { domainRegistry } from '@vor-ort/core'
import { openEventStoreDbStore } from '@vor-ort/eventstoredb/eventstoredb'
import { openKurrentDbStore } from '@vor-ort/eventstoredb/kurrentdb'

const [first] = process.argv.slice(2)
await import(first === 'eventstoredb' ? '@eventstore/db-client' : '@kurrent/kurrentdb-client')
const open = first === 'eventstoredb' ? openKurrentDbStore : openEventStoreDbStore
const result = await open({ connectionString: 'esdb://127.0.0.1:1?tls=false', registry: domainRegistry })()
process.stdout.write(JSON.stringify(result))
