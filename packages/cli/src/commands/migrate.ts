/** `vor-ort migrate`: brings schemas up to date, so that nobody else needs the right to. */
import type { Bilingual, Language } from '@vor-ort/core'
import { isLeft, right } from 'fp-ts/lib/Either.js'

import type { Command, Option } from '../command.ts'
import { storeOption, textsOption } from '../options.ts'
import { facts, heading, type Report } from '../output/report.ts'
import { refuse, say } from '../problem.ts'
import { migrateReadModels } from '../read-models/migrating.ts'
import { intoOption, type TargetUrl } from '../read-models/target-url.ts'
import { nameOf, type StoreUrl } from '../store-url.ts'
import { migrateStore, type Migrated } from '../stores/migrating.ts'

const migrateIntoOption: Option<TargetUrl | undefined> = {
  name: intoOption.name,
  ...(intoOption.placeholder === undefined ? {} : { placeholder: intoOption.placeholder }),
  summary: intoOption.summary,
  read: (values, language) => (values.length === 0 ? right(undefined) : intoOption.read(values, language)),
}
const readersOption = textsOption('readers', 'ROLE', say('Rollen in PostgreSQL, die die Auswertungen in --into lesen dürfen', 'roles in PostgreSQL that may read the read models in --into'))

export const migrate: Command = {
  name: 'migrate',
  summary: say('Bringt das Schema auf den Stand dieser Version, oder legt es an; sonst nichts', 'brings the schema up to this version, or makes it; nothing else'),
  options: [storeOption, migrateIntoOption, readersOption],
  examples: ['migrate --store postgres://vor_ort_owner@localhost/vor_ort', 'migrate --store env:STORE --into env:TABLES --readers aurich_reader'],
  run: (input, { io, language }) => async () => {
    const store = input.get(storeOption)
    if (isLeft(store)) return store
    const into = input.get(migrateIntoOption)
    if (isLeft(into)) return into
    const readers = input.get(readersOption)
    if (isLeft(readers)) return readers
    if (readers.right.length > 0 && into.right?.kind !== 'postgres') {
      return refuse(say('--readers braucht --into postgres://…: nur dort gibt es Rollen.', '--readers needs --into postgres://…: only there are roles.'))
    }
    const migrated = await migrateStore(store.right, io)
    if (isLeft(migrated)) return migrated
    const done: Done[] = [{ what: 'store', place: nameOf(store.right), kind: store.right.kind, migrated: migrated.right }]
    if (into.right !== undefined) {
      const models = await migrateReadModels(into.right, readers.right, io)
      if (isLeft(models)) return models
      done.push({ what: 'readModels', place: nameOf(into.right), kind: into.right.kind, migrated: models.right })
    }
    return right(reportOf(done, language))
  },
}

interface Done {
  readonly what: 'store' | 'readModels'
  readonly place: string
  readonly kind: StoreUrl['kind']
  /** Absent where there is no schema of ours. */
  readonly migrated: Migrated | undefined
}

const whatInWords = { store: say('Speicher', 'store'), readModels: say('Auswertungen', 'read models') } as const

const inWords = ({ kind, migrated }: Done): Bilingual => {
  if (migrated === undefined) return say('hat kein Schema; hier ist nie etwas zu tun', 'has no schema; there is never anything to do here')
  const { from, to } = migrated
  // A file needs no migration of its own, so who runs this for one shall know it.
  const byItself = kind === 'sqlite' ? say('; eine Datei kommt auch von selbst auf den Stand, sobald etwas in sie schreibt', '; a file also comes up to date by itself, as soon as something writes into it') : say('', '')
  if (from === to) return say(`war schon auf Schema ${to}${byItself.de}`, `was at schema ${to} already${byItself.en}`)
  return from === 0
    ? say(`angelegt, mit Schema ${to}${byItself.de}`, `made, with schema ${to}${byItself.en}`)
    : say(`von Schema ${from} auf Schema ${to} gebracht${byItself.de}`, `brought from schema ${from} to schema ${to}${byItself.en}`)
}

const reportOf = (done: ReadonlyArray<Done>, language: Language): Report => ({
  table: () => [
    heading(language === 'de' ? 'Alles ist auf dem Stand dieser Version.' : 'All is up to this version.'),
    facts(...done.map((one) => [whatInWords[one.what][language], `${one.place}: ${inWords(one)[language]}`] as const)),
  ],
  json: () => done.map(({ what, place, migrated }) => ({ what, place, from: migrated?.from ?? null, to: migrated?.to ?? null })),
  csv: () => ({ header: ['what', 'place', 'from', 'to'], rows: done.map(({ what, place, migrated }) => [what, place, migrated?.from, migrated?.to]) }),
})
