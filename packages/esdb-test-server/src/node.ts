/** The parts of a running server, as its services see them. */
import type { Access } from './access/access.ts'
import type { StreamStates } from './append/stream-states.ts'
import type { Writer } from './append/writer.ts'
import type { FaultBoard } from './faults/fault-board.ts'
import type { ServerSettings } from './options.ts'
import type { ReadSource } from './reads/source.ts'
import type { Abilities } from './version.ts'

/** The running server. */
export interface ServerNode {
  readonly settings: ServerSettings
  readonly abilities: Abilities
  readonly source: ReadSource
  readonly states: StreamStates
  readonly writer: Writer
  readonly faults: FaultBoard
  readonly access: Access
  /** The port it listens on. */
  readonly port: () => number
}
