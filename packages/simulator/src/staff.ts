/** The caseworkers: who works on cases, for how much of a post, and who comes, goes and is away. */
import {
  betreuungsschluesselOf44c,
  caseloadPolicy,
  CaseFunction,
  CaseworkerId,
  caseworker,
  targetOf,
  idOf,
  witnessOf,
  type CaseloadPolicyState,
  type Decimal,
  type ObservedWitness,
} from '@vor-ort/core'

import type { LiveCase, Worker } from './casework.ts'
import type { Live } from './desk.ts'
import type { Site } from './places.ts'
import { dateOf, type Day } from './time.ts'
import { actors, type World } from './world.ts'

/** The staff of the Jobcenter. */
export interface Staff {
  readonly hire: (day: Day, of: CaseFunction, site: Site) => Worker
  readonly active: (of: CaseFunction) => ReadonlyArray<Worker>
  readonly all: () => ReadonlyArray<Worker>
  /** Whoever has most room, of the same Standort if there is somebody with room. */
  readonly freest: (day: Day, of: CaseFunction, site: Site, except?: Worker) => Worker | undefined
  readonly witness: (worker: Worker, of: LiveCase, day: Day) => ObservedWitness
  /** Takes somebody off the list who leaves. */
  readonly leave: (worker: Worker, day: Day) => void
}

const carrierIdOf = idOf('Carrier')
const posts: ReadonlyArray<readonly [fte: string, times: number]> = [['1', 1], ['1', 1], ['1', 1], ['0.75', 0.75], ['0.5', 0.5]]

/** Which share of the cases is in which function. */
export const shares = [['placement', 0.7], ['youthPlacement', 0.18], ['caseManagement', 0.12]] as const satisfies ReadonlyArray<readonly [CaseFunction, number]>

/** Adopts the Betreuungsschlüssel and makes the staff, which is still nobody. */
export const makeStaff = ({ desk, randomOf, first }: World): Staff => {
  const random = randomOf('staff')
  const workers = new Map<CaseFunction, Worker[]>(CaseFunction.codes.map((of) => [of, []]))
  const policy = desk.start(caseloadPolicy, desk.ids.next(carrierIdOf))
  const adopted = betreuungsschluesselOf44c('authorisedMunicipal', [{ clients: 'elb-all', staff: 'fte-direct' }])
  desk.act(caseloadPolicy, policy, actors.management, [{ type: 'AdoptCaseloadPolicy', on: dateOf(first), data: adopted }])

  const active = (of: CaseFunction): Worker[] => workers.get(of) ?? []
  const load = (worker: Worker): number => worker.cases.size / worker.capacity

  return {
    active,
    all: () => [...workers.values()].flat(),
    hire: (day, of, site) => {
      const id = desk.ids.next(CaseworkerId)
      const live = desk.start(caseworker, id)
      const [fte, times] = random.of(posts) ?? ['1', 1]
      const on = dateOf(day)
      desk.act(caseworker, live, actors.staffOffice, [
        { type: 'RegisterCaseworker', on, data: { branch: site.id, functions: [of] } },
        { type: 'ChangeCapacity', on, data: { from: on, fte: fte as Decimal, function: of } },
      ])
      const worker: Worker = { id, live, function: of, capacity: times * clientsPerFte(policy, of), site, absentUntil: 0, cases: new Set() }
      active(of).push(worker)
      return worker
    },
    freest: (day, of, site, except) => {
      let best: Worker | undefined
      let least = Number.POSITIVE_INFINITY
      for (const worker of active(of)) {
        if (worker === except) continue
        // Who sits elsewhere, or is away, is asked when those at hand have no room.
        const weighed = load(worker) + (worker.site === site ? 0 : 0.25) + (worker.absentUntil > day ? 1 : 0)
        if (weighed < least) [best, least] = [worker, weighed]
      }
      return best
    },
    witness: (worker, of, day) =>
      witnessOf(worker.id, worker.live.state, {
        case: of.id,
        function: of.function,
        on: dateOf(day),
        caseload: worker.cases.size,
        clientsPerFte: String(clientsPerFte(policy, of.function)) as Decimal,
      }),
    leave: (worker, day) => {
      desk.act(caseworker, worker.live, actors.staffOffice, [{ type: 'EndCasework', on: dateOf(day), data: {} }])
      workers.set(worker.function, active(worker.function).filter((other) => other !== worker))
    },
  }
}

const clientsPerFte = ({ state }: Live<CaseloadPolicyState>, of: CaseFunction): number =>
  Number(targetOf(state, of, of === 'youthPlacement' ? 'under25' : 'from25')?.clientsPerFte ?? 150)

/** Whether an assignment would go beyond what the person can have. */
export const isFull = ({ cases, capacity }: Worker): boolean => cases.size + 1 > capacity

