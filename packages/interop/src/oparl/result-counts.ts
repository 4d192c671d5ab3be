/** Finds counts of votes in a result text. What the text does not count stays absent: it is unknown, not 0. */

/** The votes as far as the text counts them. */
export interface ResultCounts {
  readonly yes?: number
  readonly no?: number
  readonly abstain?: number
}

const numberWords: Readonly<Record<string, number>> = {
  kein: 0, keine: 0, keiner: 0, keinen: 0, keinem: 0, ohne: 0, ein: 1, eine: 1, einer: 1, einem: 1, zwei: 2, drei: 3, vier: 4, fünf: 5,
  sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10, elf: 11, zwölf: 12,
}
const amount = `(\\d{1,3}|${Object.keys(numberWords).join('|')})`
const label =
  '(ja(?:-?stimmen?)?|dafür|befürwortung(?:en)?|zustimmungen|nein(?:-?stimmen?)?|gegenstimmen?|dagegen|ablehnungen|(?:stimm)?enthaltung(?:en)?|enth\\.|anwesende?|abwesende?|befangene?|ungültige?)'
const amountFirst = new RegExp(`(?<![\\p{L}\\d.])${amount}\\s*(?:x\\s*)?${label}(?!\\p{L})`, 'giu')
const labelFirst = new RegExp(`(?<!\\p{L})${label}\\s*[:=]?\\s*${amount}(?![\\p{L}\\d.])`, 'giu')
// With strokes only standing alone: inside a text "4/5/6" are as likely the numbers of items or papers.
const triple = /(?<![\d.:/])(\d{1,3})\s?:\s?(\d{1,3})\s?:\s?(\d{1,3})(?![\d.:/])(?!\s*Uhr)|(?<=^|\()\s*(\d{1,3})\s?\/\s?(\d{1,3})\s?\/\s?(\d{1,3})\s*(?=$|\))/giu
const versus = /(?<![\d.:])(\d{1,3})\s?(?::|zu|gegen|(?:ja-?)?stimmen gegen)\s?(\d{1,3})\s+stimmen/giu
// A bare pair, as in "angenommen (7:5)": two digits behind the colon are as likely a time of day, so they must stand in brackets.
const pair = /(?<![\d.:/])(\d{1,3})\s?:\s?(\d)(?![\d.:/])(?!\s*Uhr)|\(\s*(\d{1,3})\s?:\s?(\d{1,3})\s*\)/giu
const against = new RegExp(`(?<!\\p{L})gegen\\s+${amount}\\s+stimmen?(?!\\p{L})`, 'giu')

type Option = keyof ResultCounts

/** The counts in a text, and the text with a mark in place of what was counted. */
export const takeCounts = (text: string, mark: string): { readonly rest: string; readonly counts: ResultCounts } => {
  const counts: { -readonly [K in Option]?: number } = {}
  const set = (option: Option | undefined, value: string | undefined): void => {
    if (option !== undefined && value !== undefined && counts[option] === undefined) counts[option] = numberOf(value)
  }
  let rest = text.replace(triple, (_whole, ...parts: ReadonlyArray<string | undefined>) => {
    set('yes', parts[0] ?? parts[3])
    set('no', parts[1] ?? parts[4])
    set('abstain', parts[2] ?? parts[5])
    return mark
  })
  rest = rest.replace(versus, (_whole, yes: string, no: string) => {
    set('yes', yes)
    set('no', no)
    return mark
  })
  rest = rest.replace(pair, (_whole, ...parts: ReadonlyArray<string | undefined>) => {
    set('yes', parts[0] ?? parts[2])
    set('no', parts[1] ?? parts[3])
    return mark
  })
  // "12 Ja 3 Nein" and "Ja 12 Nein 3" hold each other's pairs crosswise; whichever begins first is meant.
  const isLabelFirst = begin(rest, labelFirst) < begin(rest, amountFirst)
  rest = isLabelFirst
    ? rest.replace(labelFirst, (_whole, word: string, value: string) => {
        set(optionOf(word), value)
        return mark
      })
    : rest.replace(amountFirst, (_whole, value: string, word: string) => {
        set(optionOf(word), value)
        return mark
      })
  rest = rest.replace(against, (_whole, no: string) => {
    set('no', no)
    return mark
  })
  return { rest, counts }
}

const begin = (text: string, pattern: RegExp): number => {
  const at = text.search(pattern)
  return at === -1 ? Number.POSITIVE_INFINITY : at
}

const numberOf = (value: string): number => numberWords[value.toLowerCase()] ?? Number(value)

const optionOf = (word: string): Option | undefined => {
  const lower = word.toLowerCase()
  if (/^(ja|dafür|befürwort|zustimm)/.test(lower)) return 'yes'
  if (/^(nein|gegen|dagegen|ablehn)/.test(lower)) return 'no'
  return /enth/.test(lower) ? 'abstain' : undefined
}
