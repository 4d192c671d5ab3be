// @ts-nocheck
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readRecords, type ReadItem, type ReadOptions } from '../../src/oparl/read-records.ts'
import { readObject, type OParlObject } from '../../src/oparl/schema.ts'

/** The path of a file of the made-up sample. */
export const sample = (name: string): string => fileURLToPath(new URL(`../sample/${name}`, import.meta.url))

const folder = mkdtempSync(join(tmpdir(), 'vor-ort-interop-'))
let count = 0

/** Writes a file that only this run uses; its name says nothing about its form. */
export const fileOf = (content: string | Uint8Array): string => {
  const path = join(folder, `file-${count++}`)
  writeFileSync(path, content)
  return path
}

export const bytesOf = (path: string): Buffer => readFileSync(path)

export const read = async (files: ReadonlyArray<string>, options?: ReadOptions): Promise<ReadonlyArray<ReadItem>> => {
  const items: Array<ReadItem> = []
  for await (const item of readRecords(files, options)) items.push(item)
  return items
}

/** The usable objects in files of the sample. */
export const objectsIn = async (...names: ReadonlyArray<string>): Promise<ReadonlyArray<OParlObject>> =>
  (await read(names.map(sample))).flatMap((item) => {
    const object = item._tag === 'Right' ? readObject(item.right.record) : undefined
    return object?._tag === 'Right' ? [object.right] : []
  })

type ObjectOf<K> = Extract<OParlObject, { readonly kind: K }>

/** The objects of one kind. */
export const ofKind = <K extends OParlObject['kind']>(objects: ReadonlyArray<OParlObject>, kind: K): ReadonlyArray<ObjectOf<K>> =>
  objects.filter((object): object is ObjectOf<K> => object.kind === kind)
