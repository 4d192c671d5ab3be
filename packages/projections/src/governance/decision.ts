/** What was decided on motions and amendments: votes that were declared, and results that sources report. */
import { decisionsOf, type MotionState } from '@vor-ort/core'

import { column, fuzzyDateColumns, fuzzyDateValues, optional } from '../columns.ts'
import { defineTable, type RowOf } from '../table.ts'

const votes = <const Name extends string>(name: Name, de: string, en: string) =>
  optional.integer(name, 'vote', [de, en], [`${de}; leer: nicht überliefert, nie 0 dafür`, `${en}; empty: not on record, never 0 instead`], `VoteResultDeclared.counts.${name}, OutcomeReported.classified.counts.${name}`)

/** Outcomes. */
export const decisionTable = defineTable({
  name: 'decision',
  title: { de: 'Entscheidungen', en: 'Decisions' },
  definition: {
    de: 'Ein verkündetes oder berichtetes Ergebnis je Zeile, auch Empfehlungen (decisive ist dann falsch).',
    en: 'One declared or reported outcome a row, recommendations included (decisive is false then).',
  },
  key: ['motion', 'ordinal'],
  columns: [
    column.text('motion', ['Antrag', 'Motion'], ['Antrag, in dessen Akte es steht', 'Motion in whose record it stands'], 'stream'),
    column.integer('ordinal', '1', ['Nummer', 'Number'], ['Laufende Nummer: erst Abstimmungen, dann berichtete Ergebnisse', 'Running number: votes first, then reported results'], 'order of recording'),
    column.text('subject', ['Gegenstand', 'Subject'], ['amendment für Änderungsanträge, auch als eigene Vorlage; sonst motion', 'amendment for amendments, also as papers of their own; else motion'], 'VoteOpened.amendment, MotionSubmitted.kind'),
    optional.text('amendment', ['Änderungsantrag', 'Amendment'], ['Änderungsantrag, über den abgestimmt wurde', 'Amendment that was voted on'], 'VoteOpened.amendment'),
    optional.text('vote', ['Abstimmung', 'Vote'], ['Kennung der Abstimmung; leer: nur berichtet', 'Id of the vote; empty: merely reported'], 'VoteOpened.vote'),
    column.text('body', ['Gremium', 'Body'], ['Gremium, das entschieden hat', 'Body that decided'], 'VoteOpened.sitting, OutcomeReported.body'),
    optional.text('meeting', ['Sitzung', 'Meeting'], ['Sitzung, in der es geschah', 'Meeting in which it happened'], 'VoteOpened.sitting, OutcomeReported.meeting'),
    optional.text('item', ['Tagesordnungspunkt', 'Agenda item'], ['Punkt der Tagesordnung', 'Item of the agenda'], 'VoteOpened.sitting, OutcomeReported.item'),
    ...fuzzyDateColumns('decided_on', ['Entschieden am', 'Decided on'], ['Tag der Entscheidung', 'Day of the decision'], 'VoteOpened, OutcomeReported: valid time'),
    column.text('outcome', ['Ergebnis', 'Outcome'], ['adopted, rejected, recommended, referred, noted …; unclassified: nur im Wortlaut', 'adopted, rejected, recommended, referred, noted …; unclassified: in the words of the source only'], 'VoteResultDeclared.outcome, OutcomeReported.classified'),
    column.boolean('decisive', ['Entscheidend', 'Decisive'], ['Falsch für das Votum eines Gremiums, das nicht entscheidet', 'False for the word of a body that does not decide'], 'OutcomeReported.decisive'),
    votes('yes', 'Ja-Stimmen', 'Votes in favour'),
    votes('no', 'Nein-Stimmen', 'Votes against'),
    votes('abstain', 'Enthaltungen', 'Abstentions'),
    votes('invalid', 'Ungültige Stimmen', 'Invalid votes'),
    column.text('counts', ['Stimmenzahlen', 'Counts'], ['known, partial (manche fehlen) oder unknown', 'known, partial (some are missing) or unknown'], 'VoteResultDeclared.counts'),
    column.text('unanimity', ['Einmütigkeit', 'Unanimity'], ['unanimous, majority, tie, unanimouslyAgainst, noVotes oder unknown', 'unanimous, majority, tie, unanimouslyAgainst, noVotes or unknown'], 'VoteResultDeclared.unanimity'),
    column.text('amended', ['Geändert', 'Amended'], ['Ob der Text geändert wurde: yes, no oder unknown', 'Whether the text was changed: yes, no or unknown'], 'AmendmentAdopted, OutcomeReported.classified'),
    optional.text('majority', ['Nötige Mehrheit', 'Majority required'], ['simple, absoluteOfMembers, twoThirdsOfMembers oder twoThirdsOfVotes', 'simple, absoluteOfMembers, twoThirdsOfMembers or twoThirdsOfVotes'], 'VoteOpened.majority'),
    optional.text('rules', ['Regeln', 'Rules'], ['Grundlage der Regeln, nach denen abgestimmt wurde', 'Preset of the rules under which the vote was held'], 'VoteOpened.sitting.rules.preset'),
    optional.text('rule', ['Angewandte Regel', 'Rule applied'], ['Regel, die aus der Zählung das Ergebnis ergab; leer: nicht nachgerechnet', 'Rule that made the outcome of the counts; empty: not recomputed'], 'VoteResultDeclared.rule'),
    optional.text('expected', ['Ergebnis nach der Regel', 'Outcome by the rule'], ['adopted, rejected oder undetermined', 'adopted, rejected or undetermined'], 'VoteResultDeclared.expected'),
    column.boolean('deviates', ['Weicht ab', 'Deviates'], ['Ob anders verkündet wurde, als die Regel ergibt (G-3)', 'Whether it was declared otherwise than the rule says (G-3)'], 'VoteResultDeclared.deviates'),
    column.text('validity', ['Gültigkeit', 'Validity'], ['valid, invalid oder unknown (R-103)', 'valid, invalid or unknown (R-103)'], 'VoteResultDeclared.validity'),
    optional.text('resolution', ['Beschluss', 'Resolution'], ['Beschluss, der daraus folgt', 'Resolution that follows'], 'MotionAdopted.resolution, OutcomeReported.resolution'),
    optional.text('published', ['Wortlaut', 'Published'], ['Ergebnis in den Worten der Quelle', 'Outcome in the words of the source'], 'OutcomeReported.published'),
  ],
})

/** What only the record of a vote or of a report knows, in the order of `decisionsOf`: votes first, then reports. */
const sourcesOf = (state: MotionState, resolutionByVote: Readonly<Record<string, string>>) => [
  ...Object.entries(state.votes).flatMap(([vote, { result, sitting, majority, amendment }]) =>
    result === undefined
      ? []
      : [
          {
            vote,
            amendment,
            item: sitting.item,
            majority,
            rules: sitting.rules?.preset,
            rule: result.rule,
            expected: result.expected,
            validity: result.validity,
            resolution: resolutionByVote[vote],
          },
        ],
  ),
  ...state.reported.map(({ item, resolution }) => ({ ...merelyReported, item, resolution })),
]

const merelyReported = { vote: undefined, amendment: undefined, majority: undefined, rules: undefined, rule: undefined, expected: undefined, validity: 'unknown' }

const inWords = { true: 'yes', false: 'no', unknown: 'unknown' } as const

/** The outcomes of one motion. */
export const decisionRows = (motion: string, state: MotionState, resolutionByVote: Readonly<Record<string, string>>): ReadonlyArray<RowOf<typeof decisionTable>> => {
  const sources = sourcesOf(state, resolutionByVote)
  // Most motions have no outcome yet; to look for their findings would be in vain.
  if (sources.length === 0) return []
  return decisionsOf(state).flatMap((decision, index) => {
    const source = sources[index]
    if (source === undefined) return []
    const { yes, no, abstain, invalid } = decision.counts.kind === 'unknown' ? nobodyCounted : decision.counts
    return [
      {
        motion,
        ordinal: index + 1,
        // A paper that is an amendment has a record of its own, as sources keep it.
        subject: state.kind === 'amendment' ? 'amendment' : decision.subject,
        body: decision.body,
        meeting: decision.meeting,
        ...fuzzyDateValues('decided_on', decision.on),
        outcome: decision.outcome,
        decisive: decision.decisive,
        yes,
        no,
        abstain,
        invalid,
        counts: decision.counts.kind,
        unanimity: decision.unanimity,
        amended: inWords[`${decision.amended}`],
        deviates: decision.deviates,
        published: decision.published,
        ...source,
      },
    ]
  })
}

const nobodyCounted = { yes: undefined, no: undefined, abstain: undefined, invalid: undefined }
