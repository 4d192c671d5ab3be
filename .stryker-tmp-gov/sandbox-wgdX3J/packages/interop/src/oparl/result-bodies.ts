/** Splits "Sozialausschuss und Ausschuss für Umwelt und Gesundheit" into the bodies that it names, as they are written. */
// @ts-nocheck


// What the name of a body looks like at its beginning, or the name as a whole when it is one word.
const body =
  /^(?:(?:in|an|zu|zur|zum|im|ins)\s+)?(?:(?:den|die|das|der|dem)\s+)?(?:\p{L}+(?:er|en|r)\s+)?(?:[\p{L}-]*(?:aus?s?ch?us+|ausschüsse|rat|rates|rats|beirat|beiräte|rät|räte|kommission|versammlung|vertretung|fraktion|fraktionen|vorstand|gremium|gremien|verwaltung|amt|verband|gesellschaft|tag|runde|gruppe|senat|magistrat|plenum))(?:$|[\s,])/iu

/**
 * The names of the bodies in a list of them.
 *
 * A comma or "und" parts two bodies only when what follows looks like the beginning of a body's name, for names contain
 * both: "Ausschuss für Umwelt und Gesundheit", "Haupt- und Finanzausschuss".
 */
export const bodiesIn = (text: string): ReadonlyArray<string> => {
  const names: Array<string> = []
  const pieces = text.split(/(\s*,\s*(?:und\s+)?|\s+(?:und|sowie|bzw\.|u\.)\s+|\s*&\s*|\s*\/\s*)/iu)
  let current = pieces[0] ?? ''
  for (let index = 1; index < pieces.length; index += 2) {
    const separator = pieces[index] ?? ''
    const next = pieces[index + 1] ?? ''
    if (body.test(`${next} `.trimStart()) && !current.trimEnd().endsWith('-')) {
      names.push(current)
      current = next
    } else {
      current += separator + next
    }
  }
  names.push(current)
  return names.map(plain).filter((name) => /\p{L}/u.test(name))
}

/** A name without preposition, article, and what the body is asked to do. */
const plain = (name: string): string =>
  name
    .replace(/\s+(?:zur|zum|zwecks|mit der bitte|mit dem auftrag|als)(?:\s.*)?$/iu, '')
    .replace(/^\s*(?:(?:in|an|zu|zur|zum|im|ins)\s+)?(?:(?:den|die|das|der|dem)\s+)?/iu, '')
    .replace(/[\s,:–-]+$/u, '')
    .trim()
