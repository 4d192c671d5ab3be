/** Gremien: who they are, and the rules that they adopted. */
import { governingBody } from '@vor-ort/core'

import { aggregateProjection } from '../aggregate-projection.ts'
import { column, fuzzyDateColumns, fuzzyDateValues, optional } from '../columns.ts'
import { defineTable } from '../table.ts'

const bodyId = column.text('body', ['Gremium', 'Body'], ['Kennung des Gremiums (UUID)', 'Id of the body (UUID)'], 'stream')

/** Gremien. */
export const bodyTable = defineTable({
  name: 'body',
  title: { de: 'Gremien', en: 'Bodies' },
  definition: { de: 'Ein Gremium je Zeile, wie es zuletzt erfasst ist.', en: 'One body a row, as it was recorded last.' },
  key: ['body'],
  columns: [
    bodyId,
    optional.text('name', ['Name', 'Name'], ['Name des Gremiums', 'Name of the body'], 'BodyConstituted.name, BodyCorrected.name'),
    optional.text('short_name', ['Kurzname', 'Short name'], ['Abkürzung', 'Abbreviation'], 'BodyConstituted.shortName, BodyCorrected.shortName'),
    column.text('kind', ['Art', 'Kind'], ['kreistag, council, committee, verwaltungsrat … other', 'kreistag, council, committee, verwaltungsrat … other'], 'BodyConstituted.kind'),
    column.text('phase', ['Stand', 'Phase'], ['none, constituted, active, superseded, dissolved oder depublished', 'none, constituted, active, superseded, dissolved or depublished'], 'lifecycle of the body'),
    optional.text('part_of', ['Teil von', 'Part of'], ['Gremium, zu dem es gehört', 'Body that it belongs to'], 'BodyConstituted.partOf, BodyCorrected.partOf'),
    optional.text('carrier', ['Träger', 'Carrier'], ['Träger, zu dem es gehört', 'Carrier that it belongs to'], 'BodyConstituted.carrier, BodyCorrected.carrier'),
    optional.text('legal_basis', ['Rechtsgrundlage', 'Legal basis'], ['Rechtsgrundlage wie erfasst', 'Legal basis as recorded'], 'BodyConstituted.legalBasis, BodyCorrected.legalBasis'),
    optional.integer('statutory_members', 'seat', ['Gesetzliche Mitgliederzahl', 'Statutory members'], ['Zahl der Mitglieder nach Gesetz oder Satzung', 'Number of members by law or statute'], 'BodyConstituted.statutoryMembers, BodyCorrected.statutoryMembers'),
    optional.text('successor', ['Nachfolge', 'Successor'], ['Gremium, das nachfolgt', 'Body that succeeds'], 'BodySuperseded.successor'),
    column.integer('memberships', '1', ['Mitgliedschaften', 'Memberships'], ['Zahl aller erfassten Mitgliedschaften', 'Number of all memberships on record'], 'MemberAppointed, counted'),
    column.instant('recorded_at', ['Zuletzt erfasst', 'Last recorded'], ['Wann das letzte Ereignis erfasst wurde (UTC)', 'When the last event was recorded (UTC)'], 'recordedAt'),
  ],
})

/** Geschäftsordnungen and Satzungen of Gremien. */
export const bodyRulesTable = defineTable({
  name: 'body_rules',
  title: { de: 'Regeln der Gremien', en: 'Rules of bodies' },
  definition: { de: 'Eine Fassung der Regeln eines Gremiums je Zeile; es gilt die letzte, die vor dem Tag beschlossen ist.', en: 'One version of the rules of a body a row; in force is the last one adopted before the day.' },
  key: ['body', 'version'],
  columns: [
    bodyId,
    column.integer('version', '1', ['Fassung', 'Version'], ['Laufende Nummer in der Folge der Erfassung, ab 1', 'Running number in the order of recording, from 1'], 'BodyRulesAdopted, counted'),
    ...fuzzyDateColumns('adopted_on', ['Beschlossen am', 'Adopted on'], ['Tag, von dem an sie gelten', 'Day from which they hold'], 'BodyRulesAdopted, valid time'),
    column.text('preset', ['Grundlage', 'Preset'], ['NKomVG, HGO-HKO, LKO-RLP, KVG-LSA, SGB2-44c, Satzung …', 'NKomVG, HGO-HKO, LKO-RLP, KVG-LSA, SGB2-44c, Satzung …'], 'BodyRulesAdopted.rules.preset'),
    column.text('majority_base', ['Enthaltungen', 'Abstentions'], ['yesAndNo: sie zählen nicht; votesCast: sie zählen als Stimmen', 'yesAndNo: they do not count; votesCast: they count as votes'], 'BodyRulesAdopted.rules.majority.base'),
    column.text('majority_seat', ['Rechtsquelle der Mehrheit', 'Seat of the majority'], ['Rechtsquelle der Mehrheitsregel', 'Legal seat of the rule of majority'], 'BodyRulesAdopted.rules.majority.seat'),
    optional.integer('statutory_members', 'seat', ['Gesetzliche Mitgliederzahl', 'Statutory members'], ['Zahl, von der Mehrheiten der Mitglieder ausgehen', 'Number that majorities of members use'], 'BodyRulesAdopted.rules.statutoryMembers'),
  ],
})

/** The projection of Gremien: tables `body`, `body_rules` and `governing_body_finding`. */
export const governingBodyProjection = aggregateProjection(governingBody, {
  name: 'governing_body',
  version: 1,
  title: { de: 'Gremien', en: 'bodies' },
  tables: [bodyTable, bodyRulesTable],
  rows: ({ details, kind, phase, successor, rules, memberships }, body, meta) => ({
    body: [
      {
        body,
        name: details.name,
        short_name: details.shortName,
        kind,
        phase,
        part_of: details.partOf,
        carrier: details.carrier,
        legal_basis: details.legalBasis,
        statutory_members: details.statutoryMembers,
        successor,
        memberships: Object.keys(memberships).length,
        recorded_at: meta.lastRecordedAt,
      },
    ],
    body_rules: rules.map((adopted, index) => ({
      body,
      version: index + 1,
      ...fuzzyDateValues('adopted_on', adopted.from),
      preset: adopted.rules.preset,
      majority_base: adopted.rules.majority.base,
      majority_seat: adopted.rules.majority.seat,
      statutory_members: adopted.rules.statutoryMembers,
    })),
  }),
})
