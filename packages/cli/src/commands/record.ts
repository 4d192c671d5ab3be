/** `vor-ort record`: commands from a file into a store, without code. */
import { domainRegistry } from '@vor-ort/core'
import { memoryStore } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import type { Argument, Command, Context } from '../command.ts'
import { withStore } from '../open-store.ts'
import { storeOption, switchOption } from '../options.ts'
import { say, type Problem } from '../problem.ts'
import { checkLines, type Checked } from '../record/check-lines.ts'
import { recordReport, type Recorded } from '../record/report.ts'
import { openSource, withSource, type Source } from '../record/source.ts'
import { writeLines, type Written } from '../record/write-lines.ts'
import { nameOf, type StoreUrl } from '../store-url.ts'

const fileArgument: Argument = {
  name: 'FILE',
  summary: say('Datei mit einem Befehl je Zeile (NDJSON), oder - für die Standardeingabe', 'a file with one command per line (NDJSON), or - for the standard input'),
}
const checkOption = switchOption('check', say('nur prüfen, nichts erfassen', 'check only, record nothing'))
const continueOption = switchOption('continue', say('gute Zeilen erfassen, auch wenn andere abgelehnt sind', 'record the good lines even where others are refused'))

export const record: Command = {
  name: 'record',
  summary: say('Erfasst die Befehle einer Datei: erst wird alles geprüft, dann geschrieben', 'records the commands of a file: all is checked before anything is written'),
  argument: fileArgument,
  options: [storeOption, checkOption, continueOption],
  examples: ['record sitzung-januar.ndjson --store sqlite:./vor-ort.db', 'record - --store sqlite:./vor-ort.db --check < sitzung-januar.ndjson'],
  run: (input, context) => async () => {
    const url = input.get(storeOption)
    if (isLeft(url)) return url
    const isCheck = input.get(checkOption)
    if (isLeft(isCheck)) return isCheck
    const goesOn = input.get(continueOption)
    if (isLeft(goesOn)) return goesOn
    const opened = await openSource(input.argument, process.stdin)
    return withSource(opened, async (source) => {
      const checked = await check(source, url.right, context)
      if (isLeft(checked)) return checked
      for (const { line, of } of checked.right.repeated) {
        context.warn(say(
          `${source.name}:${line} wiederholt Zeile ${of} und zählt einmal; mit eigener commandId wird sie ein zweites Mal erfasst.`,
          `${source.name}:${line} repeats line ${of} and counts once; with a commandId of its own it is recorded a second time.`,
        ))
      }
      const hasProblems = checked.right.problems.length > 0
      if (isCheck.right || (hasProblems && !goesOn.right)) {
        const mode = isCheck.right ? 'checked' : 'refused'
        return right(recordReport(summary(source, checked.right, mode), context.language))
      }
      const written = await write(source, url.right, checked.right, goesOn.right, context)
      return isLeft(written) ? written : right(recordReport(summary(source, checked.right, 'recorded', written.right), context.language))
    })
  },
}

const check = async (source: Source, url: StoreUrl, context: Context): Promise<Either<Problem, Checked>> => {
  const progress = context.progress(say('Zeilen prüfen', 'Checking lines'))
  try {
    const parts = { source, storeName: nameOf(url), progress }
    const emptyStore = { ...parts, store: memoryStore(domainRegistry), mayHoldEvents: false }
    if (url.kind === 'memory') return await checkLines(emptyStore)
    const checked = await withStore(url, 'read', context.io, (store) => () => checkLines({ ...parts, store, mayHoldEvents: true }))()
    // A store that is not there is an empty one, and so is a file of read models alone; neither is made before there is something to write.
    return isLeft(checked) && checked.left.isAbsent === true ? await checkLines(emptyStore) : checked
  } finally {
    progress.end()
  }
}

const nothing: Written = { events: 0, types: new Map(), alreadyRecorded: 0, problems: [] }

const write = async (source: Source, url: StoreUrl, { events, skip }: Checked, goesOn: boolean, context: Context): Promise<Either<Problem, Written>> => {
  if (events === 0) return right(nothing)
  const progress = context.progress(say('Zeilen erfassen', 'Recording lines'))
  const storeName = nameOf(url)
  const written = await withStore(url, 'write', context.io, (store) => () => writeLines({ source, store, storeName, io: context.io, progress, skip, goesOn }))()
  progress.end()
  return isLeft(written) ? left(written.left) : written
}

const summary = (source: Source, checked: Checked, mode: Recorded['mode'], written: Written = nothing): Recorded => ({
  file: source.name,
  mode,
  commands: checked.commands,
  events: mode === 'recorded' ? written.events : mode === 'checked' ? checked.events : 0,
  types: mode === 'checked' ? checked.types : written.types,
  alreadyRecorded: checked.alreadyRecorded + checked.repeated.length + written.alreadyRecorded,
  withoutEffect: checked.withoutEffect,
  refused: checked.refused + written.problems.length,
  streams: checked.streams,
  problems: [...checked.problems, ...written.problems].toSorted((a, b) => a.line - b.line),
})
