import { readFile } from 'node:fs/promises'
import { X509Certificate } from 'node:crypto'
import type { KurrentDBClient } from '@kurrent/kurrentdb-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { startTestServer, type TestServer } from '../src/index.ts'
import { makeCertificates } from '../src/tls/certificates.ts'
import { collect, connect, events, failureOf, told } from './client.ts'

const clerk = { name: 'clerk', password: 'secret', groups: ['office'] }
let server: TestServer
let admin: KurrentDBClient
const clients: Array<KurrentDBClient> = []

const as = (user: Parameters<TestServer['urlFor']>[0]): KurrentDBClient => {
  const client = connect(server.urlFor(user))
  clients.push(client)
  return client
}

beforeAll(async () => {
  const users = [{ name: 'admin', password: 'changeit', groups: ['$admins'] }, clerk]
  server = await startTestServer({ isSecure: true, users })
  admin = as(users[0])
})

afterAll(async () => {
  await Promise.all(clients.map((client) => client.dispose()))
  await server.stop()
})

const denied = { type: 'access-denied' }

it('serves over TLS with a certificate that its own authority signed', async () => {
  const { authority, server: own } = makeCertificates()
  const certificate = new X509Certificate(own.certificate)
  expect(certificate.verify(new X509Certificate(authority).publicKey)).toBe(true)
  expect(certificate.checkHost('localhost')).toBe('localhost')
  expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1')
  expect(server.url).toContain('tls=true')
  await admin.appendToStream('s', events(2))
  expect(await collect(admin.readStream('s'))).toHaveLength(2)
  const file = new URL(server.url.replace('esdb:', 'http:')).searchParams.get('tlsCAFile') ?? ''
  expect(await readFile(file, 'utf8')).toContain('BEGIN CERTIFICATE')
})

it('is found by its own gossip', async () => {
  const client = connect(server.url.replace('esdb:', 'esdb+discover:'))
  clients.push(client)
  await client.appendToStream('found', events(1))
  expect(await collect(client.readStream('found'))).toHaveLength(1)
})

describe('a stranger', () => {
  it('may do what everyone may, and no more', async () => {
    const nobody = as(undefined)
    await nobody.appendToStream('open', events(1))
    expect(await collect(nobody.readStream('open'))).toHaveLength(1)
    expect(await failureOf(collect(nobody.readAll()))).toMatchObject(denied)
    expect(await failureOf(told(nobody.subscribeToAll(), 'data'))).toMatchObject(denied)
    expect(await failureOf(nobody.appendToStream('$system', events(1)))).toMatchObject(denied)
  })

  it('with a wrong password may do nothing', async () => {
    const wrong = as({ ...clerk, password: 'x' })
    expect(await failureOf(wrong.appendToStream('open', events(1)))).toMatchObject(denied)
    expect(await failureOf(collect(wrong.readStream('open')))).toMatchObject(denied)
  })
})

describe('the lists of a stream', () => {
  it('let in those they name, by name or group', async () => {
    await admin.setStreamMetadata('guarded', { acl: { readRoles: ['office'], writeRoles: ['admin'], deleteRoles: ['clerk'] } })
    await admin.appendToStream('guarded', events(1))
    const other = as({ name: 'clerk', password: clerk.password, groups: [] })
    expect(await collect(other.readStream('guarded'))).toHaveLength(1)
    expect(await failureOf(other.appendToStream('guarded', events(1)))).toMatchObject(denied)
    expect(await failureOf(collect(as(undefined).readStream('guarded')))).toMatchObject(denied)
    await other.deleteStream('guarded')
  })

  it('guard the settings too', async () => {
    await admin.setStreamMetadata('meta', { acl: { metaWriteRoles: ['admin'], metaReadRoles: ['office'] } })
    const member = as(clerk)
    expect((await member.getStreamMetadata('meta')).metadata).toBeDefined()
    expect(await failureOf(member.setStreamMetadata('meta', {}))).toMatchObject(denied)
    expect(await failureOf(as(undefined).getStreamMetadata('meta'))).toMatchObject(denied)
  })
})
