/** What is told of connections that break; for both clients. */
import type { StoreConnection, StoreNotice } from '@vor-ort/event-store'
import { noted, streamOf } from '@vor-ort/event-store/contract'
import { describe, expect, it } from 'vitest'

import { isGivenServer } from './fixture.ts'
import { listener, until } from './listening.ts'
import { idsIn, makeWorkbench, type ClientUnderTest } from './workbench.ts'

/** Registers the tests of notices. */
export const describeNotices = ({ name, open }: ClientUnderTest): void => {
  describe.skipIf(isGivenServer)(`notices: ${name}`, () => {
    const bench = makeWorkbench(open)
    const told = (connection: StoreConnection): { readonly report: (notice: StoreNotice) => void; readonly notices: () => ReadonlyArray<StoreNotice> } => {
      const all: StoreNotice[] = []
      return { report: (notice) => void all.push(notice), notices: () => all.filter((notice) => notice.connection === connection) }
    }
    const disconnected = (connection: StoreConnection, reason: string): StoreNotice => ({ _tag: 'Disconnected', connection, reason })
    const waiting = expect.any(Number)

    it('a healthy store tells nothing', async () => {
      const all: StoreNotice[] = []
      const store = await bench.connect({ report: (notice) => void all.push(notice) })
      const heard = listener(store.subscribe())
      await store.append(streamOf('desk', 'notices, none'), 'noStream', [noted('notices none')])()
      await heard.count(1)
      await idsIn(store, streamOf('desk', 'notices, none'))
      await heard.leave()
      await store.close()()
      expect(all).toEqual([])
    })

    it('an append that is refused for the moment: disconnected, retried, there again', async () => {
      const { report, notices } = told('writer')
      const store = await bench.connect({ report })
      await bench.server().faults({ kind: 'unavailable', on: 'append' })
      await store.append(streamOf('desk', 'notices, refused'), 'noStream', [noted('notices refused')])()
      expect(notices()).toEqual([
        disconnected('writer', 'Unreachable'),
        { _tag: 'Retrying', connection: 'writer', attempt: 1, waitMilliseconds: waiting },
        { _tag: 'Reconnected', connection: 'writer', attempts: 1, outageMilliseconds: waiting },
      ])
    })

    it('appends that are not answered: stalled once, retried each time', async () => {
      const { report, notices } = told('writer')
      const store = await bench.connect({ report, attemptMilliseconds: 150 })
      await bench.server().faults({ kind: 'swallowReply', times: 2 })
      await store.append(streamOf('desk', 'notices, stall'), 'noStream', [noted('notices stall')])()
      expect(notices()).toEqual([
        { _tag: 'Stalled', connection: 'writer', silentMilliseconds: 150 },
        { _tag: 'Retrying', connection: 'writer', attempt: 1, waitMilliseconds: waiting },
        { _tag: 'Retrying', connection: 'writer', attempt: 2, waitMilliseconds: waiting },
        { _tag: 'Reconnected', connection: 'writer', attempts: 2, outageMilliseconds: waiting },
      ])
    })

    it('a read that breaks', async () => {
      const { report, notices } = told('reader')
      const store = await bench.connect({ report })
      const stream = streamOf('desk', 'notices, read')
      await store.append(stream, 'noStream', [noted('notices read')])()
      await bench.server().faults({ kind: 'unavailable', on: 'read' })
      expect(await idsIn(store, stream)).toEqual([noted('notices read').id])
      expect(notices()).toEqual([
        disconnected('reader', 'Unreachable'),
        { _tag: 'Retrying', connection: 'reader', attempt: 1, waitMilliseconds: waiting },
        { _tag: 'Reconnected', connection: 'reader', attempts: 1, outageMilliseconds: waiting },
      ])
    })

    it('a subscription whose server dies, and one that falls silent', async () => {
      const { report, notices } = told('subscription')
      const store = await bench.connect({ report, silenceMilliseconds: 300 })
      const heard = listener(store.subscribe({ after: 'end' }))
      await heard.caughtUp()
      expect(notices()).toEqual([])
      await bench.server().restart('kill')
      await until(async () => notices().some(({ _tag }) => _tag === 'Reconnected'))
      const first = notices().findIndex(({ _tag }) => _tag === 'Reconnected')
      // It may have been silent for long enough before the connection was seen to be gone.
      expect(['Disconnected', 'Stalled']).toContain(notices()[0]?._tag)
      expect(new Set(notices().slice(1, first).map(({ _tag }) => _tag))).toEqual(new Set(['Retrying']))
      await until(async () => notices().slice(first).some(({ _tag }) => _tag === 'Stalled'))
      expect(notices().slice(first).find(({ _tag }) => _tag === 'Stalled')).toEqual({ _tag: 'Stalled', connection: 'subscription', silentMilliseconds: 300 })
      await heard.leave()
      // Reasons are tags: nothing of what the server or the client has said.
      for (const notice of notices()) if (notice._tag === 'Disconnected') expect(notice.reason).toMatch(/^[A-Z][A-Za-z]+$/)
    })
  })
}
