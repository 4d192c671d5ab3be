/** The story in words, for people. */
import { decisionsOf, describeFuzzyDate, describeQuantity, openObligations, preferredHeadcount, type Language } from '@vor-ort/core'

import type { Column } from '../output/report.ts'
import { heading, paragraph, type Block } from '../output/report.ts'
import type { Answers, Known } from './answers.ts'

const yesNo = {
  de: { adopted: 'angenommen', majority: 'mehrheitlich', unknown: 'unbekannt' },
  en: { adopted: 'adopted', majority: 'by majority', unknown: 'unknown' },
} as const

/** The story, the answers, and where to look on. */
export const tell = (known: Known, answers: Answers, recorded: number, storeUrl: string, invoked: string, language: Language): ReadonlyArray<Block> => {
  const german = language === 'de'
  const on = (date: Parameters<typeof describeFuzzyDate>[0] | undefined): string => (date === undefined ? yesNo[language].unknown : describeFuzzyDate(date, language))
  const [vote] = decisionsOf(known.motion)
  const words = yesNo[language]
  const title = known.motion.title?.asPublished ?? ''
  const columns: ReadonlyArray<Column> = [{ title: german ? 'Wann' : 'When' }, { title: german ? 'Was' : 'What', flexible: true }]
  const announced = known.announced
  const rows = [
    [on(known.motion.days.submitted), german ? `Die CDU-Fraktion stellt den Antrag „${title}“.` : `The CDU faction submits the motion "${title}".`],
    [
      on(known.motion.days.submitted),
      german
        ? 'Zwei Mitglieder der Grünen stellen dazu einen Änderungsantrag; was aus ihm wurde, ist unbekannt.'
        : 'Two Green members submit an amendment to it; what became of it is unknown.',
    ],
    [
      on(vote?.on),
      german
        ? `Der Verwaltungsrat entscheidet: ${words.adopted}, ${words.majority}; Ja, Nein, Enthaltungen: ${words.unknown}.`
        : `The Verwaltungsrat decides: ${words.adopted} ${words.majority}; yes, no, abstentions: ${words.unknown}.`,
    ],
    ...known.resolution.objectives.map(({ objective }) => [on(known.resolution.on), german ? `Ziel: ${objective}; Ausgangswert: unbekannt.` : `Objective: ${objective}; baseline: unknown.`]),
    ...known.proposed.map(({ name, approval }) => [
      on(approval?.on),
      german ? `${name ?? words.unknown} ist beschlossen, aber noch nicht eröffnet.` : `${name ?? words.unknown} is resolved, but not opened yet.`,
    ]),
    ...Object.values(known.resolution.obligations).map(({ what, status }) => [
      on(known.resolution.on),
      german ? `Umsetzungsauftrag: ${what} (${status === 'open' ? 'offen' : status}).` : `Obligation: ${what} (${status}).`,
    ]),
    [
      on(announced.days.announced),
      german
        ? 'Die Grünen kündigen einen Antrag zur Umsetzung an: Zeitplan, Personal, Räume. Eingebracht ist er noch nicht.'
        : 'The Greens announce a motion on implementation: schedule, staff, rooms. It is not submitted yet.',
    ],
    [on(known.followUp.on), german ? 'Der Verwaltungsrat tagt wieder.' : 'The Verwaltungsrat meets again.'],
    ...later(known, language),
  ]
  return [
    heading(german ? 'Aurich: ein Beschluss von 2015, was man am 10. Februar davon wusste, und was später kam' : 'Aurich: a resolution of 2015, what was known of it on 10 February, and what came later'),
    { kind: 'table', columns, rows },
    heading(german ? 'Sechs Fragen an die Geschichte' : 'Six questions to the history'),
    {
      kind: 'facts',
      facts: [
        [
          'Q1',
          german
            ? `Stand der Umsetzung am 10.02.2015: ${answers.Q1.open} Aufträge offen, ${answers.Q1.fulfilled} erfüllt; Bericht: ${answers.Q1.report === 'announced only' ? 'nur angekündigt' : answers.Q1.report}.`
            : `Implementation on 2015-02-10: ${answers.Q1.open} obligations open, ${answers.Q1.fulfilled} fulfilled; report: ${answers.Q1.report}.`,
        ],
        [
          'Q2',
          german
            ? `Abstimmung am 13.01.2015: ${words.adopted}; Stimmen: ${words.unknown} (nicht 0).`
            : `Vote of 2015-01-13: ${words.adopted}; counts: ${words.unknown} (not 0).`,
        ],
        ...moreAnswers(answers, language),
        ['Q9', german ? `Vom Beschluss bis zur nächsten Sitzung: ${answers.Q9 ?? words.unknown} Tage.` : `From the resolution to the next meeting: ${answers.Q9 ?? words.unknown} days.`],
      ],
    },
    paragraph(
      german
        ? `${recorded === 0 ? 'Alles war schon erfasst' : `${recorded} Ereignisse erfasst`} in ${storeUrl}. Offen sind ${openObligations(known.resolution).length} Aufträge. Zum Weiterlesen:`
        : `${recorded === 0 ? 'Everything was recorded already' : `${recorded} events recorded`} in ${storeUrl}. ${openObligations(known.resolution).length} obligations are open. To read on:`,
    ),
    {
      kind: 'outline',
      lines: storeUrl.startsWith('memory')
        ? [{ depth: 1, text: german ? `${invoked} demo --store sqlite:./demo.db behält die Geschichte.` : `${invoked} demo --store sqlite:./demo.db keeps the history.` }]
        : [
            { depth: 1, text: `${invoked} history @aurich/antrag-dezentralisierung --store ${storeUrl}` },
            { depth: 1, text: `${invoked} state @aurich/beschluss-dezentralisierung --store ${storeUrl} --valid-at 2015-02-10` },
            { depth: 1, text: `${invoked} report RM-8 --store ${storeUrl}` },
            { depth: 1, text: `${invoked} resolutions --store ${storeUrl}` },
            { depth: 1, text: `${invoked} verify --store ${storeUrl}` },
          ],
    },
  ]
}

const later = ({ series, hage: session }: Known, language: Language): ReadonlyArray<readonly [string, string]> => {
  const german = language === 'de'
  const visitors = preferredHeadcount(session)?.visitors
  const unknown = yesNo[language].unknown
  const on = (date: Parameters<typeof describeFuzzyDate>[0] | undefined): string => (date === undefined ? unknown : describeFuzzyDate(date, language))
  const spaces = series.spaces.map(({ name }) => name).join(', ')
  const counted = visitors === undefined ? unknown : describeQuantity(visitors, language)
  return [
    [on(series.started?.on), german ? `Die Beratung vor Ort beginnt als Versuch in ${series.started?.firstVenue?.place ?? unknown}.` : `Counselling on site begins as a pilot in ${series.started?.firstVenue?.place ?? unknown}.`],
    [german ? 'seitdem' : 'since then', german ? `Sie kommt monatlich in ${series.spaces.length} Sozialräume: ${spaces}.` : `It comes monthly to ${series.spaces.length} social spaces: ${spaces}.`],
    [on(session.date), german ? `Beratung in Hage: ${counted} Besucherinnen und Besucher, ${session.teams.length} Teams.` : `Session in Hage: ${counted} visitors, ${session.teams.length} teams.`],
  ]
}

const moreAnswers = ({ Q3, Q7, Q8 }: Answers, language: Language): ReadonlyArray<readonly [string, string]> =>
  language === 'de'
    ? [
        ['Q3', `Durch den Beschluss gewonnene Öffnungsstunden je Woche: ${Q3.weeklyHoursGained === 'undetermined' ? 'nicht bestimmbar (vorher und nachher unbekannt)' : Q3.weeklyHoursGained}.`],
        ['Q7', `Besuche in Hage: ${Q7 === null ? 'unbekannt' : Q7.visitors.replace('about', 'etwa')}.`],
        ['Q8', `Abdeckung: ${Q8.spaces} Sozialräume in der Reihe, ${Q8.sessionsWithVisitors} Beratung mit bekannter Besucherzahl.`],
      ]
    : [
        ['Q3', `Weekly opening hours gained by the resolution: ${Q3.weeklyHoursGained === 'undetermined' ? 'undetermined (unknown before and after)' : Q3.weeklyHoursGained}.`],
        ['Q7', `Visitors in Hage: ${Q7?.visitors ?? 'unknown'}.`],
        ['Q8', `Coverage: ${Q8.spaces} social spaces in the series, ${Q8.sessionsWithVisitors} session with a known number of visitors.`],
      ]
