/** A projection that shows how each stream was folded: what was left out, doubled or turned round would be seen in its rows. */
import { defineProjection, defineTable } from '@vor-ort/projections'

const words = (text: string) => ({ de: text, en: text })
const described = (name: string) => ({ title: words(name), definition: words(name), source: 'stream' })

/** Its keys are those of the streams, so that members of a group may share it. */
export const trace = defineProjection({
  name: 'trace',
  version: 1,
  handles: ['resolution', 'urgent-decision', 'meeting'],
  tables: [
    defineTable({
      name: 'trace',
      ...described('trace'),
      key: ['id'],
      columns: [
        { ...described('id'), name: 'id', type: 'text', nullable: false },
        { ...described('folded'), name: 'folded', type: 'json', nullable: false },
      ],
    }),
  ],
  idColumn: 'id',
  initial: [] as ReadonlyArray<string>,
  evolve: (state, { stream, revision }) => [...state, `${stream} ${revision}`],
  rows: (state, id) => ({ trace: [{ id, folded: state }] }),
})
