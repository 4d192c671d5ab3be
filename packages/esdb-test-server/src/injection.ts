/** Events that a test puts into the log itself. */
import { randomUUID } from 'node:crypto'

import type { AppendRequest } from './append/writer.ts'
import type { InjectedEvent } from './control.ts'

/** Makes the append of injected events. */
export const injected = (stream: string, events: ReadonlyArray<InjectedEvent>): AppendRequest => ({
  stream,
  expected: 'any',
  events: events.map((event) => ({
    id: event.id ?? randomUUID(),
    type: event.type,
    isJson: event.isJson ?? true,
    data: Buffer.from(event.data, 'utf8'),
    metadata: Buffer.from(event.metadata ?? '', 'utf8'),
  })),
})
