/** Every command. A new one takes a file beside this one, and one line here. */
import type { Command } from '../command.ts'
import { demo } from './demo.ts'
import { explain } from './explain.ts'
import { history } from './history.ts'
import { importOparl } from './import.ts'
import { project } from './project.ts'
import { query } from './query.ts'
import { react } from './react.ts'
import { record } from './record.ts'
import { report } from './report.ts'
import { resolutions } from './resolutions.ts'
import { schema } from './schema.ts'
import { simulate } from './simulate.ts'
import { state } from './state.ts'
import { streams } from './streams.ts'
import { verify } from './verify.ts'

export const commands: ReadonlyArray<Command> = [demo, importOparl, record, streams, history, state, resolutions, verify, project, query, report, react, schema, explain, simulate]
