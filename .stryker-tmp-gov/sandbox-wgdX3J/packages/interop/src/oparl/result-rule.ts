/** What a rule of the result vocabulary looks like, and what it can say. */
// @ts-nocheck


/** What became of an agenda item, as its result text says. */
export type ResultOutcome =
  /** beschlossen, zugestimmt, angenommen, genehmigt */
  | 'adopted'
  /** teilweise zugestimmt */
  | 'partlyAdopted'
  /** abgelehnt, nicht zugestimmt */
  | 'rejected'
  /** teilweise abgelehnt */
  | 'partlyRejected'
  /** empfohlen: a preparing body advises to adopt */
  | 'recommended'
  /** Ablehnung empfohlen: a preparing body advises to reject */
  | 'notRecommended'
  /** in die Beschlussvorlage übernommen: taken over into another paper */
  | 'incorporated'
  | 'partlyIncorporated'
  /** zurückgezogen: by the mover */
  | 'withdrawn'
  /** vertagt, zurückgestellt */
  | 'postponed'
  /** abgesetzt: from the agenda */
  | 'removed'
  /** nicht behandelt, entfällt */
  | 'notTreated'
  /** keine Abstimmung, ohne Beschluss */
  | 'notVoted'
  /** verwiesen, überwiesen, Weiterbehandlung in */
  | 'referred'
  /** gewählt, bestellt */
  | 'elected'
  /** erledigt */
  | 'settled'
  /** teilweise erledigt */
  | 'partlySettled'
  /** zur Kenntnis genommen */
  | 'noted'
  /** einverstanden, keine Einwände: consent, without a word about what was voted on */
  | 'agreed'
  /** beantwortet */
  | 'answered'
  /** wird schriftlich beantwortet */
  | 'answerPending'
  /** eingebracht: put before the body for the first time */
  | 'introduced'
  /** beraten, erörtert */
  | 'discussed'
  /** bekanntgegeben, mitgeteilt, berichtet */
  | 'announced'
  /** durchgeführt, verpflichtet: an act was performed */
  | 'performed'
  /** keine Mitteilungen: there was nothing to do */
  | 'noBusiness'
  /** siehe Dokument: the result is written elsewhere */
  | 'recordedElsewhere'
  /** only "einstimmig" or only counts: a vote was held; what follows from it is for the rules of the body */
  | 'voted'

/** How the votes were spread. A majority is not a count, and a tie does not always mean rejection. */
export type Unanimity = 'unanimous' | 'majority' | 'tie' | 'unknown'

/** By what an item was settled without a vote of its own. */
export type SettledBy =
  | 'statementOfAdministration'
  | 'answerOfAdministration'
  | 'supplementOfAdministration'
  | 'actionOfAdministration'
  | 'otherDecision'

/** What a rule adds to the meaning of a text; an empty effect explains words that mean nothing here. */
export interface RuleEffect {
  readonly outcome?: ResultOutcome
  /** Counts only if no other rule gives an outcome. */
  readonly aside?: ResultOutcome
  readonly unanimity?: Unanimity
  readonly amended?: true
  /** Only a part was decided so: adopted becomes partlyAdopted. */
  readonly partly?: true
  /** The text speaks of parts by number. */
  readonly parts?: true
  readonly settledBy?: SettledBy
  readonly nextStep?: 'referral' | 'furtherDeliberation'
  /** Receivers that the words imply; else they are read from the pattern's group `bodies`. */
  readonly to?: ReadonlyArray<string>
  readonly pointsTo?: 'document' | 'notice' | 'agendaItem'
}

/**
 * One row of the vocabulary.
 *
 * The pattern is a regular expression over whole words, in which `~` is the rest of a word, `@` is an article or
 * nothing, `_` is filler (blanks, what other rules have taken, forms of "sein" and "werden"), and `ä ö ü ß` also stand for
 * `ae oe ue ss`. Rules apply in their order;
 * what one has taken, no later one sees. Every example needs its row: without the row it would be read differently.
 */
export interface ResultRule {
  readonly pattern: string
  readonly effect: RuleEffect
  readonly examples: readonly [string, ...Array<string>]
}
