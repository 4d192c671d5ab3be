/** What there is to say about each projection. */
import type { Position } from '@vor-ort/core'
import { isLeft, right, type Either } from 'fp-ts/lib/Either.js'

import type { AnyProjection } from './projection.ts'
import { isOfVersion } from './slots.ts'
import type { Generation, ProjectionTarget, TargetError } from './target.ts'

/** How a projection stands. */
export interface ProjectionStatus {
  readonly projection: string
  /** The version of the definition. */
  readonly version: number
  /** `missing`: never run; `stale`: the rows are of another version, a rebuild is due; `kept`: runs keep it up. */
  readonly state: 'missing' | 'stale' | 'kept'
  readonly checkpoint: Position | undefined
  /** How many events the rows lack since they cannot be read. */
  readonly poison: number
  readonly generations: ReadonlyArray<Generation>
}

/** The status of some projections. */
export const statusOf = async (target: ProjectionTarget, projections: ReadonlyArray<AnyProjection>): Promise<Either<TargetError, ReadonlyArray<ProjectionStatus>>> => {
  const found = await target.generations()()
  if (isLeft(found)) return found
  const all: ProjectionStatus[] = []
  for (const projection of projections) {
    const generations = found.right.filter((one) => one.projection === projection.name)
    const active = generations.find(({ status }) => status === 'active')
    const poison = await target.poison(projection.name)()
    if (isLeft(poison)) return poison
    all.push({
      projection: projection.name,
      version: projection.version,
      state: active === undefined ? 'missing' : isOfVersion(projection, active) ? 'kept' : 'stale',
      checkpoint: active?.checkpoint,
      poison: poison.right.length,
      generations,
    })
  }
  return right(all)
}
