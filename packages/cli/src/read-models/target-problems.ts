/** What a file of read models says, and why a projection ended, as sentences. */
import type { PassError, PoisonEvent, RebuildError, RollBackError, TargetError, ViewError } from '@vor-ort/projections'
import type { OpenError } from '@vor-ort/sqlite'

import { problemOf, say, type Problem } from '../problem.ts'
import { openProblem, storeProblem, unreadableBecause } from '../store-problems.ts'

/** Why a file could not be opened for read models. */
export const openTargetProblem = (error: OpenError, file: string): Problem => {
  switch (error._tag) {
    case 'NotAStore':
      if (error.reason !== 'it has no read models') return openProblem(error, file)
      return {
        ...problemOf(
          say(
            `${file} hat noch keine Auswertungen; vor-ort project --store URL --into sqlite:${file} legt sie an.`,
            `${file} has no read models yet; vor-ort project --store URL --into sqlite:${file} makes them.`,
          ),
        ),
        isAbsent: true,
      }
    case 'NewerSchema':
      return problemOf(
        say(
          `Die Auswertungen in ${file} sind von einer neueren Version geschrieben (Schema ${error.found}, diese Version kennt ${error.known}): aktualisieren Sie vor-ort.`,
          `The read models in ${file} were written by a newer version (schema ${error.found}, this version knows ${error.known}): update vor-ort.`,
        ),
      )
    default:
      return openProblem(error, file)
  }
}

/** What is wrong with a file of read models. */
export const targetProblem = (error: TargetError, file: string): Problem => {
  switch (error._tag) {
    case 'TargetBusy':
      return storeProblem({ _tag: 'StoreBusy', waitedMilliseconds: error.waitedMilliseconds }, file)
    case 'TargetUnavailable':
      return storeProblem({ _tag: 'StoreUnavailable', reason: error.reason }, file)
    case 'TargetDamaged':
      return problemOf(
        say(
          `Die Auswertungen in ${file} sind beschädigt (${error.reason}); sie lassen sich an einem neuen Ort neu aufbauen.`,
          `The read models in ${file} are damaged (${error.reason}); they can be made again in a new place.`,
        ),
      )
    case 'NameTaken':
      return problemOf(
        say(
          `In ${file} heißt schon etwas anderes „${error.name}“; nennen Sie mit --into einen anderen Ort.`,
          `Something else in ${file} has the name "${error.name}" already; name another place with --into.`,
        ),
      )
  }
}

/** Why a projection, a rebuild or a view of history ended early. */
export const projectionProblem = (error: PassError | RebuildError | RollBackError | ViewError, storeName: string, file: string): Problem => {
  switch (error._tag) {
    case 'PoisonEvent':
      return poisonProblem(error, storeName)
    case 'InvalidRow':
      return faultOfOurs(`${error.projection}: ${error.table}.${error.column}, ${error.expected}`)
    case 'DuplicateRow':
      return faultOfOurs(`${error.projection}: ${error.table}`)
    case 'InvalidDefinitions':
      return faultOfOurs(error.faults.map(({ at, expected }) => `${at}: ${expected}`).join('; '))
    case 'TargetNotEmpty':
      return faultOfOurs(error.projection)
    case 'CheckpointMoved':
    case 'GenerationGone':
    case 'GenerationBehind':
      return problemOf(
        say(
          `Ein anderes Programm hat ${error.projection} in ${file} zugleich geändert; ein zweiter Lauf macht hier weiter.`,
          `Another program changed ${error.projection} in ${file} at the same time; a second run goes on here.`,
        ),
      )
    case 'UnknownProjection':
      return problemOf(say(`Die Auswertung „${error.projection}“ gibt es nicht.`, `There is no projection "${error.projection}".`))
    case 'RebuildStopped':
      return problemOf(
        say(
          `Der Neuaufbau von ${error.projection} wurde abgebrochen; zu sehen ist weiter der alte Stand.`,
          `The rebuild of ${error.projection} was stopped; readers still see the old rows.`,
        ),
      )
    case 'CheckpointBeyondStore':
      return beyondProblem(error.projection, error.checkpoint, error.head, storeName, file)
    case 'OtherStore':
      return problemOf(
        say(
          `Die Zeilen in ${file} stammen aus einem anderen Speicher als ${storeName} (auch eine Kopie ist ein anderer: sie zählt ihre Stellen selbst); nennen Sie mit --into einen neuen Ort oder mit --store den Speicher, aus dem sie stammen.`,
          `The rows in ${file} come from another store than ${storeName} (a copy is another one too: it counts its positions by itself); name a new place with --into, or with --store the store that they come from.`,
        ),
      )
    case 'NoPreviousGeneration':
      return problemOf(
        say(
          `Von ${error.projection} gibt es in ${file} keinen früheren Stand, zu dem man zurück könnte.`,
          `There is no earlier generation of ${error.projection} in ${file} to go back to.`,
        ),
      )
    case 'TargetBusy':
    case 'TargetUnavailable':
    case 'TargetDamaged':
    case 'NameTaken':
      return targetProblem(error, file)
    default:
      return storeProblem(error, storeName)
  }
}

/** The rows are further than the store: it is not the one that they were made from. */
export const beyondProblem = (projection: string, checkpoint: string, head: string | undefined, storeName: string, file: string): Problem =>
  problemOf(
    say(
      `${file} ist für ${projection} schon bei Stelle ${checkpoint}, ${storeName} ${head === undefined ? 'ist aber leer' : `endet aber bei ${head}`}: das ist ein anderer Speicher, oder ihm fehlt das Ende.`,
      `${file} is at position ${checkpoint} for ${projection} already, but ${storeName} ${head === undefined ? 'is empty' : `ends at ${head}`}: it is another store, or has lost its end.`,
    ),
  )

const poisonProblem = ({ position, stream, revision, type, fault }: PoisonEvent, storeName: string): Problem => {
  const reason = unreadableBecause(fault)
  const event = type === undefined ? String(revision) : `${revision} (${type})`
  return problemOf(
    say(
      `${storeName}: der Neuaufbau hält an Stelle ${position}: Ereignis ${event} von ${stream} ist nicht lesbar: ${reason.de}; zu sehen ist weiter der alte Stand.`,
      `${storeName}: the rebuild stops at position ${position}: event ${event} of ${stream} cannot be read: ${reason.en}; readers still see the old rows.`,
    ),
  )
}

const faultOfOurs = (what: string): Problem =>
  problemOf(say(`Eine Auswertung ist falsch (${what}): das ist ein Fehler von vor-ort.`, `A projection is wrong (${what}): this is a fault of vor-ort.`))
