/** Every command. A new one takes a file beside this one, and one line here. */
// @ts-nocheck

import type { Command } from '../command.ts'
import { demo } from './demo.ts'
import { history } from './history.ts'
import { importOparl } from './import.ts'
import { resolutions } from './resolutions.ts'
import { state } from './state.ts'
import { streams } from './streams.ts'
import { verify } from './verify.ts'

export const commands: ReadonlyArray<Command> = [demo, importOparl, streams, history, state, resolutions, verify]
