/** What PostgreSQL and the connection to it say, as values. */
import type { TargetError } from '@vor-ort/projections'

/** Why a schema cannot be opened for read models. */
export type OpenReadModelsError =
  /** Written by a later version of this software: update it. */
  | { readonly _tag: 'NewerSchema'; readonly schema: string; readonly found: number; readonly known: number }
  /** The schema is no place for read models, or has none and was to be read only; nothing was changed in it. */
  | { readonly _tag: 'NotReadModels'; readonly schema: string; readonly reason: string }
  | TargetError

/** The text of anything thrown. */
export const messageOf = (thrown: unknown): string => {
  // What Node says of a refused connection to several addresses has its text inside.
  if (thrown instanceof AggregateError && thrown.message === '') return thrown.errors.map(messageOf).join('; ')
  return thrown instanceof Error ? thrown.message : String(thrown)
}

/** The five characters by which PostgreSQL says what is wrong (its manual, appendix A); `undefined` where it was not the server that spoke. */
export const sqlState = (thrown: unknown): string | undefined =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' && /^[0-9A-Z]{5}$/.test(thrown.code) ? thrown.code : undefined

/** A member of what PostgreSQL says beside its message, such as `table`. */
export const detailOf = (thrown: unknown, name: 'table' | 'detail'): string | undefined => {
  const found: unknown = thrown instanceof Error ? Reflect.get(thrown, name) : undefined
  return typeof found === 'string' ? found : undefined
}

/** States that the callers tell apart. */
export const state = { uniqueViolation: '23505', undefinedTable: '42P01', undefinedColumn: '42703', dependents: '2BP01', insufficientPrivilege: '42501', canceled: '57014' } as const

/** Whether someone else holds what was wanted just now: no lock in time, a deadlock, a serialisation that failed. */
export const isBusy = (thrown: unknown): boolean => ['55P03', '40P01', '40001'].includes(sqlState(thrown) ?? '')

// Connections, rights, resources, an operator who intervened, a server that only reads.
const unavailable = /^(?:08|28|3D|42501|53|57P|57014|25006|58)/

/** A fault as one of the target. */
export const targetErrorOf = (thrown: unknown, waitedMilliseconds = 0): TargetError => {
  if (isBusy(thrown)) return { _tag: 'TargetBusy', waitedMilliseconds: Math.round(waitedMilliseconds) }
  const reason = messageOf(thrown)
  const code = sqlState(thrown)
  // Who made the views is no fault of the rows; their names are in the detail.
  if (code === state.dependents) return { _tag: 'TargetUnavailable', reason: `${reason} (${detailOf(thrown, 'detail') ?? ''})` }
  if (code === undefined || unavailable.test(code)) return { _tag: 'TargetUnavailable', reason }
  return { _tag: 'TargetDamaged', reason }
}
