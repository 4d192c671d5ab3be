/** `vor-ort copy`: moves house, from any store into any other. */
import type { Language } from '@vor-ort/core'
import { copyStore, type Copied, type EventStore } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Command, Context, Option } from '../command.ts'
import { copyProblem } from '../copy-problems.ts'
import { withStore } from '../open-store.ts'
import { wholeNumberOption } from '../options.ts'
import { grouped } from '../output/numbers.ts'
import { facts, heading, paragraph, type Report } from '../output/report.ts'
import { refuse, say, type Problem } from '../problem.ts'
import { untilStopped } from '../read-models/until-stopped.ts'
import { nameOf, readStoreUrl, storeUrlForms, type StoreUrl } from '../store-url.ts'
import { urlPlaceholder } from '../url-source.ts'

const fromOption: Option<StoreUrl> = {
  name: 'from',
  placeholder: urlPlaceholder,
  required: true,
  summary: say(`der Speicher, der kopiert wird: ${storeUrlForms.de}`, `the store that is copied: ${storeUrlForms.en}`),
  read: ([value = '']) => readStoreUrl(value, 'from'),
}
const toOption: Option<StoreUrl> = {
  name: 'to',
  placeholder: urlPlaceholder,
  required: true,
  summary: say('der Speicher, der die Ereignisse bekommt; leer, oder der Anfang derselben Kopie', 'the store that gets the events; empty, or the beginning of the same copy'),
  read: ([value = '']) => readStoreUrl(value, 'to'),
}
const inFlightOption = wholeNumberOption(
  'in-flight',
  1,
  1,
  1_000,
  say('so viele Ströme zugleich; mehr als 1 füllt ferne Server schneller, gibt aber die Reihenfolge zwischen Strömen auf', 'so many streams at once; more than 1 fills far servers faster, but gives up the order across streams'),
)

export const copy: Command = {
  name: 'copy',
  summary: say('Zieht um: kopiert jedes Ereignis in einen anderen Speicher und prüft beide', 'moves house: copies every event into another store and verifies both'),
  options: [fromOption, toOption, inFlightOption],
  examples: ['copy --from sqlite:./vor-ort.db --to postgres://vor_ort@localhost/vor_ort', 'copy --from esdb://localhost:2113 --to sqlite:./archive.db --format json'],
  run: (input, context) => async () => {
    const from = input.get(fromOption)
    if (isLeft(from)) return from
    const to = input.get(toOption)
    if (isLeft(to)) return to
    const inFlight = input.get(inFlightOption)
    if (isLeft(inFlight)) return inFlight
    const names = { from: nameOf(from.right), to: nameOf(to.right) }
    if (names.from === names.to) return refuse(say(`--from und --to sind derselbe Speicher: ${names.from}.`, `--from and --to are the same store: ${names.from}.`))
    const { io } = context
    // The source first: where it cannot be opened, no target is made.
    const copied = await withStore(from.right, 'read', io, (source) => withStore(to.right, 'copy', io, (target) => copying(source, target, inFlight.right, names, context)))()
    return isLeft(copied) ? copied : right(reportOf(copied.right, names, context.language))
  },
}

interface Names {
  readonly from: string
  readonly to: string
}

const copying =
  (from: EventStore, to: EventStore, inFlight: number, names: Names, { progress }: Context): TaskEither<Problem, Copied> =>
  async () => {
    const lines = { copying: progress(say('Ereignisse kopieren', 'Copying events')), verifying: progress(say('Kopie prüfen', 'Verifying the copy')) }
    const copied: Either<Parameters<typeof copyProblem>[0], Copied> = await untilStopped((signal) =>
      copyStore(from, to, { inFlight, signal, onProgress: (stage, done, total) => lines[stage].at(done, total) })(),
    )
    lines.copying.end()
    lines.verifying.end()
    return isLeft(copied) ? left(copyProblem(copied.left, names)) : copied
  }

const reportOf = ({ head, events, streams, copied, sameOrder, end }: Copied, { from, to }: Names, language: Language): Report => {
  const german = language === 'de'
  const n = (count: number): string => grouped(count, language)
  const before = events - copied
  return {
    table: () => [
      heading(german ? 'Kopiert und geprüft: beide Speicher sind gleich.' : 'Copied and verified: both stores are the same.'),
      facts(
        [german ? 'von' : 'from', from],
        [german ? 'nach' : 'to', to],
        [german ? 'Inhalt' : 'content', german ? `${n(events)} Ereignisse in ${n(streams)} Strömen` : `${n(events)} events in ${n(streams)} streams`],
        [german ? 'kopiert' : 'copied', before === 0 ? n(copied) : german ? `${n(copied)}; ${n(before)} waren schon da` : `${n(copied)}; ${n(before)} were there before`],
        [german ? 'Prüfsumme' : 'head hash', head],
      ),
      ...(sameOrder
        ? []
        : [
            paragraph(
              german
                ? 'Jeder Strom ist gleich; Ereignisse verschiedener Ströme liegen im neuen Speicher in anderer Reihenfolge.'
                : 'Each stream is the same; events of different streams lie in another order in the new store.',
            ),
          ]),
    ],
    json: () => ({ ok: true, from, to, events, streams, copied, head, sameOrder, end: end ?? null }),
    csv: () => ({ header: ['ok', 'from', 'to', 'events', 'streams', 'copied', 'head', 'same_order', 'end'], rows: [[true, from, to, events, streams, copied, head, sameOrder, end]] }),
  }
}
