/** What went against a rule in the history of an assignment, kept in a few letters until somebody asks. */
import { finding, type Finding, type Severity } from '../kernel/finding.ts'
import type { FuzzyDate } from '../kernel/fuzzy-date.ts'
import type { WitnessDeviation } from './witness.ts'

/** Each kind of deviation that an event of an assignment can show. */
export type DeviationKind =
  | WitnessDeviation
  | 'overlap'
  | 'endsTooEarly'
  | 'otherAssignee'
  | 'nestedSubstitution'
  | 'beforeOpening'
  | 'notInPerson'
  | 'perhapsNotInPerson'
  | 'elsewhere'
  | 'reviewedLate'

/** A deviation, and when it was so. */
export interface AssignmentDeviation {
  readonly kind: DeviationKind
  readonly on: FuzzyDate
}

/** The deviations as findings, in the order in which they happened. */
export const deviationFindings = (deviations: ReadonlyArray<AssignmentDeviation>): ReadonlyArray<Finding> =>
  deviations.map(({ kind, on }) => {
    const [rule, severity, de, en] = texts[kind]
    return finding(rule, severity, { de, en }, { deviation: kind, on })
  })

type Text = readonly [rule: string, severity: Severity, de: string, en: string]

const texts: Readonly<Record<DeviationKind, Text>> = {
  unchecked: ['A-3', 'information', 'Ob die Person tätig, zuständig und nicht ausgelastet war, ist nicht geprüft; die Zuweisung ist nur berichtet.', 'Whether the person was at work, had the function and the capacity was not checked; the assignment is only reported.'],
  otherCaseworker: ['A-3', 'violation', 'Der Nachweis gehört zu einer anderen Person als der, die den Fall bekam.', 'The witness is of another person than the one who got the case.'],
  inactive: ['A-3', 'violation', 'Der Fall ging an eine Person, die nicht tätig war.', 'The case went to a person who was not at work.'],
  functionMissing: ['A-3', 'violation', 'Der Fall ging an eine Person, die diese Funktion nicht hat.', 'The case went to a person who does not have this function.'],
  conflict: ['A-4', 'violation', 'Der Fall ging an eine Person, die in diesem Verfahren ausgeschlossen ist.', 'The case went to a person who is excluded from these proceedings.'],
  overCapacity: ['A-3', 'warning', 'Der Fall ging an eine Person, deren Kapazität ausgeschöpft war.', 'The case went to a person whose capacity was used up.'],
  overlap: ['A-1', 'violation', 'Die Zuweisung beginnt, bevor die vorige endet.', 'The assignment begins before the one before it ends.'],
  endsTooEarly: ['A-1', 'violation', 'Die Zuweisung endet, bevor sie beginnt.', 'The assignment ends before it begins.'],
  otherAssignee: ['A-1', 'warning', 'Der Fall wurde von einer anderen Person übernommen als der, die ihn nach den Akten hatte.', 'The case was taken over from another person than the one who had it on record.'],
  nestedSubstitution: ['A-2', 'violation', 'Zwei Vertretungen überschneiden sich.', 'Two substitutions overlap.'],
  beforeOpening: ['A-9', 'warning', 'Das Erstgespräch liegt vor der Fallaufnahme.', 'The first contact lies before the opening of the case.'],
  notInPerson: ['R-24', 'violation', 'Das Erstgespräch fand nicht persönlich statt, und kein Ausnahmegrund ist genannt.', 'The first talk was not held in person, and no reason for an exception is given.'],
  perhapsNotInPerson: ['R-24', 'information', 'Das Erstgespräch fand nicht persönlich statt; ob es das schon musste, hängt vom Tag ab.', 'The first talk was not held in person; whether it had to be yet depends on the day.'],
  elsewhere: ['R-24', 'information', 'Das Erstgespräch fand persönlich, aber nicht im Haus des Jobcenters statt; ob der Ort dazu zählt, entscheidet der Träger.', 'The first talk was held in person but not in the house of the Jobcenter; whether the place counts as such is for the carrier to say.'],
  reviewedLate: ['R-23', 'warning', 'Der Plan wurde später fortgeschrieben, als das Recht des Tages es vorsieht.', 'The plan was updated later than the law of the day provides.'],
}
