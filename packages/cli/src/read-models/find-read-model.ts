/** Read models by what people type. */
import { readModels, type DefinedReadModel } from '@vor-ort/projections'
import { right, type Either } from 'fp-ts/lib/Either.js'

import { didYouMean, refuse, say, type Problem } from '../problem.ts'
import { similarTo } from '../suggest.ts'

const bare = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** The read model of an id (`RM-5`, `rm5`, `5`) or of the name of a view. */
export const findReadModel = (typed: string): Either<Problem, DefinedReadModel> => {
  const wanted = bare(typed)
  const found = readModels.find(({ id, name }) => name === typed.toLowerCase() || bare(id) === wanted || bare(id) === `rm${wanted}`)
  if (found !== undefined) return right(found)
  const hint = didYouMean(similarTo(typed, readModels.flatMap(({ id, name }) => [id, name])))
  const ids = readModels.map(({ id }) => id).join(', ')
  return refuse(say(`Die Auswertung „${typed}“ gibt es nicht; es gibt: ${ids}.${hint.de}`, `There is no read model "${typed}"; there are: ${ids}.${hint.en}`))
}
