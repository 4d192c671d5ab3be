/** Messages of a read on the wire. */
import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js'
import type { ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js'
import { randomUUID } from 'node:crypto'

import type { ReadMessage } from '../reads/messages.ts'
import type { Abilities } from '../version.ts'
import { asField, readEventBytes, type EventForm } from './event-bytes.ts'
import { streamIdentifier, timestamp } from './values.ts'

/** A message, or its bytes. */
export type ReadAnswer = ReadResp | Buffer

const eventField = 0x0a

/** Writes messages for one reader. */
export const readAnswers =
  (abilities: Abilities, stream: string, form: EventForm) =>
  (message: Exclude<ReadMessage, { readonly kind: 'failed' }>): ReadAnswer | undefined => {
    const response = new streamsPb.ReadResp()
    switch (message.kind) {
      case 'event':
        return asField(eventField, readEventBytes(message.resolved, form))
      case 'confirmed':
        return response.setConfirmation(new streamsPb.ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID()))
      case 'checkpoint': {
        const place = String(message.position)
        const checkpoint = new streamsPb.ReadResp.Checkpoint().setCommitPosition(place).setPreparePosition(place)
        if (abilities.hasCheckpointTimestamp) checkpoint.setTimestamp(timestamp())
        return response.setCheckpoint(checkpoint)
      }
      case 'caughtUp': {
        if (!abilities.hasCaughtUp) return undefined
        const caughtUp = new streamsPb.ReadResp.CaughtUp()
        if (!abilities.hasCaughtUpPosition) return response.setCaughtUp(caughtUp)
        caughtUp.setTimestamp(timestamp())
        if (message.revision !== undefined) caughtUp.setStreamRevision(String(message.revision))
        const place = message.position === undefined ? undefined : String(message.position)
        if (place !== undefined)
          caughtUp.setPosition(new streamsPb.ReadResp.Position().setCommitPosition(place).setPreparePosition(place))
        return response.setCaughtUp(caughtUp)
      }
      case 'streamNotFound':
        return response.setStreamNotFound(
          new streamsPb.ReadResp.StreamNotFound().setStreamIdentifier(streamIdentifier(stream)),
        )
      case 'firstStreamPosition':
        return response.setFirstStreamPosition(String(message.revision))
      case 'lastStreamPosition':
        return response.setLastStreamPosition(String(message.revision))
    }
  }
