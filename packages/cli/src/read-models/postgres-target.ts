/** PostgreSQL databases as places of read models; the adapter is loaded when one is asked for. */
import type { OpenReadModelsError } from '@vor-ort/postgres'
import { isLeft, left } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { problemOf, say, type Problem } from '../problem.ts'
import { nameOf } from '../store-url.ts'
import { signInRefused, unreachable } from '../stores/server-problems.ts'
import type { ReadModels } from './read-models.ts'
import { targetProblem } from './target-problems.ts'
import type { TargetUrl } from './target-url.ts'

type PostgresTargetUrl = Extract<TargetUrl, { readonly kind: 'postgres' }>

/** Opens a database for read models, which some roles may read from then on; `?schema=` names the schema that holds them. */
export const openPostgresTarget =
  (url: PostgresTargetUrl, access: 'read' | 'write', readers: ReadonlyArray<string> = []): TaskEither<Problem, ReadModels> =>
  async () => {
    const { openPostgresReadModels } = await import('@vor-ort/postgres')
    const opened = await openPostgresReadModels({ ...placeOf(url), readOnly: access === 'read', readers })()
    return isLeft(opened) ? left(openProblem(opened.left, nameOf(url))) : opened
  }

const placeOf = ({ url }: PostgresTargetUrl): { readonly url: string; readonly schema?: string } => {
  const [place = '', query = ''] = url.split('?')
  const parameters = new URLSearchParams(query)
  const schema = parameters.get('schema')
  parameters.delete('schema')
  parameters.delete('tenant')
  return { url: parameters.size === 0 ? place : `${place}?${parameters.toString()}`, ...(schema === null ? {} : { schema }) }
}

const openProblem = (error: OpenReadModelsError, name: string): Problem => {
  switch (error._tag) {
    case 'NewerSchema':
      return problemOf(
        say(
          `Die Auswertungen in ${name} sind von einer neueren Version geschrieben (Schema ${error.found}, diese Version kennt ${error.known}): aktualisieren Sie vor-ort.`,
          `The read models in ${name} were written by a newer version (schema ${error.found}, this version knows ${error.known}): update vor-ort.`,
        ),
      )
    case 'NotReadModels':
      if (error.reason === 'it has no read models') return noReadModels(name)
      return problemOf(
        say(
          `Das Schema ${error.schema} in ${name} ist kein Ort für Auswertungen (${error.reason}); es blieb unverändert. Ein anderes nennt ?schema=NAME.`,
          `The schema ${error.schema} in ${name} is no place for read models (${error.reason}); it was left as it is. ?schema=NAME names another.`,
        ),
      )
    case 'TargetDamaged':
    case 'TargetUnavailable':
      if (/permission denied|must be (?:able|owner)|has no right|role .* does not exist/i.test(error.reason)) return notAllowed(name, error.reason)
      if (error._tag === 'TargetDamaged') return targetProblem(error, name)
      return /password|authentication|pg_hba/i.test(error.reason) ? signInRefused(name, error.reason) : unreachable(name, error.reason)
    default:
      return targetProblem(error, name)
  }
}

const noReadModels = (name: string): Problem => ({
  ...problemOf(
    say(
      `${name} hat noch keine Auswertungen; vor-ort project --store URL --into ${name} legt sie an.`,
      `${name} has no read models yet; vor-ort project --store URL --into ${name} makes them.`,
    ),
  ),
  isAbsent: true,
})

const notAllowed = (name: string, reason: string): Problem =>
  problemOf(
    say(
      `In ${name} darf diese Rolle das nicht (${reason}); prüfen Sie Rolle und Rechte.`,
      `This role may not do that in ${name} (${reason}); check the role and its rights.`,
    ),
  )
