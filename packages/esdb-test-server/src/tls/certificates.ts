/** A certificate authority for one test, and a server certificate that it signs. */
import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

import type { Certificate } from '../options.ts'
import { bits, boolean, identifier, integer, marked, octets, sequence, set, text, time, wrapped } from './der.ts'

/** What a secure test server needs. */
export interface TestCertificates {
  /** PEM, for the clients to trust. */
  readonly authority: string
  readonly server: Certificate
}

const signature = sequence(identifier('1.2.840.10045.4.3.2'))
const day = 24 * 60 * 60 * 1000

const named = (name: string): Buffer => sequence(set(sequence(identifier('2.5.4.3'), text(name))))

const extension = (id: string, isCritical: boolean, value: Buffer): Buffer =>
  sequence(identifier(id), ...(isCritical ? [boolean(true)] : []), octets(value))

const pem = (label: string, der: Buffer): string => {
  const lines = der.toString('base64').match(/.{1,64}/gu) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}

interface Contents {
  readonly subject: string
  readonly issuer: string
  readonly publicKey: KeyObject
  readonly extensions: ReadonlyArray<Buffer>
}

const certificate = (contents: Contents, signer: KeyObject): string => {
  const now = Date.now()
  const body = sequence(
    wrapped(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    signature,
    named(contents.issuer),
    sequence(time(new Date(now - day)), time(new Date(now + 30 * day))),
    named(contents.subject),
    contents.publicKey.export({ type: 'spki', format: 'der' }),
    wrapped(3, sequence(...contents.extensions)),
  )
  return pem('CERTIFICATE', sequence(body, signature, bits(sign('sha256', body, signer))))
}

const basicConstraints = '2.5.29.19'
const keyUsage = '2.5.29.15'
const alternativeNames = '2.5.29.17'
const extendedKeyUsage = '2.5.29.37'
const serverAuthentication = '1.3.6.1.5.5.7.3.1'

/** Makes fresh certificates for `localhost` and `127.0.0.1`, good for thirty days. */
export const makeCertificates = (): TestCertificates => {
  const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const authorityName = 'esdb-test-server authority'
  const names = sequence(marked(2, Buffer.from('localhost')), marked(7, Buffer.from([127, 0, 0, 1])))
  return {
    authority: certificate(
      {
        subject: authorityName,
        issuer: authorityName,
        publicKey: authority.publicKey,
        extensions: [
          extension(basicConstraints, true, sequence(boolean(true))),
          extension(keyUsage, true, bits(Buffer.from([0b110]), 1)),
        ],
      },
      authority.privateKey,
    ),
    server: {
      key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      certificate: certificate(
        {
          subject: 'eventstoredb-node',
          issuer: authorityName,
          publicKey: server.publicKey,
          extensions: [
            extension(basicConstraints, true, sequence()),
            extension(keyUsage, true, bits(Buffer.from([0b10000000]), 7)),
            extension(extendedKeyUsage, false, sequence(identifier(serverAuthentication))),
            extension(alternativeNames, false, names),
          ],
        },
        authority.privateKey,
      ),
    },
  }
}
