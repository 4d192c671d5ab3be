/** What goes wrong between the official clients and the server, by the numbers of the table in the README; for both clients. */
import { collect, verifyStore } from '@vor-ort/event-store'
import { kept, noted, notes, streamOf } from '@vor-ort/event-store/contract'
import { describe, expect, it } from 'vitest'

import { isGivenServer } from './fixture.ts'
import { ended, until } from './listening.ts'
import { idsIn, makeWorkbench, type ClientUnderTest } from './workbench.ts'

/** Registers the tests of the traps that both clients have in common. */
export const describeTraps = ({ name, open }: ClientUnderTest): void => {
  describe.skipIf(isGivenServer)(`traps of the client and the server: ${name}`, () => {
    const bench = makeWorkbench(open)

    it('1: a conflict names the revision that is, also where the connection string turns thrown errors off', async () => {
      const store = await bench.connect({ connectionString: `${bench.server().url}&throwOnAppendFailure=false` })
      const stream = streamOf('desk', 'trap 1')
      await store.append(stream, 'noStream', notes('trap 1', 3))()
      // One that has not seen the stream, so that it is the server who says no.
      const other = await bench.connect({ connectionString: `${bench.server().url}&throwOnAppendFailure=false` })
      const refused = await other.append(stream, 'noStream', [noted('trap 1 late')])()
      expect(refused).toEqual({ _tag: 'Left', left: { _tag: 'WrongExpectedRevision', stream, expected: 'noStream', actual: 2n } })
    })

    it('2: an append whose answer is lost is sent again after its deadline, and stored once', async () => {
      const store = await bench.connect({ attemptMilliseconds: 200 })
      const stream = streamOf('desk', 'trap 2')
      await store.append(stream, 'noStream', [noted('trap 2 first')])()
      await bench.server().faults({ kind: 'swallowReply', times: 2 })
      const result = await store.append(stream, 0n, notes('trap 2', 2))()
      expect(result).toMatchObject({ _tag: 'Right', right: { revision: 2n } })
      expect(await idsIn(store, stream)).toEqual([noted('trap 2 first'), ...notes('trap 2', 2)].map((event) => event.id))
      expect((await bench.server().counters()).faultsLeft).toBe(0)
    })

    it('2: an append that is never answered ends as StoreUnavailable when the time is over; the store goes on', async () => {
      const store = await bench.connect({ attemptMilliseconds: 100, totalMilliseconds: 300 })
      const stream = streamOf('desk', 'trap 2, never')
      await bench.server().faults({ kind: 'ignore', on: 'append', times: 1_000 })
      expect(await store.append(stream, 'noStream', [noted('trap 2 never')])()).toMatchObject({ _tag: 'Left', left: { _tag: 'StoreUnavailable' } })
      await bench.server().clearFaults()
      expect(await store.append(stream, 'noStream', [noted('trap 2 never')])()).toMatchObject({ _tag: 'Right', right: { revision: 0n } })
    })

    it('3: data that JSON cannot carry is refused before the client sees it', async () => {
      const store = await bench.connect()
      const stream = streamOf('desk', 'trap 3')
      const before = (await bench.server().counters()).appendsReceived
      for (const value of [1n, undefined, () => 1, Number.NaN]) {
        expect(await store.append(stream, 'any', [kept('trap 3', value)])()).toMatchObject({ left: { _tag: 'InvalidEvent' } })
      }
      expect((await bench.server().counters()).appendsReceived).toBe(before)
    })

    it('4: an append while the server is down waits for it, and is StoreUnavailable where it does not come back', async () => {
      const store = await bench.connect({ totalMilliseconds: 300 })
      const patient = await bench.connect({ totalMilliseconds: 20_000 })
      await bench.server().kill()
      expect(await store.append(streamOf('desk', 'trap 4'), 'noStream', [noted('trap 4')])()).toMatchObject({ left: { _tag: 'StoreUnavailable' } })
      const waiting = patient.append(streamOf('desk', 'trap 4, patient'), 'noStream', [noted('trap 4 patient')])()
      await bench.server().restart()
      expect(await waiting).toMatchObject({ _tag: 'Right', right: { revision: 0n } })
    })

    it('5: an empty append never reaches the server', async () => {
      const store = await bench.connect()
      const before = (await bench.server().counters()).appendsReceived
      expect(await store.append(streamOf('desk', 'trap 5'), 'noStream', [])()).toEqual({ _tag: 'Right', right: { revision: 'noStream', duplicate: false } })
      expect((await bench.server().counters()).appendsReceived).toBe(before)
    })

    it('10: a read that is left leaves no call open on the server', async () => {
      const store = await bench.connect()
      await store.append(streamOf('desk', 'trap 10'), 'noStream', notes('trap 10', 1_200))()
      for (let turn = 0; turn < 5; turn++) {
        for await (const page of store.readAll()) if (page.length > 0) break
        for await (const page of store.readStream(streamOf('desk', 'trap 10'))) if (page.length > 0) break
        for await (const delivery of store.subscribe()) if (delivery._tag === 'Events') break
      }
      await until(async () => {
        const { openCalls } = await bench.server().counters()
        return (openCalls.read ?? 0) === 0 && (openCalls.subscription ?? 0) === 0
      })
      expect((await bench.server().counters()).readsStarted).toBeGreaterThan(10)
    })

    it('12: the time of recording is ours, to the millisecond', async () => {
      const store = await bench.connect()
      const stream = streamOf('desk', 'trap 12')
      const event = noted('trap 12')
      const recordedAt = '2026-11-21T22:00:00.123Z' as typeof event.metadata.recordedAt
      await store.append(stream, 'noStream', [{ ...event, metadata: { ...event.metadata, recordedAt } }])()
      expect(await collect(store.readStream(stream))()).toMatchObject({ right: [{ metadata: { recordedAt } }] })
    })

    it('13: revisions are bigints and positions decimal texts, in every way to read', async () => {
      const store = await bench.connect()
      const stream = streamOf('desk', 'trap 13')
      const result = await store.append(stream, 'noStream', notes('trap 13', 2))()
      const reads = [await collect(store.readStream(stream))(), await collect(store.readAll({ direction: 'backward', maxCount: 2 }))()]
      for (const read of reads) {
        if (read._tag === 'Left') throw new Error(read.left._tag)
        for (const event of read.right) expect([typeof event.revision, /^\d+$/.test(event.position)]).toEqual(['bigint', true])
      }
      expect(result).toMatchObject({ right: { revision: 1n, position: reads[1]?._tag === 'Right' ? reads[1].right[0]?.position : '' } })
    })

    it('15: a client whose first try to connect fails is replaced: the store opens when the server comes up', async () => {
      await bench.server().kill()
      const opening = bench.connect()
      await new Promise((resolve) => setTimeout(resolve, 300))
      await bench.server().restart()
      const store = await opening
      await store.append(streamOf('desk', 'trap 15'), 'noStream', [noted('trap 15')])()
      expect(await idsIn(store, streamOf('desk', 'trap 15'))).toEqual([noted('trap 15').id])
    })

    it('17: a read that is not answered is asked again; one that breaks half-way, too', async () => {
      const store = await bench.connect({ attemptMilliseconds: 400 })
      const stream = streamOf('desk', 'trap 17')
      await store.append(stream, 'noStream', notes('trap 17', 200))()
      const all = notes('trap 17', 200).map((event) => event.id)
      for (const fault of [
        { kind: 'ignore', on: 'read' },
        { kind: 'unavailable', on: 'read' },
        { kind: 'drop', on: 'read', afterMessages: 100 },
        { kind: 'notLeader', on: 'read' },
      ] as const) {
        await bench.server().faults(fault)
        expect(await idsIn(store, stream), fault.kind).toEqual(all)
        expect((await bench.server().counters()).faultsLeft, fault.kind).toBe(0)
      }
    })

    it('an append survives another leader, a refusal for the moment, a broken connection before and after it was stored', async () => {
      const store = await bench.connect({ attemptMilliseconds: 1_000 })
      const stream = streamOf('desk', 'append faults')
      let revision = -1n
      for (const fault of [
        { kind: 'notLeader', on: 'append' },
        { kind: 'unavailable', on: 'append' },
        { kind: 'drop', on: 'append', afterMessages: 0 },
        { kind: 'dropReply' },
        { kind: 'delay', on: 'append', milliseconds: 1_300 },
      ] as const) {
        await bench.server().faults(fault)
        const result = await store.append(stream, revision < 0n ? 'noStream' : revision, notes(`fault ${fault.kind}`, 2))()
        revision += 2n
        expect(result, fault.kind).toMatchObject({ _tag: 'Right', right: { revision } })
      }
      expect((await idsIn(store, stream)).length).toBe(10)
      expect(await verifyStore(store)()).toMatchObject({ right: { ok: true } })
    })

    it('a server that dies before or after it has stored an append: it is stored once', async () => {
      const store = await bench.connect()
      const stream = streamOf('desk', 'dies')
      await store.append(stream, 'noStream', [noted('dies first')])()
      for (const [index, at] of (['beforeCommit', 'afterCommit'] as const).entries()) {
        await bench.server().faults({ kind: 'die', at })
        const appending = store.append(stream, BigInt(2 * index), notes(`dies ${at}`, 2))()
        await ended(bench.server())
        await bench.server().restart()
        expect(await appending, at).toMatchObject({ _tag: 'Right', right: { revision: BigInt(2 * index + 2) } })
      }
      expect(await idsIn(store, stream)).toEqual(['dies first', 'dies beforeCommit 0', 'dies beforeCommit 1', 'dies afterCommit 0', 'dies afterCommit 1'].map((label) => noted(label).id))
    })

    it('a batch above the limit is refused before it is sent; above the limit of the server alone, by its word', async () => {
      const small = await bench.connect({ maxAppendBytes: 4_000 })
      const stream = streamOf('desk', 'too large')
      const before = (await bench.server().counters()).appendsReceived
      const refused = await small.append(stream, 'noStream', notes('too large', 50))()
      expect(refused).toMatchObject({ left: { _tag: 'AppendTooLarge', unit: 'bytes', maximum: 4_000 } })
      expect((await bench.server().counters()).appendsReceived).toBe(before)
      const large = await bench.connect({ maxAppendBytes: 100_000_000 })
      const byServer = await large.append(stream, 'noStream', [kept('too large', 'x'.repeat(1_100_000))])()
      expect(byServer).toMatchObject({ left: { _tag: 'AppendTooLarge', unit: 'bytes', maximum: 1_048_576 } })
      expect(await idsIn(large, stream)).toEqual([])
    })
  })
}
