/** What SQLite says, as values. */
import type { StoreError } from '@vor-ort/event-store'

/** Why a file cannot be opened as a store. */
export type OpenError =
  /** Written by a later version of this software: update it. */
  | { readonly _tag: 'NewerSchema'; readonly path: string; readonly found: number; readonly known: number }
  /** Not SQLite, or the database of another application; nothing was changed in it. */
  | { readonly _tag: 'NotAStore'; readonly path: string; readonly reason: string }
  /** The file holds read models alone, and was to be read as a store; opened to be written, it becomes one. */
  | { readonly _tag: 'NoEvents'; readonly path: string }
  /** No such directory, no permission, a directory; or, when only to be read, no such file. */
  | { readonly _tag: 'CannotOpen'; readonly path: string; readonly reason: string }
  | StoreError

/** Primary result codes of SQLite (sqlite.org/rescode.html). */
export const resultCode = { busy: 5, locked: 6, readOnly: 8, constraint: 19, corrupt: 11, cannotOpen: 14, notADatabase: 26 } as const

/** The extended code of a refusal by a trigger. */
const triggerRefusal = 1811

/** The extended result code of a fault that was thrown by SQLite. */
const extendedCode = (thrown: unknown): number | undefined =>
  thrown instanceof Error && 'errcode' in thrown && typeof thrown.errcode === 'number' ? thrown.errcode : undefined

/** The primary result code of a fault that was thrown by SQLite. */
export const primaryCode = (thrown: unknown): number | undefined => {
  const code = extendedCode(thrown)
  return code === undefined ? undefined : code & 0xff
}

/** Whether someone else holds the database just now. */
export const isBusy = (thrown: unknown): boolean => {
  const code = primaryCode(thrown)
  return code === resultCode.busy || code === resultCode.locked
}

/** Whether an event may be stored already: its id is taken, or its place. */
export const isTaken = (thrown: unknown): boolean => extendedCode(thrown) === triggerRefusal

/** The text of anything thrown. */
export const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))

/** A fault of SQLite as a fault of the store. */
export const storeErrorOf = (thrown: unknown): StoreError => {
  const code = primaryCode(thrown)
  const reason = messageOf(thrown)
  // A constraint or trigger that refuses what the rules allow: the tables contradict each other.
  if (code === resultCode.corrupt || code === resultCode.notADatabase || code === resultCode.constraint) return { _tag: 'StoreDamaged', reason }
  if (code !== undefined) return { _tag: 'StoreUnavailable', reason }
  const isClosed = thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_INVALID_STATE'
  // What is no word of SQLite came from a value in a row that no store would have written.
  return isClosed ? { _tag: 'StoreUnavailable', reason: 'the store was closed' } : { _tag: 'StoreDamaged', reason }
}
