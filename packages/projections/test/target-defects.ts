/** Targets that break one promise about the parts of a store each: what the contract must find. */
import { comparePositions } from '@vor-ort/event-store'
import { highestCheckpoint, memoryTarget, type Commit, type Generation, type ProjectionTarget, type TargetMedium } from '@vor-ort/projections'
import { isLeft, right } from 'fp-ts/lib/Either.js'

type Defect = (target: ProjectionTarget, medium: TargetMedium) => ProjectionTarget

const committing = (target: ProjectionTarget, change: (commit: Commit) => Commit): ProjectionTarget => ({ ...target, commit: (commits) => target.commit(commits.map(change)) })

const describing = (target: ProjectionTarget, change: (generation: Generation) => Generation): ProjectionTarget => ({
  ...target,
  generations: (projection) => async () => {
    const found = await target.generations(projection)()
    return isLeft(found) ? found : right(found.right.map(change))
  },
})

const partsOf = (medium: TargetMedium, { projection, generation }: Pick<Commit, 'projection' | 'generation'>): Generation['parts'] =>
  medium.generations.find((one) => one.projection === projection && one.generation === generation)?.parts ?? []

/** By what each does wrong. */
export const targetDefects: Readonly<Record<string, Defect>> = {
  'knows no parts: every commit is of all': (target) => committing(target, ({ parts: _parts, ...commit }) => commit),
  'looks at the first part that a commit names alone': (target, medium) => ({
    ...target,
    commit: (commits) => async () => {
      for (const commit of commits) {
        const parts = partsOf(medium, commit)
        const [first = 0, ...others] = commit.parts ?? [...parts.keys()]
        const done = await target.commit([{ ...commit, parts: [first] }])()
        if (isLeft(done)) return done
        for (const part of others) await target.commit([{ ...commit, parts: [part], expected: parts[part], touched: [], poison: [] }])()
      }
      return right(undefined)
    },
  }),
  'takes a commit of all parts for one of those that stand where it expects': (target, medium) =>
    committing(target, (commit) => ({ ...commit, parts: commit.parts ?? [...partsOf(medium, commit).entries()].flatMap(([part, checkpoint]) => (checkpoint === commit.expected ? [part] : [])) })),
  'writes the commits of a call one by one': (target) => ({
    ...target,
    commit: (commits) => async () => {
      for (const commit of commits) {
        const done = await target.commit([commit])()
        if (isLeft(done)) return done
      }
      return right(undefined)
    },
  }),
  'lets only one commit to a generation at a time': (target, medium) => ({
    ...target,
    commit: (commits) => async () => {
      const seen = commits.map((commit) => partsOf(medium, commit))
      await Promise.resolve()
      const moved = commits.find((commit, index) => partsOf(medium, commit) !== seen[index])
      if (moved === undefined) return target.commit(commits)()
      const { projection, generation, expected } = moved
      return { _tag: 'Left', left: { _tag: 'CheckpointMoved', projection, generation, expected, actual: expected } }
    },
  }),
  'says the highest checkpoint of its parts': (target) => describing(target, (generation) => ({ ...generation, checkpoint: highestCheckpoint(generation.parts) })),
  'takes the lowest checkpoint by its text': (target) =>
    describing(target, (generation) => ({ ...generation, checkpoint: generation.parts.includes(undefined) ? undefined : generation.parts.toSorted((a, b) => (String(a) < String(b) ? -1 : 1))[0] })),
  'takes a part that there is not': (target, medium) => ({
    ...target,
    commit: (commits) => async () => (commits.some((commit) => commit.parts?.some((part) => part >= partsOf(medium, commit).length)) ? right(undefined) : target.commit(commits)()),
  }),
  'makes every generation of one part': (target) => ({ ...target, openGeneration: (blueprint, status) => target.openGeneration({ ...blueprint, partitions: 1 }, status) }),
  'switches when the lowest part is as far as the lowest that readers see': (target, medium) => ({
    ...target,
    switchTo: (id) => async () => {
      const active = medium.generations.find((one) => one.projection === id.projection && one.status === 'active')
      const kept = active?.parts ?? []
      const lowest = kept.includes(undefined) ? undefined : kept.toSorted((a, b) => (a === undefined || b === undefined ? 0 : comparePositions(a, b)))[0]
      if (active !== undefined) active.parts = kept.map(() => lowest)
      const switched = await target.switchTo(id)()
      if (active !== undefined) active.parts = kept
      return switched
    },
  }),
  'forgets the parts of a generation that is no longer active': (target, medium) => ({
    ...target,
    switchTo: (id) => async () => {
      const switched = await target.switchTo(id)()
      for (const one of medium.generations) if (one.status === 'previous') one.parts = one.parts.map(() => highestCheckpoint(one.parts))
      return switched
    },
  }),
}

/** A target in memory with a defect. */
export const defective = (medium: TargetMedium, defect: Defect): ProjectionTarget => defect(memoryTarget(medium), medium)
