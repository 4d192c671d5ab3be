/** A process manager on the Beschluss, for the tests with several processes; loads nothing heavy. */
import { BodyId, day, defineProcessManager, derivedId, derivedUuid, Instant, makeRegistry, MotionId, reaction, resolution, type resolutionEvents } from '@vor-ort/core'
import { makeCommandHandler, makeProcessManagerRunner, type CheckpointStore, type EventStore } from '@vor-ort/event-store'
import { isLeft } from 'fp-ts/lib/Either.js'

const instant: unknown = '2026-11-21T22:00:00.000Z'
if (!Instant.is(instant)) throw new Error('the instant of the test is faulty')
const now = instant
const clock = (): Instant => now
const made = makeRegistry([resolution.events])
if (isLeft(made)) throw new Error('the registry of the test is faulty')
/** It knows the Beschluss alone. */
export const registry = made.right

/** Takes every resolution into effect on its day; asks once more for each that took effect, which is refused. */
export const effectiveAtOnce = defineProcessManager<null, typeof resolutionEvents>({
  name: 'effective-at-once',
  german: 'Sofort wirksam',
  summary: 'Takes every resolution into effect on its day.',
  initial: null,
  evolve: {},
  react: {
    ResolutionAdopted: (_state, _data, told) => [reaction(resolution, told.id, told.id, { type: 'TakeEffect', on: told.on, data: {} })],
    ResolutionTookEffect: (_state, _data, told) => [reaction(resolution, told.id, `again ${told.id}`, { type: 'TakeEffect', on: told.on, data: {} })],
  },
})

/** Adopts so many resolutions. */
export const adoptMany = async (store: EventStore, count: number): Promise<void> => {
  const { handle } = makeCommandHandler({ store, clock })
  const data = { body: derivedId(BodyId, 'Verwaltungsrat'), title: { asPublished: 'Beschluss' }, public: 'yes', motion: derivedId(MotionId, 'motion') } as const
  for (let index = 0; index < count; index++) {
    const adopted = await handle(resolution, derivedUuid(`resolution ${index}`), { type: 'AdoptResolution', on: day('2015-01-13'), data }, { actor: { role: 'Verwaltung' } })()
    if (isLeft(adopted)) throw new Error(adopted.left._tag)
  }
}

/** A runner with a handler of its own. */
export const runnerOn = (store: EventStore, checkpoints: CheckpointStore) =>
  makeProcessManagerRunner({ store, handler: makeCommandHandler({ store, clock }), aggregates: [resolution], managers: [effectiveAtOnce], checkpoints, clock })
