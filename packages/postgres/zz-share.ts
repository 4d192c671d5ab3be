import { readFileSync } from 'node:fs'
import { allProjections, makeProjectionRunner } from '@vor-ort/projections'
import { domainRegistry, processManagers, aggregates } from '@vor-ort/core'
import { makeCommandHandler, makeProcessManagerRunner, systemClock } from '@vor-ort/event-store'
import { writeSimulation } from '@vor-ort/simulator'
import { followSeated, openPostgresCheckpoints, openPostgresReadModels } from '@vor-ort/postgres'
import { opened, ok } from './test/fixture.ts'
import { bySql, urlWith } from './test/server.ts'
const base = readFileSync('/tmp/embedder/pg.url', 'utf8'); const name = `sh_${Date.now()}`
await bySql(base, (c) => c.query(`CREATE DATABASE ${name}`)); const url = urlWith(base, (u) => { u.pathname = '/' + name })
const store = await opened({ url, registry: domainRegistry })
const sim: any = await writeSimulation(store, { cases: 60, years: 1, seed: 7 })(); console.log('sim', sim._tag, JSON.stringify(sim.right ?? sim.left).slice(0, 120))
const make = async (schema: string, share?: any) => { const target = await ok(openPostgresReadModels({ url, schema })); const r: any = makeProjectionRunner({ store, target, projections: allProjections, ...(share ? { share } : {}) }); return { target, r } }
const one = await make('one'); console.log('whole', await one.r.right.catchUp()())
const a = await make('two', { member: 0, size: 2 }), b = await make('two', { member: 1, size: 2 })
console.log('bad share', (await make('two', { member: 2, size: 2 })).r)
console.log('shares', await Promise.all([a.r.right.catchUp()(), b.r.right.catchUp()()]))
console.log('resize to 1', a.r.right.resize({ member: 0, size: 1 }), await a.r.right.catchUp()())
console.log('resize bad', a.r.right.resize({ member: 5, size: 2 }))
let diff = 0; for (const t of allProjections.flatMap((p) => p.tables)) { const [x, y] = [await ok(one.target.rows(t.name) as any), await ok(a.target.rows(t.name) as any)]; const s = (r: any) => JSON.stringify(r.map((q: any) => JSON.stringify(q)).sort()); if (s(x) !== s(y)) { diff++; console.log('DIFF', t.name) } }
console.log('tables that differ', diff)
const cps = await ok(openPostgresCheckpoints({ url }))
const rs = [0, 1].map((member) => makeProcessManagerRunner({ store, handler: makeCommandHandler({ store, clock: systemClock }), aggregates, managers: processManagers, checkpoints: cps, clock: systemClock, share: { member, size: 2 } }))
console.log('react shared', JSON.stringify(await Promise.all(rs.map((r) => r.catchUp()()))).slice(0, 500))
console.log('react again', JSON.stringify(await Promise.all(rs.map((r) => r.catchUp()()))).slice(0, 500))
const stop = [new AbortController(), new AbortController()]; const seats: number[] = []
const seat = await make('seat'); let waitFor: ((n: number) => void) | undefined
const run = stop.map((s, i) => followSeated({ store, models: seat.target, projections: allProjections, signal: s.signal, onSeat: () => { seats.push(i); waitFor?.(i) } })())
await new Promise<void>((r) => { if (seats.length) r(); waitFor = () => r() }); const first = seats[0]!
const next = new Promise<void>((r) => { waitFor = () => r() }); stop[first]!.abort(); await next; console.log('seats', seats); stop[1 - first]!.abort(); console.log('ended', await Promise.all(run))
for (const x of [one, a, b, seat]) await x.target.close()(); await cps.close()(); await store.close()(); process.exit(0)
