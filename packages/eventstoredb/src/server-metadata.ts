/** Metadata as it lies on the server: ours at the top, under the server's own names where it has some. */

/** What an event needs beside its data and metadata; the server has no place of its own for it. */
export interface Seal {
  readonly id: string
  readonly schemaVersion: number
  readonly prevHash: string
  readonly hash: string
}

/** The field that holds what is ours alone. */
const reserved = 'vorOrt'
/** The server's documented names for what we call otherwise. */
const serverNames: ReadonlyArray<readonly [ours: string, theirs: string]> = [
  ['correlationId', '$correlationId'],
  ['causationId', '$causationId'],
]
// Metadata that has such fields of its own cannot lie at the top without being taken for ours.
const occupied = new Set([reserved, '__proto__', ...serverNames.map(([, theirs]) => theirs)])

const inQuestion = /"(?:vorOrt|__proto__|\$?correlationId|\$?causationId)"/

/** JSON text of the metadata for the server, from the canonical text of ours. */
export const serverMetadataText = (metadata: string, { id, schemaVersion, prevHash, hash }: Seal): string => {
  const seal = `"id":"${id}","schemaVersion":${schemaVersion},"prevHash":"${prevHash}","hash":"${hash}"`
  // Most metadata has none of the names in question anywhere, and need not be looked at more closely.
  if (metadata.startsWith('{') && metadata !== '{}' && !inQuestion.test(metadata)) return `${metadata.slice(0, -1)},"${reserved}":{${seal}}}`
  const parsed: unknown = JSON.parse(metadata)
  if (!isRecord(parsed) || Object.keys(parsed).some((key) => occupied.has(key))) {
    return `{"${reserved}":{${seal},"metadata":${metadata}}}`
  }
  const text = serverNames.some(([ours]) => Object.hasOwn(parsed, ours)) ? JSON.stringify(renamed(parsed)) : metadata
  return `${text.slice(0, -1)}${text === '{}' ? '' : ','}"${reserved}":{${seal}}}`
}

const renamed = (metadata: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const copy: Record<string, unknown> = { ...metadata }
  for (const [ours, theirs] of serverNames) {
    if (!Object.hasOwn(copy, ours)) continue
    copy[theirs] = copy[ours]
    delete copy[ours]
  }
  return copy
}

/** What was read back; nothing where the metadata is not of our making. */
export const readServerMetadata = (given: unknown): { readonly seal: Seal; readonly metadata: unknown } | undefined => {
  if (!isRecord(given)) return undefined
  const { [reserved]: ours, ...others } = given
  if (!isRecord(ours)) return undefined
  const rest: Record<string, unknown> = others
  const { id, schemaVersion, prevHash, hash } = ours
  if (typeof id !== 'string' || typeof schemaVersion !== 'number' || typeof prevHash !== 'string' || typeof hash !== 'string') return undefined
  const seal = { id, schemaVersion, prevHash, hash }
  if ('metadata' in ours) return { seal, metadata: ours['metadata'] }
  for (const [name, theirs] of serverNames) {
    if (!Object.hasOwn(rest, theirs)) continue
    rest[name] = rest[theirs]
    delete rest[theirs]
  }
  return { seal, metadata: rest }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
