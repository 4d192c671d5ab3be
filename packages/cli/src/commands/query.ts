/** `vor-ort query`: questions in SQL to the read models. */
import type { Language } from '@vor-ort/core'
import { isLeft, right } from 'fp-ts/lib/Either.js'

import type { Argument, Command, Context } from '../command.ts'
import { switchOption } from '../options.ts'
import { paragraph, type Report } from '../output/report.ts'
import { refuse, say } from '../problem.ts'
import { askFile, type Answer } from '../read-models/ask-file.ts'
import { askTarget } from '../read-models/ask-target.ts'
import { csvCell, plainCell } from '../read-models/cells.ts'
import { readDictionary, relationsReport } from '../read-models/relations.ts'
import { withReadModels } from '../read-models/open-target.ts'
import { rowBlocks } from '../read-models/row-blocks.ts'
import { intoOption } from '../read-models/target-url.ts'
import { nameOf } from '../store-url.ts'

const sqlArgument: Argument = {
  name: 'SQL',
  optional: true,
  summary: say('eine Abfrage in SQL; ohne sie: alle Tabellen und Sichten mit ihren Spalten', 'one query in SQL; without it: all tables and views with their columns'),
}
const tablesOption = switchOption('tables', say('Tabellen und Sichten mit ihren Spalten', 'tables and views with their columns'))

export const query: Command = {
  name: 'query',
  summary: say('Fragt die Auswertungen in SQL, ohne sie ändern zu können', 'asks the read models in SQL, without being able to change them'),
  argument: sqlArgument,
  options: [intoOption, tablesOption],
  examples: ['query --into sqlite:./vor-ort.db', "query \"SELECT status, COUNT(*) AS n FROM obligation GROUP BY status\" --into sqlite:./vor-ort.db --format csv"],
  run: (input, context) => async () => {
    const into = input.get(intoOption)
    if (isLeft(into)) return into
    const url = into.right
    const asksTables = input.get(tablesOption)
    if (isLeft(asksTables)) return asksTables
    const { language, io } = context
    if (asksTables.right && input.argument !== '') {
      return refuse(say('--tables zeigt die Tabellen; eine Abfrage passt nicht dazu.', '--tables shows the tables; a query does not go with it.'))
    }
    return withReadModels(url, 'read', io, (target) => async () => {
      if (input.argument !== '') {
        const answer = url.kind === 'sqlite' ? askFile(url.path, input.argument, io) : await askTarget(target, nameOf(url), input.argument)
        return isLeft(answer) ? answer : right(reportOf(answer.right, context))
      }
      const columns = await readDictionary(target, nameOf(url), language)()
      return isLeft(columns) ? columns : right(relationsReport(columns.right, language))
    })()
  },
}

const noRows: Readonly<Record<Language, string>> = { de: 'Keine Zeilen.', en: 'No rows.' }

const reportOf = ({ columns, rows }: Answer, { language, io }: Context): Report => ({
  table: () => {
    if (rows.length === 0) return [paragraph(noRows[language])]
    const aligned = columns.map((title, index) =>
      rows.every((row) => typeof row[index] !== 'string') ? { title, align: 'right' as const } : { title },
    )
    return rowBlocks(aligned, rows.map((row) => row.map(plainCell)), io.stdout.columns)
  },
  json: () => rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index]]))),
  csv: () => ({ header: columns, rows: rows.map((row) => row.map(csvCell)) }),
})
