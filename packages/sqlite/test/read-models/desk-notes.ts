/** A small projection whose definition never changes: that of the files that released versions left. */
import { defineProjection, defineTable } from '@vor-ort/projections'

const words = (text: string) => ({ de: text, en: text })
const described = (name: string) => ({ title: words(name), definition: words(name), source: 'stream' })

/** How many notes each stream has, and which were they. */
export const deskNotes = defineProjection({
  name: 'desk_notes',
  version: 1,
  handles: ['desk', 'shelf'],
  tables: [
    defineTable({
      name: 'desk_note',
      ...described('desk note'),
      key: ['desk', 'number'],
      columns: [
        { ...described('desk'), name: 'desk', type: 'text', nullable: false },
        { ...described('number'), name: 'number', type: 'integer', nullable: false, unit: '1' },
        { ...described('note'), name: 'note', type: 'text', nullable: false },
      ],
    }),
  ],
  idColumn: 'desk',
  initial: [] as ReadonlyArray<string>,
  evolve: (state, { id }) => [...state, id],
  rows: (state, desk) => ({ desk_note: state.map((note, index) => ({ desk, number: index + 1, note })) }),
})
