/** Deciders alone: commands decided and folded in memory, without any store. */
import { caseAssignment, CaseId, CaseworkerId, day, derivedId, foldEvents, MeetingId, ResolutionId, urgentDecision, BodyId, walkIn, type AnyEvent, type Instant } from '@vor-ort/core'
import { isLeft, type Either } from 'fp-ts/lib/Either.js'

import { median } from './measure.ts'

/** How many commands a second one aggregate decides and folds. */
export interface DeciderRate {
  readonly name: string
  readonly commandsPerSecond: number
  readonly wanted: number
}

const on = day('2026-03-02')
// oxlint-disable-next-line no-unsafe-type-assertion -- a benchmark's fixed instant
const at = '2026-03-02T09:00:00.000Z' as Instant
const body = derivedId(BodyId, 'bench body')
const anyCase = derivedId(CaseId, 'bench case')
const worker = derivedId(CaseworkerId, 'bench worker')

interface Decidable<C, S, E> {
  readonly decider: {
    readonly initial: S
    readonly decide: (command: C, state: S) => Either<unknown, ReadonlyArray<E>>
    readonly evolve: (state: S, event: E) => S
  }
}

/** Lives of an aggregate, one after another: every command is decided in the state that the earlier ones left. */
const rateOf = <C, S, E extends AnyEvent>({ decider }: Decidable<C, S, E>, life: ReadonlyArray<C>, seconds = 0.3): number => {
  const started = performance.now()
  let commands = 0
  while (performance.now() - started < seconds * 1000) {
    for (let round = 0; round < 1_000; round++) {
      let state = decider.initial
      for (const command of life) {
        const decided = decider.decide(command, state)
        if (isLeft(decided)) throw new Error(JSON.stringify(decided.left))
        state = foldEvents(decider, decided.right, state)
      }
      commands += life.length
    }
  }
  return (commands * 1000) / (performance.now() - started)
}

/** The small aggregates: a visitor without appointment, an urgent decision, a case and who is responsible for it. */
export const deciderRates = (rounds = 5): ReadonlyArray<DeciderRate> => {
  const wanted = 500_000
  const of = (name: string, measure: () => number): DeciderRate => {
    measure()
    return { name, commandsPerSecond: Math.round(median(Array.from({ length: rounds }, measure))), wanted }
  }
  return [
    of('decider of a walk-in', () =>
      rateOf(walkIn, [
        { type: 'ReceiveWalkIn', on, data: { servicePoint: 'Empfang', at } },
        { type: 'ForwardWalkIn', on, data: { to: 'Leistung', reason: 'partial', at } },
        { type: 'TakeOverWalkIn', on, data: { at } },
        { type: 'FinishWalkIn', on, data: { at } },
      ])),
    of('decider of an urgent decision', () =>
      rateOf(urgentDecision, [
        { type: 'TakeUrgentDecision', on, data: { body, title: { asPublished: 'Ersatzräume' }, office: 'Landrat', ground: 'Brand', reportTo: ['body'] } },
        { type: 'ReportUrgentDecision', on, data: { to: 'body', meeting: derivedId(MeetingId, 'bench meeting') } },
        { type: 'ConfirmUrgentDecision', on, data: { resolution: derivedId(ResolutionId, 'bench resolution') } },
      ])),
    of('decider of a case', () =>
      rateOf(caseAssignment, [
        { type: 'OpenCase', on, data: { case: anyCase, function: 'placement' } },
        { type: 'AssignCase', on, data: { caseworker: worker, witness: { kind: 'observed', caseworker: worker, active: true, functions: ['placement'], conflictDeclared: false } } },
        { type: 'RecordContact', on, data: { mode: 'inPerson', servedBy: 'assigned' } },
        { type: 'ConcludePlan', on, data: {} },
        { type: 'RecordContact', on, data: { mode: 'phone', servedBy: 'assigned' } },
        { type: 'CloseCase', on, data: {} },
      ])),
  ]
}
