/** Stores by their URL. */
import { right, type Either } from 'fp-ts/lib/Either.js'
import path from 'node:path'

import { refuse, say, type Problem } from './problem.ts'

/** The servers that can be a store, by the client that speaks to them. */
export type ServerKind = 'postgres' | 'eventstoredb' | 'kurrentdb'

/** A server; its URL may hold a password, so that only its name is ever printed. */
export interface ServerUrl<Kind extends ServerKind> {
  readonly kind: Kind
  readonly url: string
}

/** Where a store is. */
export type StoreUrl =
  | { readonly kind: 'memory' }
  | { readonly kind: 'sqlite'; readonly path: string }
  | ServerUrl<'postgres'>
  | ServerUrl<'eventstoredb'>
  | ServerUrl<'kurrentdb'>

const schemes: ReadonlyMap<string, ServerKind> = new Map([
  ['postgres', 'postgres'],
  ['postgresql', 'postgres'],
  ['esdb', 'eventstoredb'],
  ['esdb+discover', 'eventstoredb'],
  ['kurrentdb', 'kurrentdb'],
  ['kurrentdb+discover', 'kurrentdb'],
])

/** The forms of URLs of stores, for help and refusals. */
export const storeUrlForms = say(
  'sqlite:PFAD, postgres://…, esdb://…, kurrentdb://… oder memory:',
  'sqlite:PATH, postgres://…, esdb://…, kurrentdb://… or memory:',
)

/** Reads the URL of a store that was typed for an option. */
export const readStoreUrl = (typed: string, option = 'store'): Either<Problem, StoreUrl> => {
  if (/^memory:?$/.test(typed)) return right({ kind: 'memory' })
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]+):(.*)$/is.exec(typed) ?? []
  if (scheme === undefined) {
    return refuse(say(`--${option} „${typed}“ hat keine Art davor. Meinten Sie sqlite:${typed}?`, `--${option} "${typed}" does not say which kind it is. Did you mean sqlite:${typed}?`))
  }
  if (scheme.toLowerCase() === 'sqlite') {
    return rest === ''
      ? refuse(say(`--${option} sqlite: braucht einen Pfad, etwa sqlite:./vor-ort.db.`, `--${option} sqlite: needs a path, such as sqlite:./vor-ort.db.`))
      : right({ kind: 'sqlite', path: path.resolve(rest) })
  }
  const kind = schemes.get(scheme.toLowerCase())
  if (kind === undefined) {
    return refuse(say(`--${option} kennt „${scheme}:“ nicht; möglich ist ${storeUrlForms.de}.`, `--${option} does not know "${scheme}:"; possible are ${storeUrlForms.en}.`))
  }
  return hasServer(rest) ? right({ kind, url: typed }) : refuse(withoutServer(option, scheme))
}

/** Whether what stands behind the colon names a server. */
export const hasServer = (rest: string): boolean => /^\/\/[^/?#]/.test(rest.replace(/^\/\/.*@/s, '//'))

/** A URL of a server without the server. */
export const withoutServer = (option: string, scheme: string) =>
  say(`--${option} ${scheme}: braucht einen Server, etwa ${scheme}://localhost.`, `--${option} ${scheme}: needs a server, such as ${scheme}://localhost.`)

// What a reader needs to find the store again; the rest of the query may hold secrets.
const named: ReadonlyArray<string> = ['tenant', 'schema', 'sslmode', 'tls', 'tlsverifycert', 'tlscafile', 'nodepreference']

/** How a server is named in sentences: without user, password and options. */
export const nameOfServer = ({ url }: ServerUrl<ServerKind>): string => {
  // A password may hold anything: rather too much is left out than too little.
  const bare = url.replace(/:\/\/.*@/s, '://')
  const [place = '', query = ''] = bare.split(/[?#]/)
  const shown = query.split('&').filter((part) => named.includes((part.split('=')[0] ?? '').toLowerCase()))
  return `${place}${shown.length === 0 ? '' : `?${shown.join('&')}`}`
}

/** How a store is named in sentences. */
export const nameOf = (url: StoreUrl): string => {
  switch (url.kind) {
    case 'memory':
      return 'memory:'
    case 'sqlite':
      return url.path
    default:
      return nameOfServer(url)
  }
}

/** A text without the user names and passwords of the URLs in it. */
export const withoutCredentials = (text: string): string => text.replaceAll(/:\/\/[^\s"“”]*@/g, '://')
