/** A facet: one thing that a source record says about one stream, and the commands that record it. */
// @ts-nocheck

import { canonicalJson, sha256Hex, type AnyEvent } from '@vor-ort/core'

/**
 * One thing that a record says: the meeting's own data, one of its items, one result.
 *
 * The import compares the digest of `content` with the one stored at the last import: an unknown facet is created, a
 * changed one corrected, an unchanged one left alone. So a second import of the same records has no effect.
 */
export interface Facet<Command extends AnyEvent> {
  /** Unique in the stream, for example `item https://…/agendaitems/16147`. */
  readonly key: string
  /** Matters only when this other facet is stored in the stream already. */
  readonly requires?: string
  /** The record that says it. */
  readonly source: string
  /** When the source says it was last changed, as an instant; absent where it does not say. */
  readonly modified: string | undefined
  readonly content: unknown
  readonly create: ReadonlyArray<Command>
  /** What to record when the source now says something else. */
  readonly correct: ReadonlyArray<Command>
}

/** What an earlier import stored of a facet. */
export interface StoredFacet {
  readonly digest: string
  readonly modified: string | undefined
  readonly eventId: string
}

/** The digest of what a record says. */
export const digestOf = (facet: Pick<Facet<AnyEvent>, 'content'>): string => sha256Hex(canonicalJson(facet.content))

const none = '-'

/**
 * The command id of a facet: it carries what the next import needs to know.
 *
 * The form is `oparl <modified or -> <digest> <key>`.
 */
export const commandIdOf = (facet: Facet<AnyEvent>, digest: string): string =>
  `oparl ${facet.modified ?? none} ${digest} ${facet.key}`

/** Reads a command id back; `undefined` for commands that no import has issued. */
export const readCommandId = (
  commandId: string | undefined,
): { readonly key: string; readonly digest: string; readonly modified: string | undefined } | undefined => {
  const found = /^oparl (\S+) ([0-9a-f]{64}) (.+)$/s.exec(commandId ?? '')
  if (found === null) return undefined
  const [, modified = none, digest = '', key = ''] = found
  return { key, digest, modified: modified === none ? undefined : modified }
}

/** Whether the source's word on a facet is new: unknown, or changed and not older than what is stored. */
export const verdictOn = (facet: Facet<AnyEvent>, digest: string, stored: StoredFacet | undefined): 'create' | 'correct' | 'same' => {
  if (stored === undefined) return 'create'
  if (stored.digest === digest) return 'same'
  // Instants are UTC texts of one form: the order of texts is the order of time.
  return facet.modified !== undefined && stored.modified !== undefined && facet.modified < stored.modified ? 'same' : 'correct'
}
