/** The codes of the domain in words. */
import type { Counts, Language, ReportedOutcome, Severity, Unanimity } from '@vor-ort/core'

type Words<Code extends string> = Readonly<Record<Code, readonly [de: string, en: string]>>

const outcomes: Words<ReportedOutcome | 'unclassified'> = {
  adopted: ['angenommen', 'adopted'],
  partlyAdopted: ['teilweise angenommen', 'partly adopted'],
  rejected: ['abgelehnt', 'rejected'],
  partlyRejected: ['teilweise abgelehnt', 'partly rejected'],
  recommended: ['empfohlen', 'recommended'],
  notRecommended: ['nicht empfohlen', 'not recommended'],
  incorporated: ['übernommen', 'incorporated'],
  partlyIncorporated: ['teilweise übernommen', 'partly incorporated'],
  withdrawn: ['zurückgezogen', 'withdrawn'],
  postponed: ['vertagt', 'postponed'],
  removed: ['abgesetzt', 'removed'],
  notTreated: ['nicht behandelt', 'not treated'],
  notVoted: ['nicht abgestimmt', 'not voted on'],
  referred: ['verwiesen', 'referred'],
  elected: ['gewählt', 'elected'],
  settled: ['erledigt', 'settled'],
  partlySettled: ['teilweise erledigt', 'partly settled'],
  noted: ['zur Kenntnis genommen', 'noted'],
  agreed: ['einverstanden', 'agreed'],
  answered: ['beantwortet', 'answered'],
  answerPending: ['Antwort steht aus', 'answer pending'],
  introduced: ['eingebracht', 'introduced'],
  discussed: ['beraten', 'discussed'],
  announced: ['bekanntgegeben', 'announced'],
  performed: ['durchgeführt', 'performed'],
  noBusiness: ['nichts zu behandeln', 'no business'],
  recordedElsewhere: ['anderswo festgehalten', 'recorded elsewhere'],
  voted: ['abgestimmt', 'voted on'],
  unclassified: ['nicht zugeordnet', 'unclassified'],
}

const unanimities: Words<Unanimity> = {
  unanimous: ['einstimmig', 'unanimously'],
  majority: ['mehrheitlich', 'by majority'],
  tie: ['bei Stimmengleichheit', 'on a tie'],
  unanimouslyAgainst: ['einstimmig', 'unanimously'],
  noVotes: ['ohne Stimmen', 'without votes'],
  unknown: ['', ''],
}

const severities: Words<Severity> = {
  information: ['Hinweis', 'information'],
  warning: ['Warnung', 'warning'],
  violation: ['Verstoß', 'violation'],
}

const pick = ([de, en]: readonly [string, string], language: Language): string => (language === 'de' ? de : en)

/** The outcome of a vote in words, such as "angenommen, mehrheitlich, geändert". */
export const outcomeInWords = (
  row: { readonly outcome: ReportedOutcome | 'unclassified'; readonly unanimity: Unanimity; readonly amended: boolean | 'unknown' },
  language: Language,
): string => {
  // A later version of the data may know more codes than this one.
  const outcome: readonly [string, string] | undefined = outcomes[row.outcome]
  const parts = [outcome === undefined ? row.outcome : pick(outcome, language), pick(unanimities[row.unanimity], language)]
  if (row.amended === true) parts.push(language === 'de' ? 'geändert' : 'amended')
  return parts.filter((part) => part !== '').join(', ')
}

export const severityInWords = (severity: Severity, language: Language): string => pick(severities[severity], language)

/** "unbekannt": what nobody wrote down is never a number. */
export const unknownWord: Readonly<Record<Language, string>> = { de: 'unbekannt', en: 'unknown' }

const countWords: Readonly<Record<Language, ReadonlyArray<readonly [key: 'yes' | 'no' | 'abstain' | 'invalid', word: string]>>> = {
  de: [['yes', 'Ja'], ['no', 'Nein'], ['abstain', 'Enth.'], ['invalid', 'ungült.']],
  en: [['yes', 'yes'], ['no', 'no'], ['abstain', 'abst.'], ['invalid', 'invalid']],
}

/** Counts in words, such as "12 Ja, 3 Nein, 1 Enth."; of partial counts only those that are known. */
export const countsInWords = (counts: Counts, language: Language): string => {
  if (counts.kind === 'unknown') return unknownWord[language]
  const parts = countWords[language].flatMap(([key, word]) => {
    const count = counts[key]
    // Nobody speaks of invalid votes where there were none.
    return count === undefined || (key === 'invalid' && count === 0 && counts.kind === 'known') ? [] : [`${count} ${word}`]
  })
  if (counts.kind === 'known') return parts.join(', ')
  const rest = language === 'de' ? 'sonst unbekannt' : 'others unknown'
  return parts.length === 0 ? unknownWord[language] : `${parts.join(', ')}; ${rest}`
}
