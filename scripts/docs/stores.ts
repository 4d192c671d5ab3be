/** What stores can do: the only differences that the contract suite allows, as each store declares them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { domainRegistry } from '@vor-ort/core'
import { memoryStore, type Capabilities } from '@vor-ort/event-store'
import { capabilityTable } from '@vor-ort/event-store/contract'
import { capabilitiesOf } from '@vor-ort/eventstoredb'
import { capabilities as postgres } from '@vor-ort/postgres'
import { openSqliteStore } from '@vor-ort/sqlite'
import { isLeft } from 'fp-ts/lib/Either.js'

import { page, type Page } from './model.ts'

const sqlite = async (): Promise<Capabilities> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'vor-ort-docs-'))
  const opened = await openSqliteStore({ path: path.join(folder, 'empty.db'), registry: domainRegistry })()
  if (isLeft(opened)) throw new Error(`no file can be opened: ${opened.left._tag}`)
  const { capabilities, close } = opened.right
  await close()()
  rmSync(folder, { recursive: true })
  return capabilities
}

/** The page, from what the stores themselves say. */
export const storesPage = async (): Promise<Page> =>
  page(
    'stores.md',
    'Stores',
    'All stores keep the same promises, proven by one contract suite. These are the only differences, as each store declares them. On EventStoreDB an append that names no revision is told to be a repetition only among the last events of its stream.',
    [
      capabilityTable([
        { name: 'memory (`memory:`)', capabilities: memoryStore(domainRegistry).capabilities },
        { name: 'SQLite (`sqlite:PATH`)', capabilities: await sqlite() },
        { name: 'PostgreSQL (`postgres://`)', capabilities: postgres },
        { name: 'EventStoreDB, KurrentDB (`esdb://`, `kurrentdb://`)', capabilities: capabilitiesOf(1_048_576) },
      ]),
    ],
  )
