import { readFileSync } from 'node:fs'
import { batchOf, registry, streamOf } from './test/batches.ts'
import { connected, opened } from './test/fixture.ts'
import { bySql, urlWith } from './test/server.ts'
import { openPostgresStore, openPostgresTenants, openPostgresReadModels, openPostgresCheckpoints } from '@vor-ort/postgres'
import { collect, makeCommandHandler, verifyStore } from '@vor-ort/event-store'
const base = readFileSync('/tmp/embedder/pg.url', 'utf8')
const fresh = async (extra = '') => { const name = `z_${Date.now()}_${Math.floor(Math.random()*1e6)}`; await bySql(base, (c) => c.query(`CREATE DATABASE ${name} ${extra}`)); return urlWith(base, (u) => { u.pathname = '/' + name }) }
const show = (l: string, v: unknown) => console.log(l.padEnd(46), JSON.stringify(v, (_k, x) => typeof x === 'bigint' ? `${x}n` : x)?.slice(0, 260))
const t = async (l: string, f: () => Promise<unknown>) => { const a = performance.now(); try { show(l, await f()) } catch (e) { show(l + ' !!THROWN', String((e as Error)?.stack ?? e).slice(0, 250)) } const ms = performance.now() - a; if (ms > 1500) console.log('      took', Math.round(ms), 'ms') }
process.on('unhandledRejection', (e) => console.log('!!! UNHANDLED', e)); process.on('uncaughtException', (e) => console.log('!!! UNCAUGHT', e))
const only = process.argv[2]
const sect = async (n: string, f: () => Promise<void>) => { if (only === undefined || only === n) { console.log('==', n); await f() } }
const s1 = streamOf('one')

await sect('urls', async () => {
  const url = await fresh()
  const u = new URL(url)
  for (const bad of ['', 'nonsense', 'postgres://', 'postgres:', 'http://x', 'sqlite:./a', '/var/run', url.replace('postgres://', 'postgresql://'), urlWith(url, (x) => { x.password = 'wrong' }), urlWith(url, (x) => { x.pathname = '/missing' }), urlWith(url, (x) => { x.pathname = '' }),
    urlWith(url, (x) => { x.searchParams.set('schema', 'Upper') }), urlWith(url, (x) => { x.searchParams.set('schema', 'a"b') }), urlWith(url, (x) => { x.searchParams.set('schema', 'pg_mine') }), urlWith(url, (x) => { x.searchParams.set('schema', 'public') }), urlWith(url, (x) => { x.searchParams.set('schema', '') }), urlWith(url, (x) => { x.searchParams.set('tenant', '') }), urlWith(url, (x) => { x.searchParams.set('tenannt', 'typo') }),
    urlWith(url, (x) => { x.searchParams.set('sslmode', 'nonsense') }), urlWith(url, (x) => { x.searchParams.set('sslmode', 'require') }), urlWith(url, (x) => { x.searchParams.set('sslrootcert', '/nowhere/ca.pem') }), urlWith(url, (x) => { x.port = '1' }), urlWith(url, (x) => { x.hostname = 'no.such.host.invalid' }), urlWith(url, (x) => { x.searchParams.set('options', '-c default_transaction_read_only=on') }), 'postgres://u:p%zz@h/db', 'postgres://u:p@h:99999/db',
  ]) await t(`open ${bad.replace(u.password, 'PW').replace(u.host, 'H').slice(0, 60)}`, async () => { const o = await openPostgresStore({ url: bad, registry, timeoutMilliseconds: 800 })(); if (o._tag === 'Right') { const a = await o.right.append(s1, 'any', batchOf(bad || 'x', 1))(); await o.right.close()(); return ['opened', a] } return o.left })
  await t('read models wrong url', async () => (await openPostgresReadModels({ url: 'nonsense' })()))
  await t('read models http', async () => (await openPostgresReadModels({ url: 'http://a/b' })()))
  await t('checkpoints bad', async () => (await openPostgresCheckpoints({ url: 'nonsense' })()))
})
await sect('options', async () => {
  const url = await fresh()
  for (const o of [{ connections: 0 }, { connections: -1 }, { connections: 1.5 }, { pageSize: 0 }, { pageSize: Number.NaN }, { pageSize: 1e9 }, { pageSize: 2.5 }, { timeoutMilliseconds: 0 }, { timeoutMilliseconds: -5 }, { timeoutMilliseconds: 1.5 }, { statementMilliseconds: 0 }, { statementMilliseconds: 3e9 }, { timeoutMilliseconds: Infinity }, { pollMilliseconds: 0 }, { pollMilliseconds: Infinity }])
    await t(JSON.stringify(o, (_k, v) => typeof v === 'number' && !Number.isFinite(v) ? String(v) : v), async () => { const r = await Promise.race([(async () => { const x = await openPostgresStore({ url, registry, ...o })(); if (x._tag === 'Left') return x.left; const a = await x.right.append(streamOf(JSON.stringify(o)), 'any', batchOf(JSON.stringify(o) + Object.values(o), 3))(); const all = await collect(x.right.readAll())(); await x.right.close()(); return [a._tag === 'Left' ? a.left : a._tag, all._tag === 'Left' ? all.left : all.right.length] })(), new Promise((r) => setTimeout(() => r('HANGS >6s'), 6000))]); return r })
})
await sect('tenants', async () => {
  const url = await fresh()
  const ten = await openPostgresTenants({ url })(); if (ten._tag === 'Left') return show('x', ten)
  for (const n of ['aurich', 'Aurich', 'a b', "o'hara", 'a"b', '', ' ', 'ä'.repeat(200), 'x'.repeat(10_000), '../x', 'n\u0000l', '$1', 'NULL', '😀', 'a,b', 'e\u0301', 'é']) await t(`tenant ${JSON.stringify(n).slice(0, 30)}`, async () => { const c = await ten.right.create(n)(); if (c._tag === 'Left') return c; const x = await openPostgresStore({ url, tenant: n, registry })(); if (x._tag === 'Left') return x.left; const a = await x.right.append(s1, 'noStream', batchOf('same ids', 2))(); const b = (await collect(x.right.readAll())()); await x.right.close()(); return [a._tag === 'Right' ? a.right : a.left, b._tag === 'Right' ? b.right.length : b.left] })
  for (const [tn, r] of [['aurich', 'nobody_here'], ['missing', 'postgres'], ['aurich', "x'; DROP TABLE y --"], ['aurich', ''], ['aurich', 'public'], ['aurich', 'pg_monitor'], ['aurich', 'Capital Role']]) await t(`grant ${tn} ${r}`, async () => { if (r === 'Capital Role') await bySql(url, (c) => c.query('CREATE ROLE "Capital Role"')).catch(() => 0); return ten.right.grant(tn!, r!)() })
  await t('revoke of nothing', () => ten.right.revoke('aurich', 'nobody')())
  await t('list', async () => { const l = await ten.right.list()(); return l._tag === 'Right' ? l.right.map((x) => [x.name.slice(0, 12), x.roles]) : l })
  await t('two tenants in one transaction', async () => { const [a, b] = [await opened({ url, tenant: 'aurich', registry }), await opened({ url, tenant: 'Aurich', registry })]; const c = await connected(url); await c.query('BEGIN'); const r1 = await a.within(c).append(streamOf('t'), 'noStream', batchOf('tt', 1))(); const r2 = await b.within(c).append(streamOf('t'), 'noStream', batchOf('tt', 1))(); const back = await collect(a.within(c).readStream(streamOf('t')))(); await c.query('COMMIT'); await c.end(); const f = [await verifyStore(a)(), await verifyStore(b)()]; await a.close()(); await b.close()(); return [r1, r2, back._tag, f.map((x) => x._tag === 'Right' && x.right.ok)] })
  await t('close twice', async () => [await ten.right.close()(), await ten.right.close()().catch((e) => 'REJECTS ' + e)])
  await t('list after close', () => ten.right.list()())
})
await sect('settings', async () => {
  const url = await fresh(); const name = new URL(url).pathname.slice(1)
  const ref = await opened({ url, registry }); await ref.append(streamOf('ref'), 'any', batchOf('ref', 3))()
  for (const s of ["TimeZone = 'Asia/Kathmandu'", "DateStyle = 'German, DMY'", "bytea_output = 'escape'", 'standard_conforming_strings = off', "IntervalStyle = 'sql_standard'", "client_encoding = 'LATIN1'", "search_path = ''", "search_path = 'nowhere'", 'statement_timeout = 1', 'lock_timeout = 1', "session_replication_role = 'replica'", 'row_security = off', 'extra_float_digits = -15', "xmloption = 'document'", 'transform_null_equals = on', 'array_nulls = off', "default_transaction_deferrable = on", 'backslash_quote = off', "plan_cache_mode = 'force_generic_plan'", 'idle_session_timeout = 100', 'idle_in_transaction_session_timeout = 50', 'default_transaction_read_only = on', "default_transaction_isolation = 'serializable'", 'synchronous_commit = off', "vor_ort.tenant = 'aurich'", 'transaction_timeout = 300', "lc_messages = 'C'", 'escape_string_warning = on']) {
    await t(s, async () => { try { await bySql(url, (c) => c.query(`ALTER DATABASE ${name} SET ${s}`)) } catch (e) { return 'cannot set: ' + (e as Error).message }
      try { const x = await openPostgresStore({ url, registry, timeoutMilliseconds: 2000 })(); if (x._tag === 'Left') return x.left
        const a = await x.right.append(streamOf('set ' + s), 'noStream', batchOf('ü\\\'$$ ' + s, 3))(); const all = await collect(x.right.readStream(streamOf('set ' + s)))(); const v = await verifyStore(x.right)(); await new Promise((r) => setTimeout(r, 250)); const inside = await connected(url); let j: unknown; try { await inside.query('BEGIN'); j = (await x.right.within(inside).append(streamOf('set ' + s), 2n, batchOf('j' + s, 2))()); j = (j as any)._tag === 'Left' ? (j as any).left : 'ok'; await inside.query('COMMIT') } catch (e) { j = 'client: ' + (e as Error).message } await inside.end().catch(() => 0); await x.right.close()()
        return [a._tag === 'Left' ? a.left : 'ok', all._tag === 'Right' ? all.right.map((e) => (e.data as any).batch === 'ü\\\'$$ ' + s).join() : all.left, v._tag === 'Right' ? v.right.ok : v.left, 'joined', j] } finally { await bySql(base, (c) => c.query(`ALTER DATABASE ${name} RESET ALL`)) } })
  }
  await ref.close()()
  for (const enc of ["ENCODING 'LATIN1' TEMPLATE template0 LOCALE 'C'", "ENCODING 'SQL_ASCII' TEMPLATE template0 LOCALE 'C'"]) await t(enc.slice(0, 22), async () => { const u = await fresh(enc); const x = await openPostgresStore({ url: u, registry })(); if (x._tag === 'Left') return x.left; const a = await x.right.append(s1, 'any', batchOf('ü', 1))(); const b = await x.right.append(streamOf('two'), 'any', batchOf('ŵ😀', 1))(); const all = await collect(x.right.readAll())(); const v = await verifyStore(x.right)(); await x.right.close()(); return [a, b, all._tag === 'Right' ? all.right.map((e) => (e.data as any).batch) : all.left, v._tag === 'Right' ? v.right.ok : v.left] })
})
await sect('inputs', async () => {
  const url = await fresh(); const x = await opened({ url, registry, connections: 3 })
  const meta = batchOf('m', 1)[0]!
  const one = (id: string, batch: string) => ({ ...meta, id: id as never, data: { batch, index: 0, size: 1 } })
  for (const [l, st, e] of [['NUL', streamOf('nul'), one('0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d91', 'a\u0000b')], ['lone surrogate', streamOf('sur'), one('0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d92', 'a\ud800b')], ['1MB', streamOf('mb'), one('0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d93', 'ü'.repeat(1_000_000))], ['60MB', streamOf('mb60'), one('0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d94', 'x'.repeat(60_000_000))], ['odd unicode', streamOf('uni'), one('0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d95', '\u2028\u2029\uFEFF\u202E😀\u0007\\u0000"\'')], ['huge id', streamOf('hid'), one('x'.repeat(100_000), 'b')], ['upper-case id', streamOf('uid'), one('0195F3C2-7D1E-7C4A-9B61-2F1C5A7E8D95', 'b')], ['stream odd', "desk-'; DROP" as never, one('0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d96', 'b')], ['stream huge', ('desk' + 'x'.repeat(5000) + '-0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d95') as never, one('0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d97', 'b')]] as const) await t(l, async () => { const a = await x.append(st, 'any', [e])(); if (a._tag === 'Left') return JSON.stringify(a.left).slice(0, 200); const r = await collect(x.readStream(st))(); return [a.right, r._tag === 'Right' ? (r.right[0]!.data as any).batch === e.data.batch : r.left] })
  for (const ex of [-1n, 2n ** 63n, 2n ** 200n, 1.5 as never, 'nonsense' as never, undefined as never, null as never]) await t(`expected ${ex}`, () => x.append(s1, ex, [one('0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d99', 'b')])())
  for (const r of [{ from: -5n }, { from: 2n ** 63n }, { from: 2n ** 100n }, { to: -1n }, { to: 2n ** 80n }, { maxCount: -1 }, { maxCount: Number.NaN }, { maxCount: Infinity }, { maxCount: 0.5 }, { maxCount: 1.7 }, { direction: 'backward', from: 2n ** 64n }, { direction: 'backward', to: 2n ** 64n }] as const) await t(`readStream ${JSON.stringify(r, (_k, v) => typeof v === 'bigint' ? `${v}n` : String(v) === 'NaN' ? 'NaN' : v)}`, async () => { const c = await collect(x.readStream(streamOf('uni'), r as never))(); return c._tag === 'Right' ? c.right.length : c.left })
  for (const after of ['0', '-1', '99999999999999999999999999', 'abc', '', '9223372036854775808', '9223372036854775807', '007', ' 1', '1e3', null, 3]) await t(`readAll after ${after}`, async () => { const c = await collect(x.readAll({ after: after as never }))(); return c._tag === 'Right' ? c.right.length : c.left })
  for (const after of ['99999999999999999999999999', 'abc', '9223372036854775807']) await t(`subscribe after ${after}`, async () => { const st = new AbortController(); setTimeout(() => st.abort(), 400); const out: unknown[] = []; for await (const d of x.subscribe({ after: after as never, signal: st.signal })) out.push(d); return out })
  for (const cats of [[], ["'"], ['desk%'], ['x'.repeat(100000)]]) await t(`categories ${JSON.stringify(cats).slice(0, 20)}`, async () => { const c = await collect(x.readAll({ categories: cats }))(); return c._tag === 'Right' ? c.right.length : c.left })
  for (const p of [{ count: 0, wanted: [0] }, { count: 1000, wanted: [999] }, { count: 2, wanted: [5] }, { count: 2, wanted: [] }, { count: 2.5, wanted: [1] }]) await t(`partitions ${JSON.stringify(p)}`, async () => { const c = await collect(x.readAll({ partitions: p as never }))(); return c._tag === 'Right' ? c.right.length : c.left })
  await x.close()()
})
process.exit(0)
