/** The settings of a stream, from the last event of its metadata stream. */

/** Who may do what with a stream; a missing list means the default. */
export interface AccessList {
  readonly read?: ReadonlyArray<string>
  readonly write?: ReadonlyArray<string>
  readonly delete?: ReadonlyArray<string>
  readonly readMetadata?: ReadonlyArray<string>
  readonly writeMetadata?: ReadonlyArray<string>
}

/** The settings that change what reads and appends do. */
export interface StreamMetadata {
  readonly maxCount?: number
  readonly maxAgeSeconds?: number
  readonly truncateBefore?: number
  readonly acl?: AccessList
}

// 2^63-1 as a number loses its last digits; every greater revision than can be counted means "deleted".
const deletedFrom = 2 ** 62

/** The JSON that hides a whole stream, as the server writes it. */
export const softDeleteJson = '{"$tb":9223372036854775807}'

/** Tells whether the settings hide the whole stream. */
export const isSoftDeleted = (metadata: StreamMetadata): boolean => (metadata.truncateBefore ?? 0) >= deletedFrom

type Json = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads the JSON object that bytes hold, if they hold one. */
export const jsonObjectOf = (bytes: Uint8Array): Json | undefined => {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

type Fields<A> = { readonly [K in keyof A]-?: Exclude<A[K], undefined> }

const count = (value: unknown): number | undefined => (typeof value === 'number' && value >= 0 ? value : undefined)

const roles = (value: unknown): ReadonlyArray<string> | undefined => {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((role) => typeof role === 'string') : undefined
}

/** Reads an access list from the JSON of `$acl`, or of the default lists. */
export const accessListOf = (value: unknown): AccessList | undefined => {
  if (!isRecord(value)) return undefined
  const list = { read: roles(value['$r']), write: roles(value['$w']), delete: roles(value['$d']) }
  const meta = { readMetadata: roles(value['$mr']), writeMetadata: roles(value['$mw']) }
  return withoutMissing<Fields<AccessList>>({ ...list, ...meta })
}

const withoutMissing = <A extends object>(value: { readonly [K in keyof A]: A[K] | undefined }): Partial<A> => {
  const present: Partial<A> = {}
  for (const key in value) {
    const field = value[key]
    if (field !== undefined) present[key] = field
  }
  return present
}

/** Reads the settings of a stream; bytes that are no JSON object set nothing. */
export const streamMetadataOf = (bytes: Uint8Array): StreamMetadata => {
  const json = jsonObjectOf(bytes)
  // The server reads nothing from settings that cannot be.
  if (json === undefined || json['$maxCount'] === 0 || json['$maxAge'] === 0) return {}
  return withoutMissing<Fields<StreamMetadata>>({
    maxCount: count(json['$maxCount']),
    maxAgeSeconds: count(json['$maxAge']),
    truncateBefore: count(json['$tb']),
    acl: accessListOf(json['$acl']),
  })
}

/** The same JSON with another `$tb`: what the server writes when a hidden stream is written to again. */
export const withTruncateBefore = (bytes: Uint8Array, truncateBefore: number): Uint8Array =>
  Buffer.from(JSON.stringify({ ...jsonObjectOf(bytes), $tb: truncateBefore }), 'utf8')
