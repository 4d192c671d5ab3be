/** The ordered faults and the counters. */
import type { CallKind, Counters, Fault } from './fault.ts'

type FaultOf<K extends Fault['kind']> = Extract<Fault, { readonly kind: K }>

/** Takes orders and hands out what is due. */
export interface FaultBoard {
  readonly order: (faults: ReadonlyArray<Fault>) => void
  readonly clear: () => void
  /** Takes one fault of the kind, if one is ordered for such a call. */
  readonly take: <K extends Fault['kind']>(kind: K, on?: CallKind) => FaultOf<K> | undefined
  readonly count: (counter: CountedThing) => void
  /** Counts a call as open until the returned function is called. */
  readonly open: (on: CallKind) => () => void
  readonly counters: (openConnections: number) => Counters
}

/** What is counted one by one. */
export type CountedThing = 'appendsReceived' | 'batchAppendCalls' | 'singleAppendCalls' | 'readsStarted' | 'subscriptionsStarted'

const isOf = <K extends Fault['kind']>(fault: Fault, kind: K): fault is FaultOf<K> => fault.kind === kind

/** Makes an empty board. */
export const faultBoard = (): FaultBoard => {
  let ordered: ReadonlyArray<{ readonly fault: Fault; readonly left: number }> = []
  const counts = { appendsReceived: 0, batchAppendCalls: 0, singleAppendCalls: 0, readsStarted: 0, subscriptionsStarted: 0 }
  const openCalls = new Map<CallKind, number>()
  const add = (on: CallKind, difference: number): void => {
    openCalls.set(on, (openCalls.get(on) ?? 0) + difference)
  }
  return {
    order: (faults) => {
      ordered = [...ordered, ...faults.map((fault) => ({ fault, left: fault.times ?? 1 }))]
    },
    clear: () => {
      ordered = []
    },
    take: (kind, on) => {
      for (const order of ordered) {
        const { fault } = order
        if (!isOf(fault, kind) || ('on' in fault && fault.on !== on)) continue
        ordered = ordered.flatMap((other) =>
          other !== order ? [other] : order.left > 1 ? [{ fault: order.fault, left: order.left - 1 }] : [],
        )
        return fault
      }
      return undefined
    },
    count: (counter) => {
      counts[counter] += 1
    },
    open: (on) => {
      add(on, 1)
      let isOpen = true
      return () => {
        if (isOpen) add(on, -1)
        isOpen = false
      }
    },
    counters: (openConnections) => ({
      ...counts,
      openConnections,
      openCalls: Object.fromEntries(openCalls),
      faultsLeft: ordered.reduce((sum, order) => sum + order.left, 0),
    }),
  }
}
