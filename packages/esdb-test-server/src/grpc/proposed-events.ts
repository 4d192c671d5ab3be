/** Events as clients propose them. */
import type { UUID } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js'

import type { ProposedEvent } from '../storage/records.ts'
import { uuidOf } from './values.ts'

/** The message of a proposed event, alike in both kinds of append. */
export interface ProposedMessage {
  readonly getId: () => UUID | undefined
  readonly getMetadataMap: () => { readonly get: (key: string) => string | undefined }
  readonly getCustomMetadata_asU8: () => Uint8Array
  readonly getData_asU8: () => Uint8Array
}

/** Reads a proposed event, or names the property that it lacks. */
export const proposedEventOf = (
  message: ProposedMessage,
): { readonly kind: 'event'; readonly event: ProposedEvent } | { readonly kind: 'lacking'; readonly property: string } => {
  const map = message.getMetadataMap()
  const type = map.get('type')
  if (type === undefined) return { kind: 'lacking', property: 'type' }
  const contentType = map.get('content-type')
  if (contentType === undefined) return { kind: 'lacking', property: 'content-type' }
  return {
    kind: 'event',
    event: {
      id: uuidOf(message.getId()),
      type,
      isJson: contentType === 'application/json',
      data: message.getData_asU8(),
      metadata: message.getCustomMetadata_asU8(),
    },
  }
}

/** The bytes of an event as the limits count them. */
export const countedBytes = (event: ProposedEvent): number =>
  event.data.length + event.metadata.length + 2 * event.type.length
