/** The projection of the suite, its events, and what its rows must be. */
import { aggregateIdOf, categoryOf, type NewEvent, type StreamName } from '@vor-ort/core'
import { collect, type EventStore } from '@vor-ort/event-store'
import { kept, noted, opened, streamOf, type Choices } from '@vor-ort/event-store/contract'

import { defineProjection } from '../../projection.ts'
import { makeProjectionRunner, type ProjectionRunner, type ProjectionRunnerParts } from '../../runner.ts'
import { defineTable } from '../../table.ts'
import type { ProjectionTarget } from '../../target.ts'
import { sure } from '../fixture.ts'

const words = (text: string) => ({ title: { de: text, en: text }, definition: { de: text, en: text }, source: 'contract' })
const table = defineTable({
  name: 'desk_notes',
  ...words('notes of a desk'),
  key: ['desk'],
  columns: [
    { ...words('desk'), name: 'desk', type: 'text', nullable: false },
    { ...words('notes'), name: 'notes', type: 'integer', nullable: false, unit: '1' },
    { ...words('revisions'), name: 'revisions', type: 'text', nullable: false },
  ],
})

interface Desk {
  readonly notes: number
  readonly revisions: string
}

/** Counts the notes of each desk and keeps the row of their revisions, so that what comes twice, late or never is seen. */
export const deskNotes = (version = 1) =>
  defineProjection<Desk, readonly [typeof table]>({
    name: 'desk_notes',
    version,
    handles: ['desk'],
    tables: [table],
    initial: { notes: 0, revisions: '' },
    evolve: (state, { type, revision }) => (type === 'Noted' ? { notes: state.notes + 1, revisions: `${state.revisions} ${revision}` } : state),
    rows: ({ notes, revisions }, desk) => ({ desk_notes: notes === 0 ? [] : [{ desk, notes, revisions }] }),
  })

/** The rows as readers see them; none where no projection has the table yet. */
export const rowsIn = async (target: ProjectionTarget): Promise<ReadonlyArray<unknown>> => {
  const rows = await target.rows('desk_notes')()
  return rows._tag === 'Left' && rows.left._tag === 'UnknownTable' ? [] : sure(rows)
}

/** What the rows must be: a plain fold over all that lies in the store, without any runner or target. */
export const expectedRows = async (store: EventStore): Promise<ReadonlyArray<unknown>> => {
  const desks = new Map<string, Desk>()
  for (const { stream, type, revision } of sure(await collect(store.readAll())())) {
    if (categoryOf(stream) !== 'desk' || type !== 'Noted') continue
    const id = aggregateIdOf(stream)
    const { notes, revisions } = desks.get(id) ?? { notes: 0, revisions: '' }
    desks.set(id, { notes: notes + 1, revisions: `${revisions} ${revision}` })
  }
  return [...desks].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([desk, row]) => ({ desk, ...row }))
}

/** A runner of the projection. */
export const runnerOf = (store: EventStore, target: ProjectionTarget, more: Partial<ProjectionRunnerParts> = {}): ProjectionRunner =>
  sure(makeProjectionRunner({ store, target, projections: [deskNotes()], ...more }))

const streams: ReadonlyArray<StreamName> = ['desk', 'desk', 'desk', 'desk-lamp', 'lamp'].map((category, index) => streamOf(category, `over a store ${index}`))

/** Appends so many small batches to several streams; some events, and some whole streams, are none of the projection's. How many events it were. */
export const appendSome = async (store: EventStore, choices: Choices, label: string, batches: number): Promise<number> => {
  let count = 0
  for (let batch = 0; batch < batches; batch++) {
    const stream = streams[choices.below(streams.length)] ?? streamOf('desk', 'over a store')
    const events: ReadonlyArray<NewEvent> = Array.from({ length: 1 + choices.below(4) }, (_, index) => {
      const name = `${label} ${batch} ${index}`
      return choices.oneOf([noted(name), noted(name), kept(name, { batch }), opened(name)])
    })
    sure(await store.append(stream, 'any', events)())
    count += events.length
  }
  return count
}
