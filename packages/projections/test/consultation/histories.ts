/** Random histories of every aggregate of the consultation module, in streams of the ids to which generated references point. */
import { appointment, AppointmentId, consultationSeries, consultationSession, SeriesId, SessionId, slotCalendar, SlotCalendarId, walkIn, WalkInId } from '@vor-ort/core'
import { arbitraryHistory } from '@vor-ort/testing'
import * as fc from 'fast-check'

import { streamsOf, type Histories } from '../branches/histories.ts'

/** Histories of every aggregate of the consultation module. */
export const consultationHistories: fc.Arbitrary<Histories> = fc
  .tuple(
    streamsOf('consultation-series', SeriesId.examples, arbitraryHistory(consultationSeries, { tries: 15 })),
    streamsOf('consultation-session', SessionId.examples, arbitraryHistory(consultationSession)),
    streamsOf('slot-calendar', SlotCalendarId.examples, arbitraryHistory(slotCalendar)),
    streamsOf('appointment', AppointmentId.examples, arbitraryHistory(appointment, { tries: 15 })),
    streamsOf('walk-in', WalkInId.examples, arbitraryHistory(walkIn, { tries: 15 })),
  )
  .map((all) => all.flat())
