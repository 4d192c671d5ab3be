import { appointment, consultationSeries, consultationSession, slotCalendar, walkIn } from '@vor-ort/core'

import { describeLaws } from '../shape/laws.ts'
import { tables } from './lifecycle-tables.ts'

describeLaws(consultationSeries, tables['consultation-series'])
describeLaws(consultationSession, tables['consultation-session'])
describeLaws(slotCalendar, tables['slot-calendar'])
describeLaws(appointment, tables.appointment)
describeLaws(walkIn, tables['walk-in'])
