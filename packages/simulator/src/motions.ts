/** Motions: what is brought in, amended, voted on and resolved. */
import {
  AmendmentId,
  BranchId,
  counted,
  countsUnknown,
  motion,
  MotionId,

  ObligationId,
  resolutionFrom,
  VoteId,
  type Aspect,
  type BodyId,
  type CommandsOf,
  type Counts,
  type Demand,
  type MotionState,
  type MotionText,
  type Originator,
  type ResolutionCommand,
  type Title,
} from '@vor-ort/core'

import type { BranchProjects } from './branch-projects.ts'
import type { Business, Vote } from './council.ts'
import type { Live } from './desk.ts'
import { carrierKey, siteAt } from './places.ts'
import { dateOf, type Day } from './time.ts'
import { actors, type World } from './world.ts'

/** What a motion is about, beside its demands. */
export type Subject =
  | { readonly kind: 'branch'; readonly branch: BranchId; readonly space: number }
  | { readonly kind: 'hours' }
  | { readonly kind: 'other' }

/** A motion that was adopted. */
export interface Adopted {
  readonly follows: ResolutionCommand
  readonly demands: ReadonlyArray<Demand>
  readonly subject: Subject
  readonly day: Day
}

type Command = CommandsOf<typeof motion>

const topics: ReadonlyArray<readonly [title: string, aspect: Aspect]> = [
  ['Erreichbarkeit am Telefon', 'organisation'],
  ['Wartezeiten in der Leistungsabteilung', 'staff'],
  ['Barrierefreier Zugang zu den Hauptstellen', 'rooms'],
  ['Digitale Antragstellung', 'services'],
  ['Schulung zur Beratung von Alleinerziehenden', 'staff'],
  ['Mittel für aufsuchende Beratung', 'budget'],
  ['Zusammenarbeit mit den Schulen', 'organisation'],
]
const movers: ReadonlyArray<Originator> = [
  { kind: 'faction', faction: 'Fraktion Küste' },
  { kind: 'faction', faction: 'Fraktion Geest' },
  { kind: 'faction', faction: 'Fraktion Moor' },
  { kind: 'administration', unit: 'Jobcenter' },
]

/** Brings in the business of a meeting; each adopted motion is told to `adopted`. */
export const makeMotions = ({ desk, agenda, randomOf, spaces }: World, body: () => BodyId, projects: BranchProjects, bringIn: (business: Business) => void, adopted: (one: Adopted) => void): ((meetingOn: Day) => void) => {
  const random = randomOf('motions')
  let meetings = 0

  const subjectOf = (index: number): readonly [title: string, demand: Omit<Demand, 'obligation'>, subject: Subject] => {
    const space = random.of(projects.uncovered())
    const place = space === undefined ? undefined : spaces[space]
    if (index === 0 && meetings % 7 === 1 && space !== undefined && place !== undefined) {
      const branch = desk.ids.next(BranchId)
      const proposal = { branch, carrier: carrierKey, kind: 'branch' as const, name: `Außenstelle ${place.name}`, place: siteAt(place.municipalities[0] ?? place.name), socialSpace: place.id }
      return [`Einrichtung einer Außenstelle in ${place.name}`, { aspect: 'site', branches: [proposal], what: `Außenstelle in ${place.name} einrichten` }, { branch, kind: 'branch', space }]
    }
    if (index === 0 && meetings % 7 === 4) return ['Längere Öffnungszeiten vor Ort', { aspect: 'openingHours', what: 'Öffnungszeiten an die der Hauptstellen angleichen' }, { kind: 'hours' }]
    const [title, aspect] = random.of(topics) ?? ['Anfrage', 'other']
    return [title, { aspect, what: title }, { kind: 'other' }]
  }

  const countsOf = ({ entitled }: Vote, isAdopted: boolean): Counts => {
    if (random.chance(0.15)) return countsUnknown
    const abstain = random.between(0, Math.min(2, entitled - 1))
    const voting = entitled - abstain
    const minority = random.chance(0.4) ? 0 : random.between(0, Math.floor((voting - 1) / 2))
    return isAdopted ? counted(voting - minority, minority, abstain) : counted(minority, voting - minority, abstain)
  }

  const call = (live: Live<MotionState>, vote: Vote, day: Day, isAdopted: boolean, amendment?: AmendmentId): ReadonlyArray<Command> => {
    const id = desk.ids.next(VoteId)
    const counts = countsOf(vote, isAdopted)
    const on = dateOf(day)
    return [
      { type: 'OpenVote', on, data: { ...(amendment === undefined ? {} : { amendment }), ballot: 'open', majority: 'simple', sitting: vote.sitting, vote: id } },
      { type: 'TallyVote', on, data: { counts, vote: id } },
      { type: 'DeclareResult', on, data: { outcome: isAdopted ? 'adopted' : 'rejected', ...(counts.kind === 'unknown' ? { unanimity: isAdopted ? 'majority' : 'unknown' } : {}), vote: id } },
    ]
  }

  const decide = (live: Live<MotionState>, title: Title, demands: ReadonlyArray<Demand>, subject: Subject, item: Business) => (vote: Vote, day: Day): void => {
    const on = dateOf(day)
    const isAdopted = subject.kind === 'branch' ? random.chance(0.85) : random.chance(0.75)
    const amendment = random.chance(0.2) ? desk.ids.next(AmendmentId) : undefined
    const amending: ReadonlyArray<Command> =
      amendment === undefined
        ? []
        : [
            { type: 'SubmitAmendment', on, data: { amendment, change: { kind: 'insertAfter', paragraph: 1, text: 'Dem Ausschuss ist halbjährlich zu berichten.' }, originators: [{ kind: 'members', onBehalfOf: 'Gruppe Inseln' }], reach: 1 } },
            ...call(live, vote, day, random.chance(0.6), amendment),
          ]
    const { events, ids } = desk.act(motion, live, actors.body, [{ type: 'OpenDeliberation', on, data: { item: vote.sitting.item } }, ...amending, ...call(live, vote, day, isAdopted)])
    const declared = events.findLastIndex(({ type }) => type === 'VoteResultDeclared')
    const result = events[declared]
    if (result?.type === 'VoteResultDeclared' && result.data.counts.kind === 'known' && random.chance(0.04)) {
      const { yes, no, abstain } = result.data.counts
      const corrects = ids[declared]
      agenda.on(day + random.between(5, 25), (later) =>
        void desk.act(motion, live, actors.body, [
          { type: 'CorrectVoteResult', on: dateOf(later), data: { ...(corrects === undefined ? {} : { corrects }), counts: counted(yes, no, abstain + 1), reason: 'Enthaltung nachgetragen', unanimity: result.data.unanimity, vote: result.data.vote } },
        ]),
      )
    }
    for (const event of events) {
      if (event.type !== 'MotionAdopted') continue
      const follows = resolutionFrom(item.motion, title, event, item.isPublic ? 'yes' : 'no')
      if (follows !== undefined) adopted({ follows, demands, subject, day })
    }
  }

  const submit = (index: number, meetingOn: Day): void => {
    const [asPublished, demand, subject] = subjectOf(index)
    const on = dateOf(meetingOn - random.between(21, 24))
    const title: Title = { asPublished, ...(random.chance(0.1) ? { isExcerpt: true } : {}) }
    const obligation = desk.ids.next(ObligationId)
    const second: ReadonlyArray<Demand> = random.chance(0.3) ? [{ aspect: 'schedule', obligation: desk.ids.next(ObligationId), what: 'Zeitplan vorlegen' }] : []
    const demands: [Demand, ...Demand[]] = [{ ...demand, due: dateOf(meetingOn + 180), obligation, responsible: 'Betriebsleitung' }, ...second]
    const id = desk.ids.next(MotionId)
    const live = desk.start(motion, id)
    const mover = random.of(movers) ?? { kind: 'unknown' }
    desk.act(motion, live, actors.body, [
      ...(random.chance(0.3) ? [{ type: 'AnnounceMotion' as const, on, data: { body: body(), originators: [mover] as [Originator], title } }] : []),
      {
        type: 'SubmitMotion',
        on,
        data: { body: body(), demands, kind: mover.kind === 'administration' ? 'proposal' : 'motion', originators: [mover], text: textOf(asPublished), title },
      },
    ])
    const business: Business = {
      motion: id,
      title: asPublished,
      isPublic: !random.chance(0.12),
      placed: (meeting, item, _day, date) => void desk.act(motion, live, actors.body, [{ type: 'PlaceMotionOnAgenda', on: dateOf(date), data: { body: body(), item, meeting } }]),
      postponed: (day) => void desk.act(motion, live, actors.body, [{ type: 'PostponeMotion', on: dateOf(day), data: { reason: 'Beschlussunfähigkeit' } }]),
      dealtWith: (vote, day) => {
        const drawn = random.unit()
        if (subject.kind === 'other' && drawn < 0.08) desk.act(motion, live, actors.body, [{ type: 'WithdrawMotion', on: dateOf(day), data: {} }])
        else if (subject.kind === 'other' && drawn < 0.2) desk.act(motion, live, actors.body, [{ type: 'NoteMotion', on: dateOf(day), data: {} }])
        else decide(live, title, demands, subject, business)(vote, day)
      },
    }
    bringIn(business)
  }

  return (meetingOn) => {
    for (let index = 0, count = random.between(2, 4); index < count; index++) submit(index, meetingOn)
    meetings++
  }
}

const textOf = (title: string): MotionText => ({ paragraphs: [`Der Ausschuss beschließt: ${title}.`, 'Die Verwaltung wird beauftragt, die Umsetzung vorzubereiten.'] })
