/** Who brings something in, as one text; roles and factions only. */
import type { Originator } from '@vor-ort/core'

/**
 * Originators as one text, separated by semicolons; `undefined` where nobody is named.
 *
 * @example
 * ```ts
 * import { originatorsInWords } from '@vor-ort/projections'
 * const by = [{ kind: 'faction', faction: 'CDU' }, { kind: 'members', members: ['0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90'], onBehalfOf: 'Grüne' }]
 * originatorsInWords(by) // => 'faction CDU; members (1) on behalf of Grüne'
 * originatorsInWords([{ kind: 'unknown' }]) // => 'unknown'
 * ```
 */
export const originatorsInWords = (originators: ReadonlyArray<Originator>): string | undefined =>
  originators.length === 0 ? undefined : originators.map(inWords).join('; ')

const inWords = (originator: Originator): string => {
  switch (originator.kind) {
    case 'faction':
      return `faction ${originator.faction}`
    case 'members': {
      const number = originator.members === undefined ? '' : ` (${originator.members.length})`
      return `members${number}${originator.onBehalfOf === undefined ? '' : ` on behalf of ${originator.onBehalfOf}`}`
    }
    case 'administration':
      return originator.unit === undefined ? 'administration' : `administration ${originator.unit}`
    case 'body':
      return `body ${originator.body}`
    case 'external':
      return `external ${originator.who}`
    case 'unknown':
      return 'unknown'
  }
}
