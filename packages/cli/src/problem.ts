/** What went wrong, as one sentence that helps. */
import type { Bilingual } from '@vor-ort/core'
import { left, type Either } from 'fp-ts/lib/Either.js'

/** Why a run ends without its result: a sentence for a person, and the exit code. */
export interface Problem {
  readonly sentence: Bilingual
  /** 1: the store is not what it should be. 2: the request could not be carried out. */
  readonly exitCode: 1 | 2
  /** What is wrong with the store, where the store and not the request is at fault; `verify` reports it as its result. */
  readonly damage?: string
  /** There is no store yet, or there are no read models, where some were to be read. */
  readonly isAbsent?: true
}

/** A sentence in both languages. */
export const say = (de: string, en: string): Bilingual => ({ de, en })

/** The refusal of a request. */
export const refuse = (sentence: Bilingual): Either<Problem, never> => left(problemOf(sentence))

export const problemOf = (sentence: Bilingual): Problem => ({ sentence, exitCode: 2 })

/** " Did you mean …?" behind a sentence, or nothing. */
export const didYouMean = (similar: ReadonlyArray<string>): Bilingual => {
  if (similar.length === 0) return { de: '', en: '' }
  const last = similar.at(-1) ?? ''
  const listed = (or: string): string => (similar.length === 1 ? last : `${similar.slice(0, -1).join(', ')} ${or} ${last}`)
  return { de: ` Meinten Sie ${listed('oder')}?`, en: ` Did you mean ${listed('or')}?` }
}
