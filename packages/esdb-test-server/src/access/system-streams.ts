/** The streams that a fresh server has of itself. */
import { randomUUID } from 'node:crypto'

import type { StreamStates } from '../append/stream-states.ts'
import type { Writer } from '../append/writer.ts'
import type { Log } from '../storage/log.ts'
import { tombstoneRevision, type ProposedEvent } from '../storage/records.ts'
import { accessListOf, jsonObjectOf, type AccessList } from '../storage/stream-metadata.ts'

const settingsStream = '$settings'

const json = (type: string, value: unknown): ProposedEvent => ({
  id: randomUUID(),
  type,
  isJson: true,
  data: Buffer.from(JSON.stringify(value), 'utf8'),
  metadata: new Uint8Array(),
})

const users = [
  { loginName: 'admin', fullName: 'KurrentDB Administrator', groups: ['$admins'] },
  { loginName: 'ops', fullName: 'KurrentDB Operations', groups: ['$ops'] },
] as const

/** Writes them into an empty log. */
export const prepareSystemStreams = async (writer: Writer, states: StreamStates): Promise<void> => {
  if (states.of('$epoch-information').last >= 0) return
  const append = (stream: string, events: ReadonlyArray<ProposedEvent>) =>
    writer.append({ stream, expected: 'noStream', events })
  await append('$epoch-information', [json('$epoch-information', { EpochNumber: 0, EpochPosition: 0 })])
  for (const { loginName, fullName, groups } of users) {
    await append(`$$$user-${loginName}`, [json('$metadata', { $acl: { $w: '$admins', $d: '$admins', $mw: '$admins' } })])
    await append(`$user-${loginName}`, [json('$UserCreated', { loginName, fullName, disabled: false, groups })])
  }
  await append(
    '$users',
    users.map(({ loginName }) => ({
      ...json('$User', loginName),
      data: Buffer.from(loginName, 'utf8'),
      isJson: false,
    })),
  )
}

/** The access lists of streams that have none of their own, as set in the stream for settings. */
export const defaultLists = (log: Log): { readonly user: AccessList; readonly system: AccessList } => {
  const newest = log.streamBackwards(settingsStream, tombstoneRevision - 1, 1)[0]
  const settings = newest === undefined ? undefined : jsonObjectOf(newest.data)
  return {
    user: accessListOf(settings?.['$userStreamAcl']) ?? {},
    system: accessListOf(settings?.['$systemStreamAcl']) ?? {},
  }
}
