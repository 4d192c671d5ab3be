/**
 * Finds the motion that an amendment amends.
 *
 * OParl has a field for it (`superordinatedPaper`) that hardly any server fills. What remains are traces: the place on the
 * agenda, the item number in the name of a file, the title. Each link says by which trace it was found. A false link is
 * worse than none, so what is not clear stays ambiguous or unlinked.
 */
// @ts-nocheck

import type { AgendaRecords } from './agenda-index.ts'
import * as traces from './amendment-traces.ts'
import type { Evidence, Trace } from './amendment-traces.ts'
import type { Paper } from './schema.ts'

/** By which trace a motion was found, the surest first. */
export type LinkMethod =
  /** superordinatedPaper, subordinatedPaper or relatedPaper say so */
  | 'declared'
  /** the title names the motion's reference ("Änderungsantrag zu VO/2019/0123") */
  | 'reference'
  /** both stand on the same agenda item */
  | 'sameItem'
  /** the amendment's item names the motion's ("zu TOP 14.1 und 14.2") in the same meeting */
  | 'itemNumber'
  /** the amendment stands on item 8.1, the motion on item 8 or, with a like title, on 8.2 */
  | 'subItem'
  /** an item of the agenda bears the amendment's title and shares its number with the motion's */
  | 'namedItem'
  /** a file of the amendment names the item ("Stellungnahme TOP 8") of a meeting on its day */
  | 'fileName'
  /** the titles are equal but for the prefix */
  | 'equalTitle'
  /** the amendment's title contains the motion's, which is too long for a coincidence */
  | 'containedTitle'

/** How sure a link is. */
export type Certainty = 'stated' | 'certain' | 'likely'

/** What was found out about one amendment; ids are those of OParl. */
export type AmendmentLink =
  | {
      readonly _tag: 'Linked'
      readonly amendment: string
      readonly motions: readonly [string, ...Array<string>]
      readonly method: LinkMethod
      /** `stated` by the source, `certain` by place and words together, `likely` by one of them alone. */
      readonly certainty: Certainty
    }
  | { readonly _tag: 'Ambiguous'; readonly amendment: string; readonly candidates: readonly [string, ...Array<string>]; readonly method: LinkMethod }
  | { readonly _tag: 'Unlinked'; readonly amendment: string }

/**
 * Links every amendment among the papers to what it amends, as far as that is clear.
 *
 * @example
 * ```ts
 * import { linkAmendments } from '@vor-ort/interop'
 * const type = 'https://schema.oparl.org/1.1/Paper'
 * const main = { id: 'https://rat.example/p/1', type, name: 'Barrierefreier Zugang zum Bürgerhaus', paperType: 'Antrag', date: '2019-03-01' }
 * const change = { id: 'https://rat.example/p/2', type, name: 'Änderungsantrag SPD: Barrierefreier Zugang zum Bürgerhaus', paperType: 'Änderungsantrag', date: '2019-03-20' }
 * linkAmendments({ papers: [main, change], meetings: [] })
 * // => [{ _tag: 'Linked', amendment: 'https://rat.example/p/2', motions: ['https://rat.example/p/1'], method: 'equalTitle', certainty: 'likely' }]
 * ```
 */
export const linkAmendments = (records: AgendaRecords): ReadonlyArray<AmendmentLink> => {
  const papers = records.papers.filter((paper) => paper.deleted !== true)
  const evidence = traces.evidenceOf({ ...records, papers })
  return papers.filter(traces.isAmendment).map((amendment) => linkOne(amendment, evidence))
}

/** A way to find candidates, and what it takes to believe it. */
interface Method {
  readonly name: LinkMethod
  readonly find: Trace
  /**
   * `nothing`: the trace names the motion. `words`: the titles must have a telling word in common. `orAlone`: or else the motion must
   * stand alone at its place, and no other trace speak for another. `title`: the one title must be or contain the other.
   */
  readonly needs: 'nothing' | 'words' | 'orAlone' | 'title'
  readonly certainty: 'certain' | 'likely'
}

const methods: ReadonlyArray<Method> = [
  { name: 'reference', find: traces.motionsByReference, needs: 'nothing', certainty: 'certain' },
  { name: 'sameItem', find: traces.papersOnOwnItems, needs: 'orAlone', certainty: 'certain' },
  { name: 'itemNumber', find: traces.papersOnNamedNumbers, needs: 'nothing', certainty: 'certain' },
  { name: 'subItem', find: traces.papersOnParents, needs: 'orAlone', certainty: 'certain' },
  { name: 'subItem', find: traces.papersOnRelatives, needs: 'title', certainty: 'likely' },
  { name: 'namedItem', find: traces.papersBesideNamedItem, needs: 'orAlone', certainty: 'certain' },
  { name: 'fileName', find: traces.papersInFileNames, needs: 'words', certainty: 'certain' },
  { name: 'equalTitle', find: traces.papersOfEqualTitle, needs: 'words', certainty: 'likely' },
  { name: 'containedTitle', find: traces.papersOfContainedTitle, needs: 'words', certainty: 'likely' },
]

const linkOne = (amendment: Paper, evidence: Evidence): AmendmentLink => {
  const linked = (motions: readonly [string, ...Array<string>], method: LinkMethod, certainty: Certainty): AmendmentLink => ({
    _tag: 'Linked', amendment: amendment.id, motions, method, certainty,
  })
  const declared = unique(traces.declaredMotions(amendment, evidence))
  if (isSome(declared)) return linked(declared, 'declared', 'stated')
  let alone: AmendmentLink | undefined
  let ambiguous: AmendmentLink | undefined
  for (const { name, find, needs, certainty } of methods) {
    const candidates = unique(find(amendment, evidence)).filter((id) => evidence.motions.has(id))
    if (!isSome(candidates)) continue
    if (needs === 'nothing') return linked(candidates, name, certainty)
    const agreeing = candidates.filter((id) => traces.titlesAgree(amendment, evidence.motions.get(id), evidence))
    // Several papers stand on one item, or two meetings had an item of that number: the title must tell them apart.
    const chosen = agreeing.length > 1 || needs === 'title' ? traces.withClosestTitle(amendment, agreeing, evidence) : agreeing
    if (isSome(chosen) && (chosen.length === 1 || traces.areTogetherTheTitle(amendment, chosen, evidence))) return linked(chosen, name, certainty)
    if (needs === 'orAlone' && candidates.length === 1) alone ??= linked(candidates, name, 'likely')
    ambiguous ??= { _tag: 'Ambiguous', amendment: amendment.id, candidates, method: name }
  }
  return alone ?? ambiguous ?? { _tag: 'Unlinked', amendment: amendment.id }
}

const isSome = <A>(list: ReadonlyArray<A>): list is readonly [A, ...Array<A>] => list.length > 0
const unique = <A>(list: ReadonlyArray<A>): ReadonlyArray<A> => [...new Set(list)]
