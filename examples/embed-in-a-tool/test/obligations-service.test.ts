import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { isLeft } from 'fp-ts/lib/Either.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { obligationsService } from '../src/obligations-service.ts'

// Made-up ids.
const resolution = '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90'
const obligation = '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d91'
const body = '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d92'
const motion = '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d93'

const adopt = { type: 'AdoptResolution', on: '2015-01-13', data: { body, motion, public: 'unknown', title: { asPublished: 'Außenstellen' } } }
const create = { type: 'CreateObligation', on: '2015-01-13', data: { obligation, aspect: 'rooms', what: 'Räume in Großefehn sichern' } }

describe('a service that embeds the core and SQLite', () => {
  let folder: string
  let server: Server
  let address: string

  const start = async (): Promise<void> => {
    const started = await obligationsService(path.join(folder, 'obligations.db'))
    if (isLeft(started)) throw new Error(JSON.stringify(started.left))
    server = started.right
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const listening = server.address()
    address = typeof listening === 'object' && listening !== null ? `http://127.0.0.1:${listening.port}/resolutions/${resolution}` : ''
  }
  const stop = async (): Promise<void> => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  const post = (command: unknown, key?: string): Promise<Response> =>
    fetch(address, { method: 'POST', body: JSON.stringify(command), ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }) })

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vor-ort-example-'))
    await start()
  })
  afterEach(async () => {
    await stop()
    await rm(folder, { recursive: true })
  })

  it('keeps what was resolved and what is to be done, also after a restart', async () => {
    expect((await post(adopt)).status).toBe(201)
    expect((await post(create)).status).toBe(201)
    await stop()
    await start()
    const obligations: unknown = await (await fetch(address)).json()
    expect(obligations).toMatchObject({ [obligation]: { status: 'open', what: 'Räume in Großefehn sichern' } })
  })

  it('does a request that is sent twice only once', async () => {
    await post(adopt, 'request 1')
    const again = await post(adopt, 'request 1')
    expect(again.status).toBe(201)
    expect(await again.json()).toHaveLength(1)
  })

  it('refuses a key that was used for another request', async () => {
    await post(adopt, 'request 1')
    const reused = await post(create, 'request 1')
    expect(reused.status).toBe(422)
    expect(await reused.json()).toMatchObject({ _tag: 'CommandIdReused', commandId: 'request 1' })
  })

  it('says in a sentence why a request is refused', async () => {
    const refused = await post(create)
    expect(refused.status).toBe(409)
    expect(await refused.json()).toEqual({
      why: expect.stringContaining('CreateObligation ist in der Phase „none“ nicht möglich'),
    })
  })

  it('answers a request that is no JSON, and goes on', async () => {
    const refused = await fetch(address, { method: 'POST', body: '{"type":' })
    expect(refused.status).toBe(400)
    expect((await post(adopt)).status).toBe(201)
  })

  it('names the field of a request that is not valid', async () => {
    await post(adopt)
    const refused = await post({ ...create, data: { ...create.data, aspect: 'colour' } })
    expect(await refused.json()).toEqual({ why: expect.stringContaining('$.data.aspect must be one of schedule') })
  })
})
