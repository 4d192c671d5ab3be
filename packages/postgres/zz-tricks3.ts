import { readFileSync } from 'node:fs'
import { batchOf, registry, streamOf } from './test/batches.ts'
import { connected, opened } from './test/fixture.ts'
import { bySql, urlWith } from './test/server.ts'
import { Pool } from 'pg'
import { openPostgresStore, openPostgresTenants, openPostgresReadModels, openPostgresCheckpoints } from '@vor-ort/postgres'
import { copyStore, memoryStore, collect, makeCommandHandler, verifyStore } from '@vor-ort/event-store'
const base = readFileSync('/tmp/embedder/pg.url', 'utf8')
const fresh = async (extra = '') => { const name = `z_${Date.now()}_${Math.floor(Math.random()*1e6)}`; await bySql(base, (c) => c.query(`CREATE DATABASE ${name} ${extra}`)); return urlWith(base, (u) => { u.pathname = '/' + name }) }
const show = (l: string, v: unknown) => console.log(l.padEnd(46), JSON.stringify(v, (_k, x) => typeof x === 'bigint' ? `${x}n` : x)?.slice(0, 260))
const t = async (l: string, f: () => Promise<unknown>) => { const a = performance.now(); try { show(l, await f()) } catch (e) { show(l + ' !!THROWN', String((e as Error)?.stack ?? e).slice(0, 250)) } const ms = performance.now() - a; if (ms > 1500) console.log('      took', Math.round(ms), 'ms') }
process.on('unhandledRejection', (e) => console.log('!!! UNHANDLED', e)); process.on('uncaughtException', (e) => console.log('!!! UNCAUGHT', e))
const only = process.argv[2]
const sect = async (n: string, f: () => Promise<void>) => { if (only === undefined || only === n) { console.log('==', n); await f() } }
const s1 = streamOf('one')



await sect('closetime', async () => {
  const url = await fresh(); 
  for (const n of [12, 200]) for (const warm of [false, true]) await t(`close with ${n} appends in flight, warm ${warm}`, async () => { const x = await opened({ url, registry, timeoutMilliseconds: 3000 }); if (warm) await Promise.all(Array.from({ length: 20 }, (_, i) => collect(x.readStream(streamOf('w' + i)))())); const a0 = performance.now(); const ps = Array.from({ length: n }, (_, i) => x.append(streamOf(`c${n}${warm}` + i), 'any', batchOf(`c${n}${warm}` + i, 1))()); if (warm) await new Promise((r) => setImmediate(r)); const c = x.close()(); let settled = 0; for (const p of ps) void p.then(() => settled++); void c.then(() => console.log("   close settled after", Math.round(performance.now() - a0))); setTimeout(() => console.log("   settled of", n, settled), 9000); const rs = await Promise.all(ps); const a1 = performance.now(); await c; const y = await opened({ url, registry }); let stored = 0; for (let i = 0; i < n; i++) { const r = await collect(y.readStream(streamOf(`c${n}${warm}` + i)))(); stored += r._tag === 'Right' ? r.right.length : 0 } await y.close()(); return [rs.filter((r) => r._tag === 'Right').length, 'acked', stored, 'stored; appends', Math.round(a1 - a0), 'close', Math.round(performance.now() - a1), rs.find((r) => r._tag === 'Left')] })
})
process.exit(0)
