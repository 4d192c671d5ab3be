/** The table of what stores can do, for documentation: the only differences between them. */
import type { Capabilities } from '../port.ts'

/** A store, and what it says of itself when it is opened. */
export interface CapabilityRow {
  readonly name: string
  readonly capabilities: Capabilities
}

const yesOrNo = (can: boolean): string => (can ? 'yes' : 'no')
const limit = (maximum: number | undefined, unit: string): string => (maximum === undefined ? 'none' : `${maximum.toLocaleString('en')} ${unit}`)

const columns: ReadonlyArray<readonly [title: string, of: (capabilities: Capabilities) => string]> = [
  ['events survive the process', ({ durable }) => yesOrNo(durable)],
  ['other processes may work on it', ({ multiProcess }) => yesOrNo(multiProcess)],
  ['a used event id is refused elsewhere', ({ uniqueEventIds }) => yesOrNo(uniqueEventIds)],
  ['appends may join a transaction of the caller', ({ joinsTransactions }) => yesOrNo(joinsTransactions)],
  ['limit of one append', ({ maxAppendEvents, maxAppendBytes }) => [
    ...(maxAppendEvents === undefined && maxAppendBytes !== undefined ? [] : [limit(maxAppendEvents, 'events')]),
    ...(maxAppendBytes === undefined ? [] : [limit(maxAppendBytes, 'bytes')]),
  ].join(', ')],
]

/**
 * What stores can do, as a table in Markdown: one line for each store.
 *
 * @example
 * ```ts
 * import { capabilityTable } from '@vor-ort/event-store/contract'
 * const server = { durable: true, multiProcess: true, uniqueEventIds: false, joinsTransactions: false, maxAppendBytes: 1_048_576 }
 * capabilityTable([{ name: 'a server', capabilities: server }]).split('\n')[2]
 * // => '| a server | yes | yes | no | no | 1,048,576 bytes |'
 * ```
 */
export const capabilityTable = (rows: ReadonlyArray<CapabilityRow>): string => {
  const line = (cells: ReadonlyArray<string>): string => `| ${cells.join(' | ')} |`
  return [
    line(['store', ...columns.map(([title]) => title)]),
    line(['---', ...columns.map(() => '---')]),
    ...rows.map(({ name, capabilities }) => line([name, ...columns.map(([, of]) => of(capabilities))])),
  ].join('\n')
}
