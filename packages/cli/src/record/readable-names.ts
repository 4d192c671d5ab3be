/** Puts the names that a file uses back into sentences that tell of ids. */
import type { Bilingual, Facts } from '@vor-ort/core'
import { idOfName } from '@vor-ort/interop'

import type { LineProblem } from './line-problem.ts'
import { readLines } from './read-lines.ts'
import type { Source } from './source.ts'

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
// A name with an escape in it keeps its id; such names are rare, and the line may not even be JSON.
const name = /"(@[^"\\]+)"/g

/**
 * The problems with readable names instead of the ids that stand for them.
 *
 * The file is read once more for this, so that names need no memory while nothing is wrong.
 */
export const withReadableNames = async (problems: ReadonlyArray<LineProblem>, source: Source): Promise<ReadonlyArray<LineProblem>> => {
  const wanted = new Set(problems.flatMap(({ sentence, broken }) => `${sentence.en} ${JSON.stringify(broken?.facts)}`.match(uuid) ?? []))
  if (wanted.size === 0) return problems
  const names = new Map<string, string>()
  const seen = new Set<string>()
  for await (const lines of readLines(source.bytes())) {
    for (const { text } of lines) {
      for (const [, written = ''] of text.matchAll(name)) {
        if (seen.has(written)) continue
        seen.add(written)
        const id = idOfName(written)
        if (id !== undefined && wanted.has(id)) names.set(id, written)
      }
    }
    if (names.size === wanted.size) break
  }
  const named = (text: string): string => text.replaceAll(uuid, (id) => names.get(id) ?? id)
  const both = ({ de, en }: Bilingual): Bilingual => ({ de: named(de), en: named(en) })
  const inFacts = (facts: Facts): Facts => Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, nameIn(value)]))
  const nameIn = (value: Facts[string]): Facts[string] => {
    if (typeof value === 'string') return named(value)
    return typeof value === 'object' && value !== null ? value.map(named) : value
  }
  return problems.map(({ broken, ...problem }) => ({
    ...problem,
    sentence: both(problem.sentence),
    ...(broken === undefined ? {} : { broken: { rule: broken.rule, facts: inFacts(broken.facts) } }),
  }))
}
