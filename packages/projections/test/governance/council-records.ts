/** An independent count of a council's OParl records: nothing here comes from the importer. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

interface Item {
  readonly id: string
  readonly result?: string
  readonly consultation?: string
}
interface Meeting {
  readonly organization: ReadonlyArray<string>
  readonly start: string
  readonly agendaItem?: ReadonlyArray<Item>
}
interface Paper {
  readonly name?: string
  readonly paperType?: string
  readonly consultation?: ReadonlyArray<{ readonly id: string; readonly agendaItem?: string }>
}

const linesOf = (file: string): ReadonlyArray<unknown> =>
  gunzipSync(readFileSync(file)).toString('utf8').split('\n').filter((line) => line !== '').map((line): unknown => JSON.parse(line))

/** What each result text of these records means; texts of one meaning share their key. Written by hand. */
const meanings: Readonly<Record<string, ReadonlyArray<string>>> = {
  adopted: [
    'einstimmig beschlossen', 'mehrheitlich beschlossen', 'Beschlossen mit geändertem Beschlusstext', 'einstimmig zugestimmt zum modifizierten Antrag', 'mehrheitlich zugestimmt',
    'einstimmig zugestimmt', 'Zugestimmt zu geändertem Beschlusstext', 'mehrheitlich zugestimmt zu geändertem Antrag', 'Zustimmung', 'zur Kenntnis genommen + mehrheitliche Zustimmung',
    'mehrheitlich zugestimmt zu geändertem Beschlusstext',
  ],
  partlyAdopted: ['teilweise zugestimmt'],
  rejected: ['mehrheitlich abgelehnt', 'bei Stimmengleichheit abgelehnt', 'abgelehnt'],
  partlyRejected: ['teilweise abgelehnt'],
  noted: ['Kenntnisnahme', 'Stellungnahme zur Kenntnis genommen'],
  agreed: ['einverstanden'],
  settled: [
    'erledigt', 'mit Stellungnahme einverstanden', 'erledigt durch Stellungnahme der Verwaltung', 'erledigt durch Antwort der Verwaltung', 'Antrag ist erledigt',
    'erledigt durch Ergänzungsvorlage der Verwaltung',
  ],
  postponed: ['vertagt'],
  removed: ['abgesetzt'],
  withdrawn: ['Antrag zurückgezogen', 'zurückgezogen'],
  notVoted: ['nicht zur Abstimmung gestellt', 'keine Abstimmung'],
  elected: ['gewählt'],
  noBusiness: ['keine Mitteilungen', 'keine'],
  announced: ['Aushang im Foyer'],
  recordedElsewhere: ['siehe Dokument Abstimmungsergebnisse'],
  incorporated: ['in Beschlussvorlage übernommen'],
  partlyIncorporated: ['teilweise in modifzierte Beschlussvorlage übernommen'],
  discussed: ['vorberaten ohne Änderungen'],
}
const outcomes = new Map(Object.entries(meanings).flatMap(([outcome, texts]) => texts.map((text) => [text, outcome])))

const outcomeOf = (text: string): string => {
  const known = outcomes.get(text)
  if (known !== undefined) return known
  return /^(?:verwiesen|Weiterbehandlung|weitere Beratung) (?:in|an|im)\b/iu.test(text) ? 'referred' : `no meaning written down for: ${text}`
}

/** How often each key was counted, in the order of keys. */
export type Counts = ReadonlyArray<readonly [key: string, count: number]>

/** Counts keys. */
export const countKeys = (keys: Iterable<string>): Counts => {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

/** What the records say, counted without the software under test. */
export interface CouncilCounts {
  /** By URL of the organisation and year. */
  readonly meetings: Counts
  /** By outcome: every agenda item with a result. */
  readonly itemResults: Counts
  /** By subject (motion or amendment) and outcome: every result of an item on which a paper stands. */
  readonly decisions: Counts
  readonly amendmentsAdopted: number
}

const isAmendment = ({ name = '', paperType = '' }: Paper): boolean =>
  paperType.startsWith('Änderungs-/Ergänzungsantr') || /^\s*(?:interfraktionelle[rs]? |gemeinsame[rs]? )?(?:änderungs|ergänzungs|zusatz)antr[aä]g/iu.test(name)

/** Counts the records of two files. */
export const countCouncil = (meetingsFile: string, papersFile: string): CouncilCounts => {
  const meetings = linesOf(meetingsFile) as ReadonlyArray<Meeting>
  const papers = linesOf(papersFile) as ReadonlyArray<Paper>
  const items = meetings.flatMap(({ agendaItem = [] }) => agendaItem)
  const itemOfConsultation = new Map(items.flatMap(({ id, consultation }) => (consultation === undefined ? [] : [[consultation, id]])))
  const results = new Map(items.flatMap(({ id, result }) => (result === undefined || result.trim() === '' ? [] : [[id, outcomeOf(result)]])))
  // A paper stands on an item once, however many consultations say so.
  const standing = papers.flatMap((paper) => {
    const own = new Set((paper.consultation ?? []).map(({ id, agendaItem }) => agendaItem ?? itemOfConsultation.get(id) ?? ''))
    return [...own].flatMap((item) => (results.has(item) ? [`${isAmendment(paper) ? 'amendment' : 'motion'} ${results.get(item)}`] : []))
  })
  return {
    // The times are written in local time, so the year is the first four digits.
    meetings: countKeys(meetings.flatMap(({ organization, start }) => organization.map((url) => `${url} ${start.slice(0, 4)}`))),
    itemResults: countKeys(results.values()),
    decisions: countKeys(standing),
    amendmentsAdopted: standing.filter((key) => key === 'amendment adopted').length,
  }
}
