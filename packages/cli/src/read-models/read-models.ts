/** A place of read models, whatever it is. */
import type { ProjectionTarget, ReadModel, TargetError } from '@vor-ort/projections'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

/** Why a question has no answer, the place itself being well. */
export type QueryRefusal =
  | { readonly _tag: 'InvalidQuery'; readonly reason: string }
  | { readonly _tag: 'QueryTooLong'; readonly timeoutMilliseconds: number }
  | { readonly _tag: 'AnswerTooLarge' }

/** A place of read models, as the commands use it. */
export interface ReadModels extends ProjectionTarget {
  readonly install: (models: ReadonlyArray<ReadModel>) => TaskEither<TargetError, void>
  readonly query: (
    sql: string,
  ) => TaskEither<QueryRefusal | TargetError, { readonly columns: ReadonlyArray<string>; readonly rows: ReadonlyArray<Readonly<Record<string, unknown>>> }>
}
