import { defineAggregate, derivedUuid, message, record, text } from '@vor-ort/core'
import { right } from 'fp-ts/lib/Either.js'

import { makeCommandHandler, type CommandHandler } from '../../command-handler.ts'
import { accepted, assert, eventsIn } from '../checks.ts'
import { aDay, anInstant, contractRegistry, noteData, notebookEvents, streamOf, type NotebookData } from '../catalogue.ts'
import type { Scenario } from '../fixture.ts'
import { makeChoices } from '../history/random.ts'
import { contractSeed } from '../seed.ts'

const closed: { readonly phase: 'none' | 'open'; readonly texts: ReadonlyArray<string> } = { phase: 'none', texts: [] }

/** A notebook: it is opened once, and takes each text once. */
const notebook = defineAggregate({
  category: 'notebook',
  module: 'contract',
  german: 'Notizbuch',
  seat: 'none',
  summary: 'A notebook.',
  events: notebookEvents,
  commands: { Open: { german: 'Anlegen', data: record({ title: text }) }, Note: { german: 'Vermerken', data: record({ text }) } },
  initial: closed,
  lifecycle: { Opened: [['none'], 'open'], Noted: [['open'], 'open'] },
  evolve: { Opened: (state) => state, Noted: (state, data) => ({ ...state, texts: [...state.texts, data.text] }) },
  decide: {
    Open: ({ title }, _state, on) => right([message<NotebookData, 'Opened'>('Opened', on, { title })]),
    Note: (data, { texts }, on) => right(texts.includes(data.text) ? [] : [message<NotebookData, 'Noted'>('Noted', on, noteData(data.text))]),
  },
  title: () => 'notebook',
  findings: () => [],
})

type NotebookCommand = { readonly type: 'Open'; readonly on: typeof aDay; readonly data: { readonly title: string } } | { readonly type: 'Note'; readonly on: typeof aDay; readonly data: { readonly text: string } }
const open: NotebookCommand = { type: 'Open', on: aDay, data: { title: 'A' } }
const note = (words: string): NotebookCommand => ({ type: 'Note', on: aDay, data: { text: words } })

const asked = async ({ handle }: CommandHandler, label: string, command: NotebookCommand, commandId?: string) => {
  const result = await handle(notebook, derivedUuid(`contract ${label}`), command, { actor: { role: 'Verwaltung' }, ...(commandId === undefined ? {} : { commandId }) })()
  if (result._tag === 'Left') return result.left._tag === 'CommandRejected' ? 'refused' : result.left._tag
  return result.right.duplicate ? 'duplicate' : result.right.events.length === 0 ? 'nothing to do' : 'done'
}

export const commandsOnce: ReadonlyArray<Scenario> = [
  {
    id: '28a',
    name: 'a command that is asked for twice acts once, whoever is asked, at once or later',
    run: async (fixture) => {
      const stores = [await fixture.open(contractRegistry), await fixture.open(contractRegistry)]
      // A handler without states at hand, one with them, and one on another opening.
      const handlers = [makeCommandHandler({ store: stores[0] ?? assert.fail('no store'), clock: () => anInstant, cacheStreams: 0 }), ...stores.map((store) => makeCommandHandler({ store, clock: () => anInstant }))]
      const choices = makeChoices(contractSeed)
      const handler = (): CommandHandler => handlers[choices.below(handlers.length)] ?? assert.fail('no handler')
      const labels = ['twice 1', 'twice 2']
      const done: Array<readonly [label: string, command: NotebookCommand, id: string]> = []
      for (const label of labels) done.push([label, open, `open ${label}`])
      for (let turn = 0; turn < 12; turn++) done.push([labels[turn % 2] ?? '', note(`text ${turn}`), `note ${turn}`])
      for (const [index, one] of done.entries()) {
        assert.equal(await asked(handler(), ...one), 'done')
        assert.equal(await asked(handler(), ...one), 'duplicate')
        assert.equal(await asked(handler(), ...(done[choices.below(index + 1)] ?? one)), 'duplicate')
      }
      const results = await Promise.all(done.map((one) => asked(handler(), ...one)))
      assert.deepEqual(new Set(results), new Set(['duplicate']))
      assert.equal((await eventsIn((stores[0] ?? assert.fail('no store')).readAll())).length, done.length)
    },
  },
  {
    id: '28b',
    name: 'a command that is refused, or has nothing to do, appends nothing, in the state where it acts and in the one where it does not',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      const handler = makeCommandHandler({ store, clock: () => anInstant })
      const stream = streamOf('notebook', 'refused')
      const ask = async (command: NotebookCommand, expected: string, count: number): Promise<void> => {
        assert.equal(await asked(handler, 'refused', command), expected)
        assert.equal((await eventsIn(store.readStream(stream))).length, count)
        assert.equal((await eventsIn(store.readAll())).length, count)
      }
      await ask(note('a'), 'refused', 0)
      await ask({ type: 'Note', on: aDay, data: { text: '' } }, 'refused', 0)
      await ask(open, 'done', 1)
      await ask(open, 'refused', 1)
      await ask(note('a'), 'done', 2)
      await ask(note('a'), 'nothing to do', 2)
      await ask(note('b'), 'done', 3)
      assert.equal((await accepted(store.append(stream, 2n, []))).revision, 2n)
    },
  },
]
