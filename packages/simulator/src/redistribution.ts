/** Redistribution: when a branch opens, the cases of its social space go there by one order. */
import { bulkReassignment, BulkOrderId, caseAssignment, isUuid, listHashOf, type BulkMove, type CaseAssignmentId, type ResolutionId } from '@vor-ort/core'

import type { Cases } from './case.ts'
import type { LiveCase, Worker } from './casework.ts'
import type { Site } from './places.ts'
import type { Staff } from './staff.ts'
import { dateOf, type Day } from './time.ts'
import type { Workforce } from './workforce.ts'
import { actors, type World } from './world.ts'

/** Orders that the cases of a social space go to a branch that has opened there, and carries the order out. */
export const redistribute = ({ desk }: World, staff: Staff, workforce: Workforce, cases: Cases, site: Site, resolution: ResolutionId, day: Day): void => {
  const on = dateOf(day)
  const concerned = cases.open.filter((one) => one.space === site.space && one.function === 'placement' && one.worker !== undefined && one.live.state.current !== undefined)
  if (concerned.length === 0) return
  const workers: Worker[] = []
  for (let capacity = 0; capacity < concerned.length; capacity += workers.at(-1)?.capacity ?? 1) workers.push(workforce.hire(day, 'placement', site))

  // The witnesses are of the moment of the order: each move is counted before the next is listed.
  const planned: Array<readonly [one: LiveCase, to: Worker, move: BulkMove]> = []
  for (const one of concerned) {
    const to = workers.find((worker) => worker.cases.size < worker.capacity) ?? workers[0]
    const from = one.worker
    if (to === undefined || from === undefined || !isAssignmentId(one.live.id)) continue
    const witness = staff.witness(to, one, day)
    planned.push([one, to, { assignment: one.live.id, branch: site.id, case: one.id, from: from.id, function: one.function, to: to.id, witness }])
    // Counted now so that the next witness is right; given back below when the case declines.
    from.cases.delete(one)
    to.cases.add(one)
    one.worker = to
  }
  const [first, ...rest] = planned.map(([, , move]) => move)
  if (first === undefined) return
  const moves: [BulkMove, ...BulkMove[]] = [first, ...rest]
  const order = desk.ids.next(BulkOrderId)
  const live = desk.start(bulkReassignment, order)
  desk.act(bulkReassignment, live, actors.teamLead, [
    { type: 'OrderBulkReassignment', on, data: { countBefore: moves.length, listHash: listHashOf(moves), moves, reason: 'branchOpening', resolution } },
  ])
  const outcomes = planned.map(([one, to, { assignment, from, witness, branch }]) => {
    const { events } = desk.act(caseAssignment, one.live, actors.teamLead, [
      { type: 'ReassignCase', on, data: { ...(branch === undefined ? {} : { branch }), ...(from === undefined ? {} : { from }), order, reason: 'branchOpening', to: to.id, witness: witness ?? { kind: 'reported' } } },
    ])
    const declined = events.find((event) => event.type === 'ReassignmentDeclined')
    if (declined === undefined) return { type: 'ConfirmBulkMove' as const, on, data: { assignment } }
    const stays = staff.all().find(({ id }) => id === from)
    to.cases.delete(one)
    one.worker = stays
    stays?.cases.add(one)
    return { type: 'FailBulkMove' as const, on, data: { assignment, reason: declined.data.because } }
  })
  desk.act(bulkReassignment, live, actors.teamLead, outcomes)
}

const isAssignmentId = (id: string): id is CaseAssignmentId => isUuid(id)
