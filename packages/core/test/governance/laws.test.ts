import { governingBody, meeting, motion, resolution, urgentDecision } from '@vor-ort/core'

import { describeLaws } from '../shape/laws.ts'
import { tables } from './lifecycle-tables.ts'

describeLaws(governingBody, tables['governing-body'])
describeLaws(meeting, tables.meeting)
describeLaws(motion, tables.motion)
describeLaws(resolution, tables.resolution)
describeLaws(urgentDecision, tables['urgent-decision'])
