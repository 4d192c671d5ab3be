/** The body that somebody means by its name, its id, or the stream of either. */
// @ts-nocheck

import { governingBody } from '@vor-ort/core'
import { right, type Either } from 'fp-ts/lib/Either.js'

import { didYouMean, refuse, say, type Problem } from './problem.ts'
import { similarTo } from './suggest.ts'

/** Names of bodies by their id; '' where the name is not known. */
export type BodyNames = ReadonlyMap<string, string>

const shown = 5

/** The ids of the bodies that are meant; several only where bodies have the very same name. */
export const findBodies = (typed: string, names: BodyNames): Either<Problem, ReadonlySet<string>> => {
  const wanted = typed.trim().toLowerCase()
  const id = wanted.replace(new RegExp(`^${governingBody.category}-`), '')
  const entries = [...names].map(([body, name]) => ({ body, name, lower: name.toLowerCase() }))
  const byId = /^[0-9a-f-]{4,36}$/.test(id) ? entries.filter(({ body }) => body.startsWith(id)) : []
  const exact = entries.filter(({ lower }) => lower === wanted)
  if (byId.length === 1 || exact.length > 0) return right(new Set((exact.length > 0 ? exact : byId).map(({ body }) => body)))
  const within = entries.filter(({ lower }) => lower.includes(wanted))
  const found = [...new Set(within.map(({ lower }) => lower))]
  if (found.length === 1) return right(new Set(within.map(({ body }) => body)))
  const several = [...new Set(within.map(({ name }) => name))]
  if (several.length > 1) {
    const listed = `${several.slice(0, shown).join(', ')}${several.length > shown ? ', …' : ''}`
    return refuse(
      say(`--body „${typed}“ passt auf ${several.length} Gremien: ${listed}.`, `--body "${typed}" fits ${several.length} bodies: ${listed}.`),
    )
  }
  const known = entries.map(({ name }) => name).filter((name) => name !== '')
  const hint = didYouMean(similarTo(typed, new Set(known)))
  const listed = `${known.slice(0, shown).join(', ')}${known.length > shown ? ', …' : ''}`
  return refuse(
    say(
      `Ein Gremium „${typed}“ ist nicht erfasst.${hint.de || (listed === '' ? '' : ` Erfasst sind: ${listed}.`)}`,
      `No body "${typed}" is recorded.${hint.en || (listed === '' ? '' : ` Recorded are: ${listed}.`)}`,
    ),
  )
}
