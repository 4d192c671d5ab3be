/** Compares titles: what they say without the words that every title has. */
// @ts-nocheck


/** A title for comparison: lower case, without punctuation, quotes and doubled blanks. */
export const comparable = (title: string): string =>
  title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The words of a text that can tell one matter from another by their length alone. */
export const longWords = (text: string): ReadonlyArray<string> =>
  [...new Set(comparable(text).split(' '))].filter((word) => word.length >= 5 && !/^\d+$/.test(word))

/** Words that occur in many of the texts, and so tell nothing apart: the name of the city, "Satzung", "Änderung". */
export const commonWords = (texts: ReadonlyArray<string>): ReadonlySet<string> => {
  const counts = new Map<string, number>()
  for (const text of texts) for (const word of longWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  // In a small collection one word in two titles is no habit yet, so a floor of ten.
  const limit = Math.max(10, texts.length / 50)
  return new Set([...counts].filter(([, count]) => count > limit).map(([word]) => word))
}

/** True when the texts share a telling word, or words with the same long beginning: "Haushalt" and "Haushaltsplan". */
export const shareAWord = (a: string, b: string, common: ReadonlySet<string>): boolean => {
  const others = longWords(b).filter((word) => !common.has(word))
  return longWords(a).some((word) => !common.has(word) && others.some((other) => haveSameStem(word, other)))
}

const haveSameStem = (a: string, b: string): boolean => {
  const length = Math.min(a.length, b.length, 7)
  return a.slice(0, length) === b.slice(0, length)
}
