import { readFileSync } from 'node:fs'
import { aggregates, AppointmentId, day, derivedId, domainRegistry, processManagers, slotCalendar, SlotId, SessionId } from '@vor-ort/core'
import { makeCommandHandler, makeProcessManagerRunner, memoryCheckpoints, systemClock, verifyStore, copyStore, memoryStore } from '@vor-ort/event-store'
import { allProjections, makeProjectionRunner, readModels } from '@vor-ort/projections'
import { openPostgresReadModels, openPostgresStore, openPostgresCheckpoints } from '@vor-ort/postgres'
import { startTestServer } from '@vor-ort/esdb-test-server'
import { openEsdbStore } from '@vor-ort/eventstoredb'
import { bySql, urlWith } from './test/server.ts'

const base = readFileSync('/tmp/embedder/pg.url', 'utf8')
const name = `emb_${Date.now()}`
await bySql(base, (c) => c.query(`CREATE DATABASE ${name}`))
const url = urlWith(base, (u) => { u.pathname = '/' + name })
const ok = (e: any) => { if (e._tag === 'Left') { console.dir(e.left, {depth: 9}); throw new Error('left') } return e.right }
const useOf = async (label: string, store: any, checkpoints: any) => {
  const { handle } = makeCommandHandler({ store, clock: systemClock })
  const id = derivedId(SessionId, 'cal')
  const ctx = (c: string) => ({ actor: { role: 'Terminbuchung' }, commandId: c })
  const on = day('2026-07-01')
  ok(await handle(slotCalendar, id, { type: 'OpenCalendar', on, data: { servicePoint: 'Norderney', purpose: 'Beratung', obligation: 'voluntary', holdMinutes: 15 } } as any, ctx('1'))())
  ok(await handle(slotCalendar, id, { type: 'PublishSlots', on, data: { slots: [{ slot: derivedId(SlotId, 's1'), start: '2026-07-01T09:00', minutes: 20, capacity: 1 }] } } as any, ctx('2'))())
  const book = { type: 'BookSlot', on, data: { appointment: derivedId(AppointmentId, 'a1'), slot: derivedId(SlotId, 's1'), at: '2026-06-30T10:00:00.000Z', channel: 'online' } } as any
  const r = await handle(slotCalendar, id, book, ctx('3'))()
  console.log(label, 'book', r._tag, r._tag === 'Right' ? [r.right.revision, r.right.events.map((e: any) => e.type)] : r.left)
  const managers = makeProcessManagerRunner({ store, handler: { handle } , aggregates, managers: processManagers, checkpoints, clock: systemClock })
  console.log(label, 'react', JSON.stringify(await managers.catchUp()(), (_k, v) => typeof v === 'bigint' ? String(v) : v).slice(0, 300))
  const models = ok(await openPostgresReadModels({ url, schema: `read_${label}` })())
  ok(await models.install(readModels)())
  const runner = ok(makeProjectionRunner({ store, target: models, projections: allProjections }))
  console.log(label, 'project', await runner.catchUp()())
  console.log(label, 'query', JSON.stringify(await models.query('SELECT * FROM slot_calendar')()).slice(0, 400))
  console.log(label, 'rm', JSON.stringify(await models.query('SELECT * FROM appointment')()).slice(0, 300))
  console.log(label, 'verify', ok(await verifyStore(store)()))
  await models.close()()
}
const pg = ok(await openPostgresStore({ url, registry: domainRegistry })())
const cps = ok(await openPostgresCheckpoints({ url })())
await useOf('pg', pg, cps)
const server = await startTestServer()
const esdb = ok(await openEsdbStore({ connectionString: server.url, registry: domainRegistry })())
await useOf('esdb', esdb, memoryCheckpoints())
const m = memoryStore(domainRegistry)
console.log('copy pg->mem', await copyStore(pg, m)())
console.log('copy again', await copyStore(pg, m)())
console.log('copy pg->esdb (other content)', await copyStore(pg, esdb)())
await esdb.close()(); await server.stop(); await cps.close()(); await pg.close()()
