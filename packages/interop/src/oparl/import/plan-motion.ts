/** What a paper and its consultations say: facets of the stream of a motion, and of the resolution that follows. */
import {
  makesResolution,
  type motion as motionAggregate,
  type resolution as resolutionAggregate,
  resolutionFrom,
  type CommandsOf,
  type Originator,
  type ResolutionId,
  type Title,
} from '@vor-ort/core'

import { classifyPaper, readTitle } from '../paper-kind.ts'
import type { AgendaItem, Paper } from '../schema.ts'
import { isAmendment } from '../amendment-traces.ts'
import type { Catalogue, Treatment } from './catalogue.ts'
import type { Facet } from './facet.ts'
import {
  agendaItemIdOf,
  amendmentIdOf,
  bodyIdOf,
  dayOfSource,
  externalId,
  fuzzy,
  instantOfSource,
  meetingIdOf,
  motionIdOf,
  resolutionIdOf,
  unknownDay,
} from './identity.ts'
import { hasText } from './plan-meeting.ts'
import { classified } from './to-classified.ts'

type MotionCommand = CommandsOf<typeof motionAggregate>
type ResolutionCommand = CommandsOf<typeof resolutionAggregate>

const changed = 'Die Quelle hat den Datensatz geändert.'

/** The facets of one paper's own stream. */
export const planMotion = (paper: Paper, catalogue: Catalogue): ReadonlyArray<Facet<MotionCommand>> => {
  const own = { source: paper.id, modified: instantOfSource(paper.modified) }
  if (paper.deleted === true) {
    return [
      {
        ...own,
        key: `deleted ${paper.id}`,
        content: true,
        create: [{ type: 'DepublishMotion', on: dayOfSource(paper.modified), data: { reason: 'Die Quelle hat den Datensatz gelöscht.' } }],
        correct: [],
      },
    ]
  }
  const treatments = catalogue.treatmentsOf(paper)
  const decisive = decisiveOf(treatments)
  return [
    paperFacet(paper),
    ...amendmentsOf(paper, catalogue).flatMap((amendment) => amendmentFacets(amendment, catalogue)),
    ...treatments.flatMap((treatment) => treatmentFacets(paper, treatment, decisive.has(treatment), catalogue)),
  ]
}

/** The title of a paper, or its reference, or its URL: there is always something to call it. */
export const titleOf = (paper: Paper): Title => ({
  asPublished: [paper.name, paper.reference].find(hasText)?.trim() ?? paper.id,
})

const originatorsOf = (paper: Paper): ReadonlyArray<Originator> => {
  const { originators } = readTitle(paper.name ?? '')
  if (originators.length > 0) return originators.map((faction) => ({ kind: 'faction', faction }))
  const kind = classifyPaper(paper.paperType ?? '').kind
  return [kind === 'proposal' || kind === 'report' ? { kind: 'administration' } : { kind: 'unknown' }]
}

const paperFacet = (paper: Paper): Facet<MotionCommand> => {
  const type = classifyPaper(paper.paperType ?? '')
  const details = {
    title: titleOf(paper),
    kind: isAmendment(paper) ? ('amendment' as const) : type.kind,
    ...(hasText(paper.reference) ? { reference: paper.reference } : {}),
    ...(hasText(paper.paperType) ? { kindAsPublished: paper.paperType } : {}),
  }
  const on = fuzzy(paper.date)
  return {
    key: `paper ${paper.id}`,
    source: paper.id,
    modified: instantOfSource(paper.modified),
    content: { details, date: paper.date ?? null, modified: paper.modified ?? null },
    create: [{ type: 'SubmitMotion', on, data: { ...details, originators: originatorsOf(paper), externalIds: [externalId(paper.id)] } }],
    correct: [{ type: 'CorrectMotion', on, data: { ...details, reason: changed } }],
  }
}

// Which treatments decide: those that the source calls so; where it says nothing, the last one with a result.
const decisiveOf = (treatments: ReadonlyArray<Treatment>): ReadonlySet<Treatment> => {
  const stated = treatments.filter(({ consultation }) => consultation.authoritative === true || /entscheidung|beschluss/iu.test(consultation.role ?? ''))
  if (stated.length > 0) return new Set(stated)
  const open = treatments.filter(({ consultation, item }) => hasText(item?.result) && !/vorberatung|anhörung|empfehlung/iu.test(consultation.role ?? ''))
  return new Set(open.slice(-1))
}

// Where a motion and its amendment share an item, the result is that of the motion; what became of the amendment is not told.
const hasOwnResult = (paper: Paper, item: AgendaItem, catalogue: Catalogue): boolean => !isAmendment(paper) || catalogue.paperOf(item.id) === paper.id

const treatmentFacets = (
  paper: Paper,
  { consultation, meeting, item }: Treatment,
  decisive: boolean,
  catalogue: Catalogue,
): ReadonlyArray<Facet<MotionCommand>> => {
  const organization = consultation.organization?.[0] ?? meeting?.organization?.[0]
  const own = { source: consultation.id, modified: instantOfSource(consultation.modified ?? paper.modified) }
  const role = {
    ...(consultation.authoritative === undefined ? {} : { authoritative: consultation.authoritative }),
    ...(hasText(consultation.role) ? { roleAsPublished: consultation.role } : {}),
  }
  if (meeting === undefined || item === undefined || organization === undefined) {
    const foreseen: MotionCommand = {
      type: 'ForeseeConsultation',
      on: meeting === undefined ? unknownDay : dayOfSource(meeting.start),
      data: { consultation: consultation.id, ...role, ...(organization === undefined ? {} : { body: bodyIdOf(organization) }) },
    }
    return [{ ...own, key: `consultation ${consultation.id}`, content: foreseen.data, create: [foreseen], correct: [foreseen] }]
  }
  const on = dayOfSource(meeting.start)
  const place = { body: bodyIdOf(organization), meeting: meetingIdOf(meeting.id), item: agendaItemIdOf(item.id) }
  const placed: MotionCommand = { type: 'PlaceMotionOnAgenda', on, data: { ...place, ...role } }
  const facets: ReadonlyArray<Facet<MotionCommand>> = [
    { ...own, key: `place ${consultation.id} ${item.id}`, content: placed.data, create: [placed], correct: [placed] },
  ]
  if (!hasText(item.result) || !hasOwnResult(paper, item, catalogue)) return facets
  const meaning = classified(item.result)
  const resolution = decisive && meaning !== undefined && makesResolution(meaning.outcome) ? { resolution: resolutionIdOf(paper.id, item.id) } : {}
  const reported: MotionCommand = {
    type: 'ReportOutcome',
    on,
    data: { ...place, decisive, published: item.result, ...(meaning === undefined ? {} : { classified: meaning }), ...resolution },
  }
  return [
    ...facets,
    {
      key: `outcome ${item.id}`,
      source: item.id,
      modified: instantOfSource(item.modified ?? meeting.modified),
      // With the meaning: a better vocabulary makes a correction at the next import.
      content: { result: item.result, decisive, meaning: meaning ?? null },
      create: [reported],
      correct: [reported],
    },
  ]
}

const amendmentsOf = (paper: Paper, catalogue: Catalogue): ReadonlyArray<Paper> => catalogue.amendmentsTo(paper.id)

const amendmentFacets = (amendment: Paper, catalogue: Catalogue): ReadonlyArray<Facet<MotionCommand>> => {
  const link = catalogue.links.get(amendment.id)
  if (link?._tag !== 'Linked') return []
  const id = amendmentIdOf(amendment.id)
  const own = { source: amendment.id, modified: instantOfSource(amendment.modified) }
  const submit: MotionCommand = {
    type: 'SubmitAmendment',
    on: fuzzy(amendment.date),
    data: {
      amendment: id,
      originators: originatorsOf(amendment),
      title: titleOf(amendment),
      linkedBy: link.method,
      certainty: link.certainty,
      ...(hasText(amendment.reference) ? { reference: amendment.reference } : {}),
      externalIds: [externalId(amendment.id)],
    },
  }
  const facets: Facet<MotionCommand>[] = [
    // Titles of amendments are corrected in their own stream; here only the link counts.
    { ...own, key: `amendment ${amendment.id}`, content: true, create: [submit], correct: [] },
  ]
  for (const { item, meeting } of catalogue.treatmentsOf(amendment)) {
    const meaning = item !== undefined && hasText(item.result) && hasOwnResult(amendment, item, catalogue) ? classified(item.result) : undefined
    const outcome = meaning === undefined ? undefined : amendmentOutcome[meaning.outcome]
    if (item === undefined || outcome === undefined) continue
    facets.push({
      ...own,
      key: `amendment outcome ${item.id}`,
      content: outcome,
      create: [{ type: 'ReportAmendmentOutcome', on: dayOfSource(meeting?.start), data: { amendment: id, outcome } }],
      correct: [],
    })
  }
  return facets
}

const amendmentOutcome: Readonly<Record<string, 'adopted' | 'rejected' | 'incorporated' | 'withdrawn' | undefined>> = {
  adopted: 'adopted',
  rejected: 'rejected',
  incorporated: 'incorporated',
  withdrawn: 'withdrawn',
}

/** The resolutions that a paper's decisions make, each with the facets of its own stream. */
export const planResolutions = (
  paper: Paper,
  catalogue: Catalogue,
): ReadonlyArray<{ readonly id: ResolutionId; readonly facets: ReadonlyArray<Facet<ResolutionCommand>> }> => {
  if (paper.deleted === true) return []
  const treatments = catalogue.treatmentsOf(paper)
  const decisive = decisiveOf(treatments)
  return treatments.flatMap((treatment) => {
    const { item } = treatment
    if (item === undefined || !hasText(item.result)) return []
    const reported = treatmentFacets(paper, treatment, decisive.has(treatment), catalogue)
    return [{ id: resolutionIdOf(paper.id, item.id), facets: reported.flatMap((facet) => resolutionFacets(facet, paper, item)) }]
  })
}

const resolutionFacets = (outcome: Facet<MotionCommand>, paper: Paper, item: AgendaItem): ReadonlyArray<Facet<ResolutionCommand>> => {
  const [command] = outcome.create
  if (command?.type !== 'ReportOutcome') return []
  const own = { source: outcome.source, modified: outcome.modified }
  const key = `resolution ${item.id}`
  const isPublic = item.public === undefined ? 'unknown' : item.public ? 'yes' : 'no'
  const follows = resolutionFrom(motionIdOf(paper.id), titleOf(paper), { ...command, type: 'OutcomeReported' }, isPublic)
  if (follows === undefined) {
    // The source no longer says that this was resolved.
    const lapse: ResolutionCommand = { type: 'LapseResolution', on: command.on, data: { reason: changed } }
    return [{ ...own, key: `no ${key}`, requires: key, content: command.data.published, create: [lapse], correct: [] }]
  }
  const correct: ResolutionCommand = { type: 'CorrectResolution', on: command.on, data: { title: titleOf(paper), reason: changed } }
  return [{ ...own, key, content: titleOf(paper), create: [follows.command], correct: [correct] }]
}
