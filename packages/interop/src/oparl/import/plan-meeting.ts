/** What a meeting record says: facets of the stream of a meeting. */
import { type meeting as meetingAggregate, type AgendaItemId, type CommandsOf, type FuzzyDate } from '@vor-ort/core'

import type { AgendaItem, Meeting } from '../schema.ts'
import type { Catalogue } from './catalogue.ts'
import type { Facet } from './facet.ts'
import { agendaItemIdOf, bodyIdOf, dayOfSource, externalId, instantOfSource, localTimeOfSource, motionIdOf } from './identity.ts'
import { classified } from './to-classified.ts'

type MeetingCommand = CommandsOf<typeof meetingAggregate>

const changed = 'Die Quelle hat den Datensatz geändert.'
const deleted = 'Die Quelle hat den Datensatz gelöscht.'

/** The facets of one meeting: its own data, its items, that it was held or called off, and the results. */
export const planMeeting = (
  record: Meeting,
  catalogue: Catalogue,
  /** The keys that earlier imports stored in this stream. */
  stored: ReadonlyArray<string>,
): ReadonlyArray<Facet<MeetingCommand>> => {
  const on = dayOfSource(record.start)
  const own = { source: record.id, modified: instantOfSource(record.modified) }
  if (record.deleted === true) {
    return [
      {
        ...own,
        key: `deleted ${record.id}`,
        content: true,
        create: [{ type: 'DepublishMeeting', on: dayOfSource(record.modified), data: { reason: deleted } }],
        correct: [],
      },
    ]
  }
  const items = catalogue.itemsOf(record)
  return [
    meetingFacet(record, on),
    ...items.flatMap((item) => itemFacets(item, record, catalogue, on)),
    ...vanished(record, items, stored, on),
    ...courseFacets(record, items, on),
    ...items.flatMap((item) => resultFacets(item, record, on)),
  ]
}

const meetingFacet = (record: Meeting, on: FuzzyDate): Facet<MeetingCommand> => {
  const plannedStart = localTimeOfSource(record.start)
  const plannedEnd = localTimeOfSource(record.end)
  const place = typeof record.location === 'object' ? (record.location.description ?? record.location.locality) : undefined
  const details = {
    ...(hasText(record.name) ? { name: record.name } : {}),
    ...(plannedStart === undefined ? {} : { plannedStart }),
    ...(plannedEnd === undefined ? {} : { plannedEnd }),
    ...(hasText(place) ? { place } : {}),
  }
  const [first, ...others] = record.organization ?? []
  const body = bodyIdOf(first ?? record.id)
  const joint = others.length === 0 ? {} : { jointWith: others.map(bodyIdOf) }
  return {
    key: `meeting ${record.id}`,
    source: record.id,
    modified: instantOfSource(record.modified),
    content: { details, on, body, joint, modified: record.modified ?? null },
    create: [
      { type: 'ScheduleMeeting', on, data: { body, ...joint, mode: 'unknown', kind: 'unknown', ...details, externalIds: [externalId(record.id)] } },
    ],
    correct: [{ type: 'CorrectMeeting', on, data: { reason: changed, ...details } }],
  }
}

const itemFacets = (item: AgendaItem, record: Meeting, catalogue: Catalogue, on: FuzzyDate): ReadonlyArray<Facet<MeetingCommand>> => {
  const id = agendaItemIdOf(item.id)
  const own = { source: item.id, modified: instantOfSource(item.modified ?? record.modified) }
  if (item.deleted === true) return [removal(own, item.id, id, on)]
  const paper = catalogue.paperOf(item.id)
  const placed = {
    ...(hasText(item.number) ? { number: item.number } : {}),
    ...(hasText(item.name) ? { title: item.name } : {}),
    ...(item.order === undefined || item.order < 0 ? {} : { order: item.order }),
    ...(paper === undefined ? {} : { motion: motionIdOf(paper) }),
  }
  // A server that says nothing of publicity may be showing what is not public; silence is not consent.
  const isPublic = item.public ?? false
  return [
    {
      ...own,
      key: `item ${item.id}`,
      content: { ...placed, isPublic },
      create: [{ type: 'PlaceAgendaItem', on, data: { item: id, public: isPublic, ...placed, externalIds: [externalId(item.id)] } }],
      correct: [{ type: 'CorrectAgendaItem', on, data: { item: id, reason: changed, public: isPublic, ...placed } }],
    },
  ]
}

const removal = (
  own: Pick<Facet<MeetingCommand>, 'source' | 'modified'>,
  url: string,
  item: AgendaItemId,
  on: FuzzyDate,
): Facet<MeetingCommand> => ({
  ...own,
  key: `removed item ${url}`,
  content: true,
  create: [{ type: 'RemoveAgendaItem', on, data: { item, reason: deleted } }],
  correct: [],
})

// An embedded agenda is complete: an item that it no longer has was taken off.
const vanished = (
  record: Meeting,
  items: ReadonlyArray<AgendaItem>,
  stored: ReadonlyArray<string>,
  on: FuzzyDate,
): ReadonlyArray<Facet<MeetingCommand>> => {
  if (record.agendaItem === undefined) return []
  const present = new Set(items.map(({ id }) => `item ${id}`))
  return stored
    .filter((key) => key.startsWith('item ') && !present.has(key))
    .map((key) => key.slice('item '.length))
    .map((url) => removal({ source: record.id, modified: instantOfSource(record.modified) }, url, agendaItemIdOf(url), on))
}

const courseFacets = (record: Meeting, items: ReadonlyArray<AgendaItem>, on: FuzzyDate): ReadonlyArray<Facet<MeetingCommand>> => {
  const own = { source: record.id, modified: instantOfSource(record.modified), content: true, correct: [] }
  if (record.cancelled === true) {
    return [{ ...own, key: `cancelled ${record.id}`, create: [{ type: 'CancelMeeting', on, data: { reason: 'Laut Quelle abgesagt.' } }] }]
  }
  const wasHeld =
    record.meetingState === 'durchgeführt' ||
    record.resultsProtocol !== undefined ||
    record.verbatimProtocol !== undefined ||
    items.some(({ result }) => hasText(result))
  return wasHeld ? [{ ...own, key: `held ${record.id}`, create: [{ type: 'ReportMeetingHeld', on, data: {} }] }] : []
}

const resultFacets = (item: AgendaItem, record: Meeting, on: FuzzyDate): ReadonlyArray<Facet<MeetingCommand>> => {
  if (!hasText(item.result) || item.deleted === true) return []
  const meaning = classified(item.result)
  const report: MeetingCommand = {
    type: 'ReportItemResult',
    on,
    data: { item: agendaItemIdOf(item.id), published: item.result, ...(meaning === undefined ? {} : { classified: meaning }) },
  }
  return [
    {
      key: `result ${item.id}`,
      source: item.id,
      modified: instantOfSource(item.modified ?? record.modified),
      // With the meaning: a better vocabulary makes a correction at the next import.
      content: { result: item.result, meaning: meaning ?? null },
      create: [report],
      correct: [report],
    },
  ]
}

/** Whether a text says anything. */
export const hasText = (value: string | undefined): value is string => value !== undefined && value.trim() !== ''
