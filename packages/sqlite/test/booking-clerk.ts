/** A process in which many ask for the same place at once; it says what each was told. */
import { once } from 'node:events'
import { writeSync } from 'node:fs'

import { slotCalendar } from '@vor-ort/core'
import { makeCommandHandler, systemClock } from '@vor-ort/event-store'
import { isLeft } from 'fp-ts/lib/Either.js'

import { book, calendarId, registry } from './booking.ts'
import { opened } from './fixture.ts'

const [path = '', name = '', count = '0'] = process.argv.slice(2)
const store = await opened({ path, registry })
const { handle } = makeCommandHandler({ store, clock: systemClock })
writeSync(1, 'ready\n')
await once(process.stdin, 'data')
const told = await Promise.all(
  Array.from({ length: Number(count) }, (_, turn) =>
    handle(slotCalendar, calendarId, book(`${name} ${turn}`), { actor: { role: 'Terminservice' }, commandId: `book ${name} ${turn}` })(),
  ),
)
for (const result of told) writeSync(1, `${isLeft(result) ? result.left._tag : result.right.events.map(({ type }) => type).join(' ')}\n`)
await store.close()()
process.stdin.destroy()
