/** Committing batches: rows, states and checkpoints of several generations in one transaction. */
import { partsAfter, type Commit, type CommitError, type GenerationGone, type GenerationId, type PartCheckpoints, type TargetError } from '@vor-ort/projections'

import { addPoison, lockMarks, moveCheckpoints, nameOf, type Mark } from './books.ts'
import type { Session } from './connections.ts'
import type { GenerationWriter } from './generation-writer.ts'

/** Asked inside the transaction of each commit: whether whoever commits may still do so. */
export type Permission = (session: Session) => Promise<TargetError | undefined>

/** That a generation is there no more. */
export const gone = ({ projection, generation }: GenerationId): GenerationGone => ({ _tag: 'GenerationGone', projection, generation })

interface Move extends GenerationId {
  readonly parts: PartCheckpoints
}

/** Where the commits bring each generation; or why one of them cannot be. */
const movesOf = (commits: ReadonlyArray<Commit>, marks: ReadonlyMap<string, Mark>): { readonly refused: CommitError } | { readonly moves: ReadonlyArray<Move> } => {
  const moves = new Map<string, Move>()
  for (const commit of commits) {
    const { projection, generation, expected } = commit
    const name = nameOf(commit)
    const mark = marks.get(name)
    if (mark === undefined || mark.status === 'previous') return { refused: gone(commit) }
    const after = partsAfter(moves.get(name)?.parts ?? mark.parts, commit)
    if ('actual' in after) return { refused: { _tag: 'CheckpointMoved', projection, generation, expected, actual: after.actual } }
    moves.set(name, { projection, generation, parts: after.parts })
  }
  return { moves: [...moves.values()] }
}

/** Why commits cannot be made now, if so; nothing is locked for longer than the question. */
export const refusalOf = async (session: Session, commits: ReadonlyArray<Commit>): Promise<CommitError | undefined> => {
  const moves = movesOf(commits, await lockMarks(session, commits, 'none'))
  return 'refused' in moves ? moves.refused : undefined
}

/**
 * Writes commits inside a transaction of the caller, who rolls back where one is refused.
 *
 * Who commits whole generations has them alone from the start. Members of a group, who name parts, write their rows side by
 * side and have the checkpoints alone only at the end: there it is decided who of two with the same part is late.
 */
export const writeCommits = async (
  session: Session,
  commits: ReadonlyArray<Commit>,
  writerOf: (session: Session, id: GenerationId) => Promise<GenerationWriter | undefined>,
  mayCommit?: Permission,
): Promise<CommitError | undefined> => {
  const isOfAMember = ({ parts }: Commit): boolean => parts !== undefined
  const shared = commits.filter(isOfAMember)
  const whole = commits.filter((commit) => !isOfAMember(commit))
  const wholeMarks = await lockMarks(session, whole, 'whole')
  const early = movesOf(commits, new Map([...wholeMarks, ...(await lockMarks(session, shared, 'shared'))]))
  if ('refused' in early) return early.refused
  const forbidden = await mayCommit?.(session)
  if (forbidden !== undefined) return forbidden
  for (const commit of commits) {
    const { projection, generation, touched, poison } = commit
    if (touched.length > 0) {
      const writer = await writerOf(session, commit)
      if (writer === undefined) return gone(commit)
      const duplicate = await writer.write(session, touched)
      if (duplicate !== undefined) return { _tag: 'DuplicateRow', projection, generation, table: duplicate.table }
    }
    await addPoison(session, commit, poison)
  }
  const late = shared.length === 0 ? early : movesOf(commits, new Map([...wholeMarks, ...(await lockMarks(session, shared, 'whole'))]))
  if ('refused' in late) return late.refused
  if (late.moves.length > 0) await moveCheckpoints(session, late.moves)
  return undefined
}
