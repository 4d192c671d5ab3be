/** What follows in other streams from an event: pure, from event to commands. */
import type { CommandsOf } from '../kernel/aggregate.ts'
import type { FuzzyDate } from '../kernel/fuzzy-date.ts'
import type { GoverningBodyEvent } from './governing-body.ts'
import type { MotionEvents } from './motion-events.ts'
import { makesResolution } from './reported-result.ts'
import type { resolution } from './resolution.ts'
import type { BodyId, MotionId, ResolutionId, Title } from './vocabulary.ts'

/** A command for one resolution. */
export interface ResolutionCommand {
  readonly resolution: ResolutionId
  readonly command: CommandsOf<typeof resolution>
}

/**
 * The resolution that follows from an adopted motion: exactly one (G-8).
 *
 * The id of the resolution is fixed by the event of the motion, so a reaction that runs twice meets the stream that
 * exists already.
 */
export const resolutionFrom = (
  motion: MotionId,
  title: Title,
  event: { readonly on: FuzzyDate } & (
    | { readonly type: 'MotionAdopted'; readonly data: MotionEvents['MotionAdopted'] }
    | { readonly type: 'OutcomeReported'; readonly data: MotionEvents['OutcomeReported'] }
  ),
  isPublic: 'yes' | 'no' | 'unknown',
): ResolutionCommand | undefined => {
  const { data, on } = event
  const id = data.resolution
  if (id === undefined) return undefined
  if (event.type === 'OutcomeReported') {
    const { classified, decisive } = event.data
    if (!decisive || classified === undefined || !makesResolution(classified.outcome)) return undefined
  }
  return {
    resolution: id,
    command: {
      type: 'AdoptResolution',
      on,
      data: {
        body: data.body,
        title,
        public: isPublic,
        motion,
        ...(data.meeting === undefined ? {} : { meeting: data.meeting }),
        ...('textHash' in data && data.textHash !== undefined ? { textHash: data.textHash } : {}),
      },
    },
  }
}

/** The transfer of every obligation that a successor takes over (G-10). */
export const transfersFrom = (
  event: Extract<GoverningBodyEvent, { readonly type: 'BodySuperseded' }>,
): ReadonlyArray<ResolutionCommand> =>
  event.data.transferred.map(({ resolution: id, obligation }) => ({
    resolution: id,
    command: { type: 'TransferObligation', on: event.on, data: { obligation, to: event.data.successor } },
  }))

/** The open obligations that still belong to a body that has ended: each is a broken promise of G-10. */
export const orphanedObligations = (
  ended: BodyId,
  resolutions: ReadonlyArray<{ readonly id: ResolutionId; readonly obligations: Readonly<Record<string, { readonly owner: BodyId | undefined; readonly status: string }>> }>,
): ReadonlyArray<{ readonly resolution: ResolutionId; readonly obligation: string }> =>
  resolutions.flatMap(({ id, obligations }) =>
    Object.entries(obligations)
      .filter(([, { owner, status }]) => owner === ended && status !== 'fulfilled' && status !== 'waived')
      .map(([obligation]) => ({ resolution: id, obligation })),
  )
