/** What follows for Standorte from the events of other modules. */
import type { resolutionEvents } from '../governance/resolution-events.ts'
import { defineProcessManager, reaction } from '../kernel/process-manager.ts'
import { ResolutionId } from '../governance/vocabulary.ts'
import { branch } from './branch.ts'

/**
 * Umsetzungsauftrag → Standorte: each Standort that an obligation asks for is proposed, with the resolution and the obligation.
 *
 * The id of the branch is fixed by the proposal, so a branch that several obligations name is proposed once and refused the next time.
 */
export const branchesFromObligations = defineProcessManager<null, typeof resolutionEvents>({
  name: 'branches-from-obligations',
  german: 'Standorte aus Umsetzungsaufträgen',
  summary: 'Proposes each branch that an obligation of a resolution asks for.',
  initial: null,
  evolve: {},
  react: {
    ObligationCreated: (_state, { obligation, branches = [] }, { id, on }) =>
      branches.map(({ branch: proposed, ...details }) =>
        reaction(branch, proposed, `${obligation} ${proposed}`, {
          type: 'ProposeBranch',
          on,
          data: { ...details, obligation, ...(ResolutionId.is(id) ? { resolution: id } : {}) },
        }),
      ),
  },
})
