/** What belongs to a Beratung vor Ort beside its own row: catchment, teams, topics, groups, invitations, surveys. */
import { boundsOf, daysBetween, type ConsultationSessionState, type FuzzyDate } from '@vor-ort/core'

import { column, fuzzyDateColumns, fuzzyDateValues, optional, quantityColumns, quantityValues } from '../columns.ts'
import { defineTable } from '../table.ts'
import { sessionId } from './session-table.ts'

/** Counts several things of a session in the order of recording. */
export const ordinal = column.integer('ordinal', '1', ['Nummer', 'Number'], ['Laufende Nummer, ab 1', 'Running number, from 1'], 'order of recording')

/** Einzugsgebiete. */
export const sessionCatchmentTable = defineTable({
  name: 'session_catchment',
  title: { de: 'Einzugsgebiete der Beratungen', en: 'Catchments of sessions' },
  definition: { de: 'Ein Ort, aus dem eingeladen wird, je Zeile.', en: 'One place from which clients are addressed a row.' },
  key: ['session', 'ordinal'],
  columns: [
    sessionId,
    ordinal,
    column.text('place', ['Ort', 'Place'], ['Ort des Einzugsgebiets', 'Place of the catchment'], 'SessionScheduled.catchment'),
    optional.boolean('in_social_space', ['Im Sozialraum', 'In the social space'], ['Ob er zu der Fassung des Sozialraums gehört (C-10); leer: nicht bekannt', 'Whether it belongs to the version of the social space (C-10); empty: not known'], 'SessionScheduled.spacePlaces'),
  ],
})

/** Teams at sessions. */
export const sessionTeamTable = defineTable({
  name: 'session_team',
  title: { de: 'Teams der Beratungen', en: 'Teams of sessions' },
  definition: { de: 'Ein beteiligtes Team je Zeile. Teams teilen die Besuche nicht auf (C-8).', en: 'One team that was there a row. Teams do not partition the visitors (C-8).' },
  key: ['session', 'ordinal'],
  columns: [
    sessionId,
    ordinal,
    column.text('team', ['Team', 'Team'], ['placement, employerService, benefits, caseManagement, migrationCounselling oder other', 'placement, employerService, benefits, caseManagement, migrationCounselling or other'], 'TeamParticipated.team'),
    optional.text('name', ['Name', 'Name'], ['Name des Teams', 'Name of the team'], 'TeamParticipated.name'),
    ...quantityColumns('staff', 'person', ['Beschäftigte', 'Staff'], ['Wie viele vom Team da waren', 'How many of the team were there'], 'TeamParticipated.headcount'),
  ],
})

/** Topics of sessions. */
export const sessionTopicTable = defineTable({
  name: 'session_topic',
  title: { de: 'Themen der Beratungen', en: 'Topics of sessions' },
  definition: { de: 'Ein Thema einer Beratung je Zeile. Themen werden gezählt, nicht aufgeteilt (C-9).', en: 'One topic of a session a row. Topics are tallied, not partitioned (C-9).' },
  key: ['session', 'topic'],
  columns: [
    sessionId,
    column.text('topic', ['Thema', 'Topic'], ['occupationalPerspectives, qualification, regionalVacancies, benefits …', 'occupationalPerspectives, qualification, regionalVacancies, benefits …'], 'TopicTallied.topic'),
    ...quantityColumns('talks', 'talk', ['Gespräche', 'Talks'], ['Gespräche zum Thema', 'Talks on the topic'], 'TopicTallied.count'),
  ],
})

/** Groups of visitors of sessions. */
export const sessionGroupTable = defineTable({
  name: 'session_group',
  title: { de: 'Besuchergruppen der Beratungen', en: 'Visitor groups of sessions' },
  definition: { de: 'Eine Gruppe einer Beratung je Zeile, im Ganzen gezählt. Intern: kleine Zahlen sind nicht unterdrückt.', en: 'One group of a session a row, tallied as a whole. Internal: small numbers are not suppressed.' },
  key: ['session', 'visitor_group'],
  columns: [
    sessionId,
    column.text('visitor_group', ['Gruppe', 'Group'], ['refugeesUkraine, refugeesOther, under25, over55, singleParents, longTermUnemployed oder other', 'refugeesUkraine, refugeesOther, under25, over55, singleParents, longTermUnemployed or other'], 'GroupTallied.group'),
    ...quantityColumns('visitors', 'visit', ['Besuche', 'Visitors'], ['Besuche aus der Gruppe', 'Visitors of the group'], 'GroupTallied.count'),
    optional.text('wording', ['Wortlaut', 'Wording'], ['Was die Quelle ohne Zahl sagt, etwa "viele"', 'What the source says without a number, such as "many"'], 'GroupTallied.wording'),
  ],
})

/** Invitations to sessions. */
export const sessionInvitationTable = defineTable({
  name: 'session_invitation',
  title: { de: 'Einladungen zu den Beratungen', en: 'Invitations to sessions' },
  definition: { de: 'Ein Versand von Einladungen je Zeile.', en: 'One dispatch of invitations a row.' },
  key: ['session', 'ordinal'],
  columns: [
    sessionId,
    ordinal,
    column.text('channel', ['Weg', 'Channel'], ['post, email, press oder notice', 'post, email, press or notice'], 'InvitationsDispatched.channel'),
    ...quantityColumns('invitations', 'invitation', ['Einladungen', 'Invitations'], ['Versandte Einladungen', 'Invitations sent'], 'InvitationsDispatched.count'),
    ...fuzzyDateColumns('sent_on', ['Versandt am', 'Sent on'], ['Tag des Versands', 'Day of dispatch'], 'InvitationsDispatched: valid time'),
    optional.integer('lead_days', 'd', ['Tage Vorlauf', 'Lead days'], ['Tage vom Versand bis zur Beratung; leer: einer der Tage ist nicht auf den Tag bekannt', 'Days from dispatch to session; empty: one of the days is not known to the day'], 'sent_on, consultation_session.day'),
  ],
})

/** Anonymous surveys at sessions. */
export const sessionSurveyTable = defineTable({
  name: 'session_survey',
  title: { de: 'Befragungen bei den Beratungen', en: 'Surveys of sessions' },
  definition: { de: 'Eine anonyme Befragung je Zeile. Intern: kleine Zahlen sind nicht unterdrückt.', en: 'One anonymous survey a row. Internal: small numbers are not suppressed.' },
  key: ['session', 'ordinal'],
  columns: [
    sessionId,
    ordinal,
    ...quantityColumns('responses', 'response', ['Antworten', 'Responses'], ['Wie viele geantwortet haben', 'How many answered'], 'SurveyConducted.responses'),
    ...quantityColumns('positive', 'response', ['Zustimmend', 'Positive'], ['Wie viele das Angebot hilfreich fanden', 'How many found the offer helpful'], 'SurveyConducted.positive'),
    optional.text('wording', ['Wortlaut', 'Wording'], ['Was die Quelle sagt', 'What the source says'], 'SurveyConducted.wording'),
  ],
})

/** The tables of this file. */
export const sessionDetailTables = [sessionCatchmentTable, sessionTeamTable, sessionTopicTable, sessionGroupTable, sessionInvitationTable, sessionSurveyTable] as const

const leadDays = (sent: FuzzyDate, day: FuzzyDate | undefined): number | undefined => {
  const [from, to] = [boundsOf(sent), day === undefined ? {} : boundsOf(day)]
  return from.earliest === undefined || to.earliest === undefined || from.earliest !== from.latest || to.earliest !== to.latest
    ? undefined
    : daysBetween(from.earliest, to.earliest)
}

/** The rows of the tables of this file for one session. */
export const sessionDetailRows = (session: string, { details, teams, topics, groups, invitations, surveys, date }: ConsultationSessionState) => ({
  session_catchment: (details.catchment ?? []).map((place, index) => ({ session, ordinal: index + 1, place, in_social_space: details.spacePlaces?.includes(place) })),
  session_team: teams.map(({ team, name, headcount }, index) => ({ session, ordinal: index + 1, team, name, ...quantityValues('staff', 'person', headcount) })),
  session_topic: Object.entries(topics).map(([topic, { count }]) => ({ session, topic, ...quantityValues('talks', 'talk', count) })),
  session_group: Object.entries(groups).map(([group, { count, wording }]) => ({ session, visitor_group: group, ...quantityValues('visitors', 'visit', count), wording })),
  session_invitation: invitations.map(({ channel, count, on }, index) => ({
    session,
    ordinal: index + 1,
    channel,
    ...quantityValues('invitations', 'invitation', count),
    ...fuzzyDateValues('sent_on', on),
    lead_days: leadDays(on, date),
  })),
  session_survey: surveys.map(({ responses, positive, wording }, index) => ({
    session,
    ordinal: index + 1,
    ...quantityValues('responses', 'response', responses),
    ...quantityValues('positive', 'response', positive),
    wording,
  })),
})
