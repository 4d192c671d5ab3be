/** Vorsprachen: who comes to the reception without an appointment. */
import { walkIn, WalkInId, type CommandsOf } from '@vor-ort/core'

import { dateOf, instantOn, type Day } from './time.ts'
import { actors, isOpen, type World } from './world.ts'

type Command = CommandsOf<typeof walkIn>

/** How many people come without an appointment on a working day, for each case. */
const walkInsPerCase = 0.008
const concerns = ['benefits', 'benefits', 'placement', 'application', 'documents', 'other'] as const

/** Lets people come to the reception, day by day. */
export const makeWalkIns = ({ cases, desk, randomOf, sites }: World): ((day: Day) => void) => {
  const random = randomOf('walk-ins')

  /** What becomes of somebody who came at a minute of the day. */
  const course = (day: Day, minute: number): ReadonlyArray<Command> => {
    const on = dateOf(day)
    let now = minute
    const later = (least: number, most: number) => ({ at: instantOn(day, (now += random.between(least, most))) })
    const outcome = random.unit()
    if (outcome < 0.48) return [{ type: 'ResolveWalkIn', on, data: later(2, 15) }]
    if (outcome < 0.54) return [{ type: 'RecordWalkInLeft', on, data: later(20, 60) }]
    const forwarded: Command = { type: 'ForwardWalkIn', on, data: { ...later(2, 10), reason: random.pick('none', 'partial'), to: random.pick('Leistungsabteilung', 'Arbeitsvermittlung') } }
    if (outcome < 0.58) return [forwarded, { type: 'RecordWalkInLeft', on, data: later(30, 90) }]
    return [
      forwarded,
      { type: 'TakeOverWalkIn', on, data: { ...later(3, 40), by: random.pick('assigned', 'assigned', 'substitute', 'other') } },
      { type: 'FinishWalkIn', on, data: later(8, 35) },
    ]
  }

  return (day) => {
    const on = dateOf(day)
    const open = sites.filter(isOpen)
    const total = open.reduce((sum, { weight }) => sum + weight, 0)
    for (const site of open) {
      const count = random.count((cases * walkInsPerCase * site.weight) / total)
      for (let index = 0; index < count; index++) {
        const minute = random.between(485, 740)
        const concern = random.chance(0.9) ? { concern: random.of(concerns) ?? 'other' } : {}
        desk.act(walkIn, desk.start(walkIn, desk.ids.next(WalkInId)), actors.reception, [
          { type: 'ReceiveWalkIn', on, data: { at: instantOn(day, minute), branch: site.id, ...concern, servicePoint: site.name } },
          ...course(day, minute),
        ])
      }
    }
  }
}
