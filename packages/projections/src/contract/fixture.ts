/** What an adapter author hands to the contract suite of targets. */
import type { Position } from '@vor-ort/core'
import { isLeft, type Either } from 'fp-ts/lib/Either.js'

import { defineTable, type Table } from '../table.ts'
import type { Blueprint, Commit, Generation, ProjectionTarget, TouchedKey } from '../target.ts'

/** One place for rows, empty at first. */
export interface TargetFixture {
  /** Opens the target; called again, it opens the same place once more, as another process would. */
  readonly open: () => Promise<ProjectionTarget>
  /** Frees everything. */
  readonly dispose: () => Promise<void>
}

/** One promise that every target must keep: `run` throws where it is broken. */
export interface TargetScenario {
  /** The promise, as a sentence. */
  readonly name: string
  readonly run: (fixture: TargetFixture) => Promise<void>
}

const words = (text: string) => ({ de: text, en: text })
const described = (name: string) => ({ title: words(name), definition: words(name), source: 'contract' })
const key = { ...described('desk'), name: 'desk', type: 'text', nullable: false } as const

/** A table with a column of every type. */
export const deskTable = defineTable({
  name: 'desk',
  ...described('desk'),
  key: ['desk'],
  columns: [
    key,
    { ...described('whole'), name: 'whole', type: 'integer', nullable: true, unit: '1' },
    { ...described('real'), name: 'real', type: 'real', nullable: true, unit: 'h' },
    { ...described('decimal'), name: 'decimal', type: 'decimal', nullable: true, unit: 'h' },
    { ...described('open'), name: 'open', type: 'boolean', nullable: true },
    { ...described('day'), name: 'day', type: 'date', nullable: true },
    { ...described('about'), name: 'about', type: 'fuzzyDate', nullable: true },
    { ...described('at'), name: 'at', type: 'instant', nullable: true },
    { ...described('facts'), name: 'facts', type: 'json', nullable: true },
  ],
})
/** A table with a key of two columns. */
export const noteTable = defineTable({
  name: 'note',
  ...described('note'),
  key: ['desk', 'number'],
  columns: [key, { ...described('number'), name: 'number', type: 'integer', nullable: false, unit: '1' }],
})

/** A projection as a target knows it. */
export const desks: Blueprint = { name: 'desks', version: 1, tables: [deskTable, noteTable] }

/** A blueprint with one small table. */
export const small = (name: string, table: string, version = 1): Blueprint => ({
  name,
  version,
  tables: [{ ...described(table), name: table, key: ['desk'], columns: [key] } satisfies Table],
})

/** The value of an Either that must not be Left. */
export const sure = <E, A>(either: Either<E, A>): A => {
  if (isLeft(either)) throw new Error(`unexpected: ${JSON.stringify(either.left)}`)
  return either.right
}

/** A position of the contract. */
export const at = (position: number): Position => String(position) as Position

const nothing = [null, null, null, null, null, null, null, null] as const

/** A key that was touched: one row in `desk`, so many in `note`. */
export const touched = (desk: string, notes = 0, more: Partial<TouchedKey> = {}): TouchedKey => ({
  key: desk,
  state: JSON.stringify({ desk, notes }),
  rows: [[[desk, ...nothing]], Array.from({ length: notes }, (_, index) => [desk, index + 1])],
  isNew: false,
  ...more,
})

/** A commit to a generation. */
export const commitTo = (generation: Generation, expected: number | undefined, next: number, ...keys: ReadonlyArray<TouchedKey>): Commit => ({
  projection: generation.projection,
  generation: generation.generation,
  expected: expected === undefined ? undefined : at(expected),
  next: at(next),
  touched: keys,
  poison: [],
})

/** The same of some parts of the store alone. */
export const commitParts = (generation: Generation, parts: ReadonlyArray<number>, expected: number | undefined, next: number, ...keys: ReadonlyArray<TouchedKey>): Commit => ({
  ...commitTo(generation, expected, next, ...keys),
  parts,
})
