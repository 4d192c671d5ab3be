/** What followed, as a report. */
import type { Instant } from '@vor-ort/core'

import type { Context } from '../command.ts'
import { describeInstant } from '../dates.ts'
import { grouped } from '../output/numbers.ts'
import { facts, heading, type Report } from '../output/report.ts'
import type { Collected } from './reactions.ts'
import { rowBlocks } from './row-blocks.ts'

/** A report on what the process managers did; a command that could not even be handled is bad news. */
export const reactionsReport = (collected: Collected, at: Instant | undefined, { language, io }: Context): Report => {
  const german = language === 'de'
  const tallies = collected.tallies()
  const troubles = collected.troubles()
  const count = (value: number): string => grouped(value, language)
  return {
    ...(tallies.some(({ failed }) => failed > 0) ? { exitCode: 1 } : {}),
    table: () => [
      ...(at === undefined ? [] : [facts([german ? 'als wäre es' : 'as if it were', describeInstant(at, language)])]),
      ...rowBlocks(
        [
          { title: german ? 'Ablauf' : 'Process manager' },
          { title: german ? 'getan' : 'done', align: 'right' },
          { title: german ? 'schon getan' : 'done before', align: 'right' },
          { title: german ? 'nichts zu tun' : 'nothing to do', align: 'right' },
          { title: german ? 'abgelehnt' : 'refused', align: 'right' },
          { title: german ? 'früher erledigt' : 'settled before', align: 'right' },
          { title: german ? 'misslungen' : 'failed', align: 'right' },
        ],
        tallies.map((tally) => [
          german ? `${tally.german} (${tally.manager})` : tally.manager,
          ...[tally.done, tally.duplicates, tally.nothingToDo, tally.refused, tally.settledBefore, tally.failed].map(count),
        ]),
        io.stdout.columns,
      ),
      ...(troubles.length === 0 ? [] : [heading(german ? 'Abgelehnt' : 'Refused')]),
      ...troubles.map(({ manager, stream, command, cause, reason }) =>
        facts([german ? 'Ablauf' : 'process manager', manager], [german ? 'Befehl' : 'command', `${command}, ${stream}`], [german ? 'wegen' : 'because of', cause], [german ? 'Grund' : 'reason', reason]),
      ),
    ],
    json: () => ({
      at: at ?? null,
      managers: tallies,
      troubles: troubles.map(({ cause, ...trouble }) => ({ ...trouble, cause: cause ?? null })),
      unreadable: collected.unreadable(),
    }),
    csv: () => ({
      header: ['manager', 'done', 'duplicates', 'nothingToDo', 'refused', 'settledBefore', 'failed'],
      rows: tallies.map((tally) => [tally.manager, tally.done, tally.duplicates, tally.nothingToDo, tally.refused, tally.settledBefore, tally.failed]),
    }),
  }
}
