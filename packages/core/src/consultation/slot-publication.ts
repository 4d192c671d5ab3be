/** Which slots of a publication are new, and whether each may be offered. */
import { left, right, type Either } from 'fp-ts/lib/Either.js'

import type { Fault } from '../kernel/fault.ts'
import { alreadyExists, ruleBroken, type Rejection } from '../kernel/finding.ts'
import type { Slot } from './slot-calendar-events.ts'
import { slotOf, type SlotCalendarState, type SlotState } from './slot-calendar-state.ts'
import { startFault, startsOutside } from './slot-times.ts'

/** The slots that the calendar does not have yet; refused when one contradicts a known slot, the clocks or the hours (C-3). */
export const checkSlots = (state: SlotCalendarState, slots: ReadonlyArray<Slot>): Either<Rejection, ReadonlyArray<Slot>> => {
  const { calendar } = state
  const fresh = new Map<string, Slot>()
  const faults: Fault[] = []
  for (const [index, slot] of slots.entries()) {
    const known = slotOf(state, slot.slot) ?? fresh.get(slot.slot)
    if (known !== undefined && !isSame(known, slot)) return left(alreadyExists('slot', slot.slot))
    if (known !== undefined) continue
    const fault = startFault(`$.data.slots[${index}]`, slot)
    if (fault !== undefined) faults.push(fault)
    else if (slot.outsideHours !== true && calendar !== undefined && startsOutside(calendar, slot) === 'yes') {
      return left(
        ruleBroken('C-3', {
          de: `Der Termin ${slot.slot} (${inWords(slot)}) beginnt außerhalb der Öffnungszeiten oder der Dauer der Beratung und ist nicht als solcher gekennzeichnet.`,
          en: `The slot ${slot.slot} (${inWords(slot)}) starts outside opening hours or session hours and is not marked so.`,
        }, { slot: slot.slot, start: slot.start }),
      )
    }
    fresh.set(slot.slot, slot)
  }
  return faults.length > 0 ? left({ _tag: 'InvalidCommand', command: 'PublishSlots', faults }) : right([...fresh.values()])
}

const inWords = ({ start }: Slot): string => start.replace('T', ' ')

const isSame = (known: SlotState | Slot, slot: Slot): boolean =>
  (['start', 'minutes', 'capacity', 'offset'] as const).every((field) => known[field] === slot[field]) &&
  (known.outsideHours ?? false) === (slot.outsideHours ?? false)
