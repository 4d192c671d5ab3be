/** Vorsprachen ohne Termin: what became of them, and how long people waited. */
import { walkIn, type Instant } from '@vor-ort/core'

import { aggregateProjection } from '../aggregate-projection.ts'
import { column, optional } from '../columns.ts'
import { defineTable } from '../table.ts'

/** Vorsprachen ohne Termin. */
export const walkInTable = defineTable({
  name: 'walk_in',
  title: { de: 'Vorsprachen ohne Termin', en: 'Walk-ins' },
  definition: { de: 'Eine Vorsprache je Zeile; von Personen steht nichts hier (C-13).', en: 'One walk-in a row; nothing of persons is here (C-13).' },
  key: ['walk_in'],
  columns: [
    column.text('walk_in', ['Vorsprache', 'Walk-in'], ['Kennung der Vorsprache (UUID)', 'Id of the walk-in (UUID)'], 'stream'),
    column.text('phase', ['Stand', 'Phase'], ['none, received, resolved, forwarded, takenOver, finished oder left', 'none, received, resolved, forwarded, takenOver, finished or left'], 'lifecycle of the walk-in'),
    optional.text('service_point', ['Anlaufstelle', 'Service point'], ['Empfang, an dem vorgesprochen wird', 'Reception to which somebody comes'], 'WalkInReceived.servicePoint'),
    optional.text('branch', ['Standort', 'Branch'], ['Standort der Anlaufstelle', 'Branch of the service point'], 'WalkInReceived.branch'),
    optional.text('concern', ['Anliegen', 'Concern'], ['benefits, placement, application, documents oder other; leer: nicht erfasst', 'benefits, placement, application, documents or other; empty: not on record'], 'WalkInReceived.concern'),
    optional.instant('received_at', ['Eingetroffen', 'Received at'], ['Zeitpunkt des Eintreffens (UTC)', 'When it was received (UTC)'], 'WalkInReceived.at'),
    optional.text('forwarded_to', ['Weitergeleitet an', 'Forwarded to'], ['Stelle, an die zuletzt verwiesen wurde', 'Unit to which it was forwarded last'], 'WalkInForwarded.to'),
    optional.text('forward_reason', ['Grund der Weiterleitung', 'Reason of forwarding'], ['none: der Empfang konnte nichts tun; partial: einen Teil', 'none: the reception could do nothing; partial: a part'], 'WalkInForwarded.reason'),
    optional.instant('forwarded_at', ['Weitergeleitet', 'Forwarded at'], ['Zeitpunkt der ersten Weiterleitung (UTC)', 'When it was first forwarded (UTC)'], 'WalkInForwarded.at'),
    optional.instant('taken_over_at', ['Übernommen', 'Taken over at'], ['Zeitpunkt der Übernahme (UTC)', 'When it was taken over (UTC)'], 'WalkInTakenOver.at'),
    optional.text('taken_over_by', ['Übernommen durch', 'Taken over by'], ['assigned (zuständig), substitute oder other; leer: nicht bekannt', 'assigned, substitute or other; empty: not known'], 'WalkInTakenOver.by'),
    optional.instant('ended_at', ['Beendet', 'Ended at'], ['Zeitpunkt der Erledigung oder des Weggangs (UTC)', 'When it was done, or the person left (UTC)'], 'WalkInResolved.at, WalkInFinished.at, WalkInLeft.at'),
    optional.integer('minutes_to_forwarding', 'min', ['Minuten bis zur Weiterleitung', 'Minutes to forwarding'], ['Volle Minuten vom Eintreffen; negativ: Zeiten außer der Reihe (C-12)', 'Full minutes from receipt; negative: times out of order (C-12)'], 'forwarded_at - received_at'),
    optional.integer('minutes_to_taking_over', 'min', ['Minuten bis zur Übernahme', 'Minutes to taking over'], ['Volle Minuten vom Eintreffen; negativ: Zeiten außer der Reihe (C-12)', 'Full minutes from receipt; negative: times out of order (C-12)'], 'taken_over_at - received_at'),
    column.instant('recorded_at', ['Zuletzt erfasst', 'Last recorded'], ['Wann das letzte Ereignis erfasst wurde (UTC)', 'When the last event was recorded (UTC)'], 'recordedAt'),
  ],
})

const minutesBetween = (from: Instant | undefined, to: Instant | undefined): number | undefined =>
  from === undefined || to === undefined ? undefined : Math.floor((Date.parse(to) - Date.parse(from)) / 60_000)

/** The projection of Vorsprachen: tables `walk_in` and `walk_in_finding`. */
export const walkInProjection = aggregateProjection(walkIn, {
  name: 'walk_in',
  version: 1,
  title: { de: 'Vorsprachen ohne Termin', en: 'walk-ins' },
  tables: [walkInTable],
  rows: ({ phase, received, forwarded, firstForwardedAt, takenOver, endedAt }, id, meta) => ({
    walk_in: [
      {
        walk_in: id,
        phase,
        service_point: received?.servicePoint,
        branch: received?.branch,
        concern: received?.concern,
        received_at: received?.at,
        forwarded_to: forwarded?.to,
        forward_reason: forwarded?.reason,
        forwarded_at: firstForwardedAt,
        taken_over_at: takenOver?.at,
        taken_over_by: takenOver?.by,
        ended_at: endedAt,
        minutes_to_forwarding: minutesBetween(received?.at, firstForwardedAt),
        minutes_to_taking_over: minutesBetween(received?.at, takenOver?.at),
        recorded_at: meta.lastRecordedAt,
      },
    ],
  }),
})
