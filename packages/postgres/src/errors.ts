/** What PostgreSQL and its connection say, as values. */
import type { StoreError } from '@vor-ort/event-store'

/** Why a database cannot be opened as a store. */
export type OpenError =
  /** Written by a later version of this software: update it. */
  | { readonly _tag: 'NewerSchema'; readonly schema: string; readonly found: number; readonly known: number }
  /** To be brought up to date first, by the role that owns it; 0 is a schema without tables, or none. Only where `migrate` is off. */
  | { readonly _tag: 'OlderSchema'; readonly schema: string; readonly found: number; readonly known: number }
  /** The schema of that name is of another application; nothing was changed in it. */
  | { readonly _tag: 'NotAStore'; readonly schema: string; readonly reason: string }
  /** There is no such tenant, or this role has no right to it; which of the two is not told. */
  | { readonly _tag: 'NoTenant'; readonly tenant: string }
  /** No such database or role, a wrong password, a missing right, or an option that cannot be. */
  | { readonly _tag: 'CannotOpen'; readonly reason: string }
  | StoreError

/** The text of anything thrown. */
export const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))

const textOf = (thrown: unknown, key: 'code' | 'constraint'): string => {
  const value = thrown instanceof Error && key in thrown ? Reflect.get(thrown, key) : undefined
  return typeof value === 'string' ? value : ''
}

/** What happened as a code or a word of ours, never as the text of a message: fit for figures that others may see. */
export const codeOf = (thrown: unknown): string => textOf(thrown, 'code') || kindOf(thrown)

// Five letters and digits; what sockets report has longer codes.
const sqlState = (thrown: unknown): string | undefined => {
  const code = textOf(thrown, 'code')
  return /^[0-9A-Z]{5}$/.test(code) ? code : undefined
}

/** What may be done about a fault. */
export type FaultKind =
  /** The connection is gone, or was never made; what was asked may have happened or not. */
  | 'lost'
  /** Nothing has happened, and it may go well the next time. */
  | 'again'
  /** Someone else held a lock for too long. */
  | 'busy'
  /** An id of an event is stored already. */
  | 'idTaken'
  | 'other'

const stateKinds: ReadonlyMap<string, FaultKind> = new Map([
  ['40001', 'again'],
  ['40P01', 'again'],
  ['53300', 'again'],
  ['57P03', 'again'],
  ['55P03', 'busy'],
  ['57014', 'busy'],
  ['57P01', 'lost'],
  ['57P02', 'lost'],
  ['57P05', 'lost'],
  ['25P03', 'lost'],
])

/** Sorts a fault that was thrown by a connection. */
export const kindOf = (thrown: unknown): FaultKind => {
  const state = sqlState(thrown)
  // What is no word of PostgreSQL came from the socket; or all connections were in use for too long.
  if (state === undefined) return messageOf(thrown).startsWith('timeout exceeded when trying to connect') ? 'busy' : 'lost'
  if (state === '23505') return textOf(thrown, 'constraint') === 'events_by_id' ? 'idTaken' : 'other'
  return stateKinds.get(state) ?? (state.startsWith('08') ? 'lost' : 'other')
}

/** A fault that trying again does not cure, as a fault of the store. */
export const storeErrorOf = (thrown: unknown): StoreError => {
  const state = sqlState(thrown)
  const reason = messageOf(thrown)
  // A constraint that refuses what the rules allow, or what PostgreSQL itself calls damage.
  const isDamage = state !== undefined && (state.startsWith('23') || state.startsWith('XX'))
  return isDamage ? { _tag: 'StoreDamaged', reason } : { _tag: 'StoreUnavailable', reason }
}

/** A fault while a store is opened: what tells of the request and not of the moment is said apart. */
export const openErrorOf = (thrown: unknown): OpenError => {
  const state = sqlState(thrown)
  const reason = messageOf(thrown)
  // 28: who it is; 3D: no such database; 42: a missing right.
  if (state !== undefined && /^(?:28|3D|42)/.test(state)) return { _tag: 'CannotOpen', reason }
  return storeErrorOf(thrown)
}
