/** What a run of process managers told, sorted by manager. */
import { explainRejection, processManagers, type Language } from '@vor-ort/core'
import type { ProcessNotice, ReactionFault } from '@vor-ort/event-store'

/** The counts of one manager. */
export interface ManagerTally {
  readonly manager: string
  readonly german: string
  readonly done: number
  /** Its events were stored already. */
  readonly duplicates: number
  readonly nothingToDo: number
  readonly refused: number
  /** Refused, or with nothing to do, at an earlier time; not asked for again. */
  readonly settledBefore: number
  readonly failed: number
}

/** A reaction that came to nothing, and why. */
export interface Trouble {
  readonly kind: 'refused' | 'failed'
  readonly manager: string
  /** The stream that the command was for. */
  readonly stream: string
  readonly command: string
  /** The event that it follows from; absent where it follows from the time. */
  readonly cause: string | undefined
  readonly reason: string
}

/** Collects what is told. */
export interface Collected {
  readonly tallies: () => ReadonlyArray<ManagerTally>
  readonly troubles: () => ReadonlyArray<Trouble>
  readonly unreadable: () => number
  /** Takes a notice; what came to nothing is the result. */
  readonly take: (notice: ProcessNotice) => Trouble | undefined
}

const counters = { Done: 'done', NothingToDo: 'nothingToDo', Refused: 'refused', SettledBefore: 'settledBefore', Failed: 'failed' } as const

/** Makes an empty collection; every manager is in it from the start. */
export const collectReactions = (language: Language): Collected => {
  const tallies = new Map(
    processManagers.map(({ name, german }) => [name, { manager: name, german, done: 0, duplicates: 0, nothingToDo: 0, refused: 0, settledBefore: 0, failed: 0 }]),
  )
  const troubles: Trouble[] = []
  const unreadable = new Set<string>()
  return {
    tallies: () => [...tallies.values()],
    troubles: () => troubles,
    unreadable: () => unreadable.size,
    take: (notice) => {
      if (notice._tag === 'Unreadable') {
        unreadable.add(notice.event.position)
        return undefined
      }
      const { outcome, manager } = notice
      const tally = tallies.get(manager)
      if (tally !== undefined) tally[outcome._tag === 'Done' && outcome.duplicate ? 'duplicates' : counters[outcome._tag]]++
      const trouble = troubleOf(notice, language)
      if (trouble !== undefined) troubles.push(trouble)
      return trouble
    },
  }
}

const troubleOf = ({ manager, reaction, cause, outcome }: Extract<ProcessNotice, { readonly _tag: 'Reaction' }>, language: Language): Trouble | undefined => {
  if (outcome._tag !== 'Refused' && outcome._tag !== 'Failed') return undefined
  return {
    kind: outcome._tag === 'Refused' ? 'refused' : 'failed',
    manager,
    stream: `${reaction.category}-${reaction.id}`,
    command: reaction.command.type,
    cause: cause === undefined ? undefined : `${cause.stream} #${cause.revision} ${cause.type}`,
    reason: outcome._tag === 'Refused' ? explainRejection(outcome.rejection, language) : faultInWords(outcome.fault),
  }
}

// None of these can come of the managers of the core; what is told is for whoever mends it.
const faultInWords = (fault: ReactionFault): string => JSON.stringify(fault, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))
