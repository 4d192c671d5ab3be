/** What the runtime of process managers does and says. */
import { defineEvent, defineProcessManager, derivedId, EventId, makeRegistry, ObligationId, reaction, record, resolution, streamName, text, type resolutionEvents } from '@vor-ort/core'
import { isPosition, makeEventStore, memoryCheckpoints, memoryDriver, memoryMedium, memoryStore, type ProcessNotice } from '@vor-ort/event-store'
import { isLeft } from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { must, stored } from './counter.ts'
import { act, adopt, effectiveAtOnce, followUp, later, now, on, publish, registry, resolutionId, runnerOn } from './managers.ts'

type Events = typeof resolutionEvents
const outcomes = (notices: ReadonlyArray<ProcessNotice>) =>
  notices.map((notice) => (notice._tag === 'Reaction' ? `${notice.reaction.command.type} ${notice.outcome._tag}` : notice._tag))

describe('process managers', () => {
  it('issue what follows, and what follows from that, until all is quiet', async () => {
    const store = memoryStore(registry)
    const runner = runnerOn(store, memoryCheckpoints())
    await act(store, 1, adopt)
    await act(store, 1, publish)
    expect(await runner.catchUp()()).toEqual({
      _tag: 'Right',
      right: { position: '6', rounds: 5, done: 4, duplicates: 0, nothingToDo: 1, refused: 1, settledBefore: 0, failed: 0, unreadable: 0 },
    })
    expect((await stored(store)).map(({ type }) => type)).toEqual([
      'ResolutionAdopted', 'ResolutionPublished', 'ResolutionTookEffect', 'ObligationCreated', 'ImplementationReportRequested', 'ImplementationReportDelivered',
    ])
    expect(outcomes(runner.notices)).toEqual([
      'TakeEffect Done', 'TakeEffect Refused', 'CreateObligation Done', 'RequestReport Done', 'DeliverReport Done', 'DeliverReport NothingToDo',
    ])
    expect(runner.notices[1]).toMatchObject({ manager: 'effective-at-once', cause: { type: 'ResolutionPublished' }, outcome: { rejection: { _tag: 'WrongPhase' } } })
  })

  it('say in the metadata who acted, and because of what', async () => {
    const store = memoryStore(registry)
    await act(store, 1, adopt)
    must(await runnerOn(store, memoryCheckpoints()).catchUp()())
    const [adopted, tookEffect, created, requested] = await stored(store)
    expect(tookEffect?.metadata).toMatchObject({
      actor: { role: 'process manager effective-at-once' }, commandId: `effective-at-once ${resolutionId(1)}`, causationId: adopted?.id, correlationId: 'case 1',
    })
    expect(created?.metadata).toMatchObject({ actor: { role: 'process manager follow-up' }, causationId: tookEffect?.id, correlationId: 'case 1' })
    expect(requested?.metadata).not.toHaveProperty('causationId')
    await act(store, 2, adopt)
    must(await runnerOn(store, memoryCheckpoints(), { actor: { role: 'Automat' } }).catchUp()())
    expect((await stored(store)).at(-1)?.metadata.actor).toEqual({ role: 'Automat' })
  })

  it('are asked what is due: at the same instant twice it is done once, and before its time nothing is', async () => {
    const store = memoryStore(registry)
    const checkpoints = memoryCheckpoints()
    await act(store, 1, adopt)
    const runner = runnerOn(store, checkpoints, { clock: () => now })
    expect(must(await runner.catchUp()()).done).toBe(2)
    expect(must(await runner.tick(later)()).done).toBe(2)
    expect(must(await runner.tick(later)())).toMatchObject({ done: 0, duplicates: 0 })
    expect(must(await runnerOn(store, memoryCheckpoints()).tick(later)()).done).toBe(0)
    expect((await stored(store)).filter(({ type }) => type === 'ImplementationReportRequested').length).toBe(1)
  })

  it('do not issue again and again what stays due', async () => {
    const store = memoryStore(registry)
    await act(store, 1, adopt)
    const forgetful = defineProcessManager<null, Events>({
      name: 'forgetful', german: 'Vergesslich', summary: 'Handles nothing.', initial: null, evolve: {}, react: {},
      due: () => [reaction(resolution, resolutionId(1), 'always', { type: 'TakeEffect', on, data: {} }), reaction(resolution, resolutionId(2), 'never', { type: 'TakeEffect', on, data: {} })],
    })
    const runner = runnerOn(store, memoryCheckpoints(), { managers: [forgetful] })
    for (let turn = 0; turn < 3; turn++) must(await runner.catchUp()())
    expect(outcomes(runner.notices)).toEqual(['TakeEffect Done', 'TakeEffect Refused'])
  })

  it('report a command id that was used for another command, and a command that nobody handles, and go on', async () => {
    const store = memoryStore(registry)
    await act(store, 1, adopt)
    await act(store, 1, publish)
    await act(store, 1, publish, 'published again')
    const careless = defineProcessManager<null, Events>({
      name: 'careless', german: 'Unachtsam', summary: 'Uses keys twice.', initial: null, evolve: {},
      react: {
        ResolutionPublished: (_state, _data, { id, event }) => {
          const data = { obligation: derivedId(ObligationId, event), aspect: 'other', what: 'Aushang' } as const
          return [
            { key: `nobody ${event}`, category: 'nobody', id, command: { type: 'Ask', on, data: {} } },
            reaction(resolution, id, 'same', { type: 'CreateObligation', on, data }),
          ]
        },
      },
    })
    const runner = runnerOn(store, memoryCheckpoints(), { managers: [careless, followUp] })
    expect(must(await runner.catchUp()())).toMatchObject({ done: 1, failed: 3 })
    const faults = runner.notices.flatMap((notice) => (notice._tag === 'Reaction' && notice.outcome._tag === 'Failed' ? [notice.outcome.fault._tag] : []))
    expect(faults).toEqual(['UnknownCategory', 'UnknownCategory', 'CommandIdReused'])
  })

  it('pass an event that cannot be read, and report it; a command on its stream fails and is reported', async () => {
    const Odd = defineEvent({ german: 'Seltsam', summary: 'Nobody knows it.', data: record({ text }) })
    const medium = memoryMedium()
    const wider = makeEventStore(memoryDriver(medium), must(makeRegistry([resolution.events, { Odd }])))
    const store = makeEventStore(memoryDriver(medium), registry)
    await act(store, 1, adopt)
    await act(store, 2, adopt)
    const metadata = { recordedAt: now, validTime: on, actor: { role: 'Verwaltung' }, classification: 'internal' } as const
    must(await wider.append(streamName('resolution', resolutionId(1)), 0n, [{ id: derivedId(EventId, 'odd'), type: 'Odd', schemaVersion: 1, data: { text: 'x' }, metadata }])())
    const runner = runnerOn(store, memoryCheckpoints(), { clock: () => now })
    expect(must(await runner.catchUp()())).toMatchObject({ done: 2, failed: 1, unreadable: 1 })
    expect(outcomes(runner.notices)).toEqual(['TakeEffect Failed', 'TakeEffect Done', 'Unreadable', 'CreateObligation Done'])
  })

  it('that never come to rest are stopped', async () => {
    const store = memoryStore(registry)
    await act(store, 1, adopt)
    const endless = defineProcessManager<null, Events>({
      name: 'endless', german: 'Endlos', summary: 'Follows from itself.', initial: null, evolve: {},
      react: {
        ResolutionAdopted: (_state, _data, { id, event }) => [reaction(resolution, id, event, { type: 'CreateObligation', on, data: { obligation: derivedId(ObligationId, event), aspect: 'other', what: 'x' } })],
        ObligationCreated: (_state, _data, { id, event }) => [reaction(resolution, id, event, { type: 'CreateObligation', on, data: { obligation: derivedId(ObligationId, event), aspect: 'other', what: 'x' } })],
      },
    })
    expect(await runnerOn(store, memoryCheckpoints(), { managers: [endless], maxRounds: 20 }).catchUp()()).toEqual({ _tag: 'Left', left: { _tag: 'NeverQuiet', rounds: 20 } })
    expect((await stored(store)).length).toBe(21)
  })

  it('need names that are one word and told apart', async () => {
    const store = memoryStore(registry)
    const named = (name: string) => ({ ...effectiveAtOnce, name })
    for (const managers of [[named('two words')], [named('')], [named('same'), named('same')]]) {
      expect(await runnerOn(store, memoryCheckpoints(), { managers }).catchUp()()).toMatchObject({ left: { _tag: 'UnusableManager' } })
    }
  })

  it('take a checkpoint from beyond the end of the store for none', async () => {
    const store = memoryStore(registry)
    const checkpoints = memoryCheckpoints()
    for (const position of ['900'].filter(isPosition)) await checkpoints.save('effective-at-once', position)()
    await act(store, 1, adopt)
    must(await runnerOn(store, checkpoints).catchUp()())
    expect((await stored(store)).length).toBe(5)
    expect(await checkpoints.load('effective-at-once')()).toEqual({ _tag: 'Right', right: '1' })
  })

  it('react behind their checkpoint only: one saved before makes a new manager begin now', async () => {
    const store = memoryStore(registry)
    const checkpoints = memoryCheckpoints()
    const { position } = await act(store, 1, adopt)
    if (position !== undefined) await checkpoints.save('effective-at-once', position)()
    await act(store, 2, adopt)
    must(await runnerOn(store, checkpoints).catchUp()())
    expect((await stored(store)).filter(({ type }) => type === 'ResolutionTookEffect').map(({ stream }) => stream)).toEqual([`resolution-${resolutionId(2)}`])
  })

  it('find nothing to do in an empty store', async () => {
    const result = await runnerOn(memoryStore(registry), memoryCheckpoints()).catchUp()()
    expect(isLeft(result) ? result : result.right).toMatchObject({ position: undefined, rounds: 1, done: 0 })
  })
})
