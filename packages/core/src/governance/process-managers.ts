/** The process managers of the governance module. */
import { canonicalJson } from '../kernel/canonical.ts'
import { defineProcessManager, reaction } from '../kernel/process-manager.ts'
import type { governingBodyEvents } from './governing-body-events.ts'
import type { motionEvents } from './motion-events.ts'
import { transfersFrom } from './reactions.ts'
import type { resolutionEvents } from './resolution-events.ts'
import { resolution } from './resolution.ts'
import type { Demand } from './vocabulary.ts'

/** What motions ask for, by motion: only those that say so. */
export interface DemandsByMotion {
  readonly demands: Readonly<Record<string, ReadonlyArray<Demand>>>
}

/**
 * Antrag → Beschluss → Umsetzungsaufträge: what an adopted motion asks for becomes obligations of its resolution.
 *
 * Each demand keeps its id. What an amendment changes about the demands is for people to record on the resolution.
 */
export const obligationsFromDemands = defineProcessManager<DemandsByMotion, typeof motionEvents & typeof resolutionEvents>({
  name: 'obligations-from-demands',
  german: 'Umsetzungsaufträge aus Anträgen',
  summary: 'Makes an obligation of the resolution from each demand of the motion that it comes from.',
  initial: { demands: {} },
  evolve: {
    MotionSubmitted: (state, { demands }, { id }) => (demands === undefined ? state : { demands: { ...state.demands, [id]: demands } }),
  },
  react: {
    ResolutionAdopted: ({ demands }, { motion }, { id, on }) =>
      (motion === undefined ? [] : (demands[motion] ?? [])).map((demand) =>
        reaction(resolution, id, `${id} ${demand.obligation}`, { type: 'CreateObligation', on, data: demand }),
      ),
  },
})

/** Nachfolge → Übergang: each obligation that the successor of a body takes over is transferred to it (G-10). */
export const obligationsToSuccessor = defineProcessManager<null, typeof governingBodyEvents>({
  name: 'obligations-to-successor',
  german: 'Umsetzungsaufträge an die Nachfolge',
  summary: 'Transfers each obligation that the successor of a body takes over.',
  initial: null,
  evolve: {},
  react: {
    BodySuperseded: (_state, data, { id, on }) =>
      transfersFrom({ type: 'BodySuperseded', on, data }).map(({ resolution: of, command }) => reaction(resolution, of, `${id} ${of} ${canonicalJson(command.data)}`, command)),
  },
})
