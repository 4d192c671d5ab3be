/** "Did you mean …?" */
// @ts-nocheck


/** How many letters must be put in, left out, changed or swapped with their neighbour to make one text of the other. */
const distance = (a: string, b: string): number => {
  let beforeLast: ReadonlyArray<number> = []
  let last: ReadonlyArray<number> = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1)
      row.push(best)
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}

/** The known texts that are close to what was typed, the closest first. */
export const similarTo = (typed: string, known: Iterable<string>, maximum = 3): ReadonlyArray<string> => {
  const wanted = typed.toLowerCase()
  const tolerance = Math.max(1, Math.floor(wanted.length / 3))
  const close: { readonly text: string; readonly distance: number }[] = []
  for (const text of known) {
    const candidate = text.toLowerCase()
    const begins = wanted.length > 1 && candidate.startsWith(wanted)
    // Texts of very different length need no table.
    if (!begins && Math.abs(candidate.length - wanted.length) > tolerance) continue
    const found = begins ? 0 : distance(wanted, candidate)
    if (found <= tolerance) close.push({ text, distance: found })
  }
  return close.sort((a, b) => a.distance - b.distance).slice(0, maximum).map(({ text }) => text)
}
