/** What a server of a version can do, told from its version alone. */

/** Abilities and limits that differ between versions. */
export interface Abilities {
  readonly version: string
  readonly hasBatchAppend: boolean
  readonly hasPersistentSubscriptionsToAll: boolean
  /** Reads of one stream tell log positions. */
  readonly hasStreamReadPositions: boolean
  readonly hasCaughtUp: boolean
  /** Caught-up messages carry the time and the position. */
  readonly hasCaughtUpPosition: boolean
  readonly hasCheckpointTimestamp: boolean
  readonly hasMultiStreamAppend: boolean
  readonly hasAppendRecords: boolean
  readonly maximumAppendBytes: number
  readonly maximumEventBytes: number
}

const mebibyte = 1024 * 1024

const numberOf = (version: string): number => {
  const [major = '0', minor = '0'] = version.split('.')
  return Number(major) * 100 + Number(minor)
}

/** Tells the abilities of a version. */
export const abilitiesOf = (version: string): Abilities => {
  const number = numberOf(version)
  return {
    version,
    hasBatchAppend: number >= 2110,
    hasPersistentSubscriptionsToAll: number >= 2110,
    hasStreamReadPositions: number >= 2206,
    hasCaughtUp: number >= 2310,
    hasCaughtUpPosition: number >= 2500,
    hasCheckpointTimestamp: number >= 2500,
    hasMultiStreamAppend: number >= 2501,
    hasAppendRecords: number >= 2601,
    maximumAppendBytes: number >= 2501 ? 256 * mebibyte : mebibyte,
    maximumEventBytes: number >= 2501 ? 16 * mebibyte : 2 ** 31 - 1,
  }
}
