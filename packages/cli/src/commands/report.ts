/** `vor-ort report`: a read model as of a date, from the events alone. */
import type { Language } from '@vor-ort/core'
import { readModels } from '@vor-ort/projections'
import { isLeft, right } from 'fp-ts/lib/Either.js'

import type { Argument, Command, Context, Option } from '../command.ts'
import { describe, describeInstant } from '../dates.ts'
import { withStore } from '../open-store.ts'
import { asOfOption, storeOption, validAtOption, viewOfInput } from '../options.ts'
import { facts, heading, paragraph, type Report } from '../output/report.ts'
import { refuse, say } from '../problem.ts'
import { csvCell, isNumeric, typedValue, wordedCell } from '../read-models/cells.ts'
import { findReadModel } from '../read-models/find-read-model.ts'
import { rowBlocks } from '../read-models/row-blocks.ts'
import { viewModel, type ModelView } from '../read-models/view-of-model.ts'
import { nameOf, readStoreUrl, type StoreUrl } from '../store-url.ts'
import { urlPlaceholder } from '../url-source.ts'

const modelArgument: Argument = {
  name: 'RM',
  optional: true,
  summary: say('eine Auswertung: RM-2, 2 oder der Name ihrer Sicht; ohne sie: alle', 'a read model: RM-2, 2, or the name of its view; without it: all of them'),
}

// The list of all read models needs no store.
const reportStoreOption: Option<StoreUrl | undefined> = {
  name: storeOption.name,
  placeholder: urlPlaceholder,
  summary: storeOption.summary,
  read: ([value]) => (value === undefined ? right(undefined) : readStoreUrl(value)),
}

export const report: Command = {
  name: 'report',
  summary: say('Eine Auswertung, wie sie an einem Tag war oder gewesen wäre, aus den Ereignissen', 'a read model as it was, or would have been, on a day, from the events'),
  argument: modelArgument,
  options: [reportStoreOption, asOfOption, validAtOption],
  examples: ['report', 'report RM-2 --store sqlite:./vor-ort.db --valid-at 2015-02-10', 'report rm1_decision_history --store sqlite:./vor-ort.db --format csv'],
  run: (input, context) => async () => {
    const url = input.get(reportStoreOption)
    if (isLeft(url)) return url
    const view = viewOfInput(input)
    if (isLeft(view)) return view
    if (input.argument === '') return right(listReport(context))
    const model = findReadModel(input.argument)
    if (isLeft(model)) return model
    const { right: store } = url
    if (store === undefined) return refuse(say(`Es fehlt --store URL: ${storeOption.summary.de}.`, `--store URL is missing: ${storeOption.summary.en}.`))
    const progress = context.progress(say('Ereignisse auswerten', 'Folding events'))
    const viewed = await withStore(store, 'read', context.io, (events) => viewModel(events, model.right, view.right, context.io.clock(), nameOf(store)))()
    progress.end()
    if (isLeft(viewed)) return viewed
    warnOf(viewed.right, context)
    return right(reportOf(viewed.right, context))
  },
}

const listReport = ({ language, io }: Context): Report => {
  const german = language === 'de'
  return {
    table: () =>
      rowBlocks(
        [{ title: german ? 'Nr.' : 'Id' }, { title: german ? 'Titel' : 'Title' }, { title: german ? 'Eine Zeile ist' : 'One row is' }, { title: german ? 'Sicht' : 'View' }],
        readModels.map(({ id, title, grain, name }) => [id, title[language], grain[language], name]),
        io.stdout.columns,
      ),
    json: () => readModels.map(({ id, name, title, definition, grain, key }) => ({ id, view: name, title: title[language], definition: definition[language], grain: grain[language], key })),
    csv: () => ({ header: ['id', 'title', 'grain', 'view'], rows: readModels.map(({ id, title, grain, name }) => [id, title[language], grain[language], name]) }),
  }
}

const warnOf = ({ undetermined, unreadable, view }: ModelView, { warn }: Context): void => {
  if (undetermined > 0 && view.validAt !== undefined) {
    const [de, en] = [describe(view.validAt, 'de'), describe(view.validAt, 'en')]
    warn(
      undetermined === 1
        ? say(`1 Ereignis ist nicht enthalten: ob es bis ${de} geschehen war, sagt sein Datum nicht.`, `1 event is left out: its date does not tell whether it had happened by ${en}.`)
        : say(
            `${undetermined} Ereignisse sind nicht enthalten: ob sie bis ${de} geschehen waren, sagen ihre Daten nicht.`,
            `${undetermined} events are left out: their dates do not tell whether they had happened by ${en}.`,
          ),
    )
  }
  if (unreadable > 0) {
    warn(say(`${unreadable} Ereignisse sind für diese Version nicht lesbar; sie fehlen in den Zeilen.`, `${unreadable} events cannot be read by this version; the rows lack them.`))
  }
}

// A plain count has the unit 1, which says nothing in a header.
const titleOf = ({ title, unit }: ModelView['model']['columns'][number], language: Language): string =>
  unit === undefined || unit === '1' ? title[language] : `${title[language]} [${unit}]`

const reportOf = ({ model, view, on, rows }: ModelView, { language, io }: Context): Report => {
  const german = language === 'de'
  const { columns } = model
  return {
    table: () => [
      heading(`${model.id} ${model.title[language]}`),
      paragraph(model.definition[language]),
      facts(
        [german ? 'eine Zeile ist' : 'one row is', model.grain[language]],
        [german ? 'erfasst bis' : 'recorded by', view.asOf === undefined ? undefined : describeInstant(view.asOf, language)],
        [german ? 'geschehen bis' : 'happened by', view.validAt === undefined ? undefined : describe(view.validAt, language)],
        [german ? 'Stichtag' : 'report day', describe(on, language)],
      ),
      ...(rows.length === 0
        ? [paragraph(german ? 'Keine Zeilen.' : 'No rows.')]
        : rowBlocks(
            columns.map((column) => ({ title: titleOf(column, language), ...(isNumeric(column.type) ? { align: 'right' as const } : {}) })),
            rows.map((row) => columns.map(({ type }, index) => wordedCell(row[index] ?? null, type, language))),
            io.stdout.columns,
          )),
    ],
    json: () => rows.map((row) => Object.fromEntries(columns.map(({ name, type }, index) => [name, typedValue(row[index] ?? null, type)]))),
    csv: () => ({ header: columns.map(({ name }) => name), rows: rows.map((row) => columns.map((_, index) => csvCell(row[index] ?? null))) }),
  }
}
