/** Deviations that the history of a motion shows: recorded, never refused. */
import { finding, type Finding } from '../kernel/finding.ts'
import { isNotAfter, type FuzzyDate } from '../kernel/fuzzy-date.ts'
import { evaluateVote } from './body-rules.ts'
import { isAmended, undecidedAmendments, type MotionState, type Vote } from './motion-state.ts'

/** All findings of a motion: of each vote, of the order of its days, and of what sources report. */
export const motionFindings = (state: MotionState): ReadonlyArray<Finding> => [
  ...Object.entries(state.votes).flatMap(([id, vote]) => voteFindings(id, vote, state)),
  ...orderOfDays(state),
  ...reportFindings(state),
]

const voteFindings = (id: string, vote: Vote, state: MotionState): ReadonlyArray<Finding> => {
  const findings: Finding[] = []
  const { result, sitting } = vote
  const add = (rule: string, severity: Finding['severity'], de: string, en: string, facts: Finding['facts'] = {}): void => {
    findings.push(finding(rule, severity, { de, en }, { vote: id, ...facts }))
  }
  if (vote.ballot === 'secret' && sitting.rules?.secretVote.allowed === 'inadmissible') {
    add('G-3', 'violation', 'Geheime Abstimmung ist hier unzulässig.', 'A secret ballot is inadmissible here.', { seat: sitting.rules.secretVote.seat })
  }
  if (sitting.kind === 'observed') {
    const excludedVoters = (vote.tally?.named ?? []).filter(({ member }) => sitting.excluded.includes(member))
    if (excludedVoters.length > 0) {
      add('G-5', 'violation', 'Ein ausgeschlossenes Mitglied hat mitgestimmt; ob das den Beschluss berührt, ist zu prüfen.', 'An excluded member voted; whether that touches the resolution must be examined.', {
        members: excludedVoters.map(({ member }) => member),
      })
    }
    if (sitting.excluded.length > 0 && sitting.rules?.quorum.manyExcluded === 'quorateWithApproval' && sitting.members !== undefined && sitting.excluded.length * 2 > sitting.members) {
      add('R-103', 'warning', 'Mehr als die Hälfte war ausgeschlossen: die Genehmigung der Kommunalaufsicht ist nötig.', 'More than half were excluded: the approval of the supervisory authority is needed.', { excluded: sitting.excluded.length })
    }
  }
  if (vote.amendment !== undefined) {
    const own = state.amendments[vote.amendment]?.reach ?? 0
    const further = Object.entries(state.amendments).filter(([other, { reach, status }]) => other !== vote.amendment && reach > own && status === 'submitted')
    if (result !== undefined && further.length > 0 && sitting.rules?.votingOrder.furthestReachingFirst === true) {
      add('R-105', 'warning', 'Ein weitergehender Änderungsantrag war noch nicht entschieden.', 'A further-reaching amendment had not been decided.', { further: further.map(([other]) => other) })
    }
  }
  if (result === undefined) return findings
  if (result.deviates) {
    add('G-3', 'violation', `Verkündet wurde „${germanOutcome[result.outcome]}“, nach den Regeln des Gremiums ergibt die Zählung das Gegenteil.`, `The outcome was declared "${result.outcome}"; by the body's rules the counts give the opposite.`, { declared: result.outcome, expected: result.expected ?? null })
  }
  if (result.expected === 'undetermined') {
    add(result.rule ?? 'R-101', 'warning', 'Das Ergebnis lässt sich aus den erfassten Zahlen nicht nachrechnen.', 'The outcome cannot be recomputed from the numbers on record.')
  }
  if (result.validity === 'invalid') {
    add('R-103', 'violation', 'Bei der Abstimmung war die Beschlussfähigkeit nicht gegeben.', 'The body was not quorate at the vote.')
  }
  if (result.counts.kind === 'unknown') {
    add('G-2', 'information', 'Die Stimmenzahlen sind nicht überliefert.', 'The counts are not on record.')
  } else if (result.counts.kind === 'known' && sitting.rules !== undefined && vote.corrected === true) {
    const corrected = evaluateVote(sitting.rules, result.counts, {
      majority: vote.majority,
      ...(vote.matter === undefined ? {} : { matter: vote.matter }),
      ...(result.chairVote === undefined ? {} : { chairVote: result.chairVote }),
    })
    if (corrected.outcome !== 'undetermined' && corrected.outcome !== result.outcome) {
      add('G-3', 'violation', 'Nach der Berichtigung der Zählung ergibt sich ein anderes Ergebnis als verkündet.', 'After the correction of the counts the outcome differs from what was declared.', { declared: result.outcome, expected: corrected.outcome })
    }
  }
  const undecided = undecidedAmendments(state)
  if (vote.amendment === undefined && undecided.length > 0) {
    add('G-6', 'information', 'Was aus einem Änderungsantrag wurde, ist nicht überliefert.', 'What became of an amendment is not on record.', { undecided })
  }
  return findings
}

const germanOutcome = { adopted: 'angenommen', rejected: 'abgelehnt' } as const

const orderOfDays = ({ days }: MotionState): ReadonlyArray<Finding> => {
  const steps = [
    ['announced', days.announced],
    ['submitted', days.submitted],
    ['placed', days.placed],
    ['voted', days.voted],
  ] as const
  const known = steps.filter((step): step is readonly [(typeof step)[0], FuzzyDate] => step[1] !== undefined)
  return known.flatMap(([name, on], index) =>
    known.slice(index + 1).flatMap(([laterName, later]) =>
      // Only a certain contradiction is one; fuzzy dates may overlap.
      isNotAfter(on, later) === 'no'
        ? [
            finding('G-15', 'warning', {
              de: 'Die Reihenfolge der Tage widerspricht dem Gang eines Antrags.',
              en: 'The order of the days contradicts the course of a motion.',
            }, { [name]: on, [laterName]: later }),
          ]
        : [],
    ),
  )
}

const reportFindings = (state: MotionState): ReadonlyArray<Finding> => {
  const findings: Finding[] = []
  const unclassified = state.reported.filter(({ classified }) => classified === undefined)
  if (unclassified.length > 0) {
    findings.push(
      finding('G-3', 'information', {
        de: 'Ein Ergebnis wurde wörtlich übernommen, weil sein Sinn nicht sicher ist.',
        en: 'A result was kept verbatim because its meaning is not certain.',
      }, { published: unclassified.map(({ published }) => published) }),
    )
  }
  if (state.decisions > 1) {
    findings.push(
      finding('G-8', 'warning', {
        de: 'Über diesen Antrag wurde mehr als einmal entschieden.',
        en: 'This motion was decided more than once.',
      }, { decisions: state.decisions }),
    )
  }
  const amendedByReport = state.reported.some(({ decisive, classified }) => decisive && classified?.amended === true)
  if (amendedByReport && !isAmended(state)) {
    findings.push(
      finding('R-106', 'information', {
        de: 'Der Text wurde geändert; die Änderung selbst ist nicht überliefert.',
        en: 'The text was amended; the amendment itself is not on record.',
      }),
    )
  }
  return findings
}
