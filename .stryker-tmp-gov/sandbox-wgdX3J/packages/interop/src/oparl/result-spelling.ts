/** Corrects slips of the pen in the words of the vocabulary, and only there: names of bodies stay as they are written. */
// @ts-nocheck


/** Words that a slip may be corrected to. */
export const correctable: ReadonlyArray<string> = [
  'abgelehnt', 'ablehnung', 'abgesetzt', 'abstimmung', 'angenommen', 'beantwortet', 'bekanntgabe', 'beschlossen', 'beschlussvorlage',
  'beschlussvorschlag', 'diskutiert', 'einstimmig', 'einverstanden', 'empfehlung', 'empfohlen', 'enthaltung', 'enthaltungen', 'erledigt',
  'erörtert', 'gegenstimme', 'gegenstimmen', 'geändert', 'geänderte', 'geändertem', 'geänderten', 'geänderter', 'genehmigt', 'genommen',
  'kenntnis', 'kenntnisnahme', 'mehrheit', 'mehrheitlich', 'mehrheitliche', 'mitteilungen', 'modifiziert', 'modifizierte', 'modifiziertem',
  'modifizierten', 'modifizierter', 'stellungnahme', 'stimmengleichheit', 'tagesordnung', 'teilweise', 'ungeändert', 'übernommen', 'überwiesen',
  'verschoben', 'vertagung', 'verwaltung', 'verwiesen', 'vorberaten', 'weiterbehandlung', 'zugestimmt', 'zurückgestellt', 'zurückgezogen',
  'zustimmung',
]

// Words of another meaning that are one letter away from a word above; they are never "corrected".
const distinct: ReadonlyArray<string> = [
  'abgestimmt', 'anlehnung', 'angelehnt', 'angesetzt', 'aufgesetzt', 'erhaltung', 'unterhaltung', 'überwiegen', 'übernommene', 'verwaltungen',
  'verwiegen', 'verschrieben', 'verhoben', 'vernommen', 'zustimmend', 'zustimmungen', 'ablehnungen', 'verändert', 'geändertes', 'einstimmige',
]

const known: ReadonlySet<string> = new Set([...correctable, ...distinct])
const byInitial: ReadonlyMap<string, ReadonlyArray<string>> = Map.groupBy(correctable, (word) => word.slice(0, 1))

/**
 * Replaces a word of at least eight letters that is one slip away from exactly one word of the vocabulary.
 *
 * A slip is a letter too many, too few, wrong, or swapped with its neighbour. The first letter must be right: "geschlossen"
 * is not a misspelt "beschlossen".
 */
export const corrected = (text: string): string =>
  text.replace(/\p{L}{8,}/gu, (word) => {
    const lower = word.toLowerCase()
    if (known.has(lower)) return word
    const near = (byInitial.get(lower.slice(0, 1)) ?? []).filter((candidate) => isOneSlipApart(lower, candidate))
    return near.length === 1 ? (near[0] as string) : word
  })

/** True when one letter was inserted, left out, replaced, or swapped with its neighbour. */
const isOneSlipApart = (a: string, b: string): boolean => {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  const restA = a.slice(start, endA)
  const restB = b.slice(start, endB)
  return (restA.length <= 1 && restB.length <= 1) || (restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0])
}
