/** What a store says, as sentences. */
import type { Bilingual, DecodeFault } from '@vor-ort/core'
import type { EventPlace, InvalidEnvelope, LoadError } from '@vor-ort/event-store'
import type { OpenError } from '@vor-ort/sqlite'

import { problemOf, say, type Problem } from './problem.ts'

/** Why a file could not be opened as a store. */
export const openProblem = (error: OpenError, name: string): Problem => {
  switch (error._tag) {
    case 'NewerSchema':
      return problemOf(
        say(
          `${name} ist von einer neueren Version geschrieben (Schema ${error.found}, diese Version kennt ${error.known}): aktualisieren Sie vor-ort.`,
          `${name} was written by a newer version (schema ${error.found}, this version knows ${error.known}): update vor-ort.`,
        ),
      )
    case 'NotAStore':
      return damaged(
        error.reason,
        say(`${name} ist kein Speicher von vor-ort (${error.reason}); es blieb unverändert.`, `${name} is not a store of vor-ort (${error.reason}); it was left as it is.`),
      )
    case 'NoEvents':
      return {
        ...problemOf(
          say(
            `${name} enthält Auswertungen und keine Ereignisse; nennen Sie den Speicher, aus dem sie stammen.`,
            `${name} holds read models and no events; name the store that they come from.`,
          ),
        ),
        isAbsent: true,
      }
    case 'CannotOpen':
      return problemOf(
        say(
          `${name} lässt sich nicht öffnen (${error.reason}); prüfen Sie Pfad und Zugriffsrechte.`,
          `${name} cannot be opened (${error.reason}); check the path and the permissions.`,
        ),
      )
    default:
      return storeProblem(error, name)
  }
}

/** Why a read ended. */
export const storeProblem = (error: LoadError, name: string): Problem => {
  switch (error._tag) {
    case 'StoreUnavailable':
      return damaged(error.reason, say(`${name} ist nicht lesbar (${error.reason}).`, `${name} cannot be read (${error.reason}).`))
    case 'StoreBusy': {
      const seconds = (error.waitedMilliseconds / 1000).toFixed(1)
      return problemOf(
        say(
          `${name} ist von einem anderen Programm gesperrt, auch nach ${seconds.replace('.', ',')} s: versuchen Sie es wieder, wenn es fertig ist.`,
          `${name} is locked by another program, still after ${seconds} s: try again when it is done.`,
        ),
      )
    }
    case 'StoreDamaged':
      return damaged(
        error.reason,
        say(
          `${name} ist beschädigt${placeOf(error.at).de} (${error.reason}); vor-ort verify zeigt, wo.`,
          `${name} is damaged${placeOf(error.at).en} (${error.reason}); vor-ort verify shows where.`,
        ),
      )
    case 'InvalidPosition':
      return problemOf(say(`${name}: „${error.position}“ ist keine Stelle im Speicher.`, `${name}: "${error.position}" is no position in the store.`))
    case 'UnreadableEvent': {
      const reason = unreadableBecause(error.fault)
      return problemOf(
        say(
          `${name}: Ereignis ${error.revision} von ${error.stream} ist nicht lesbar: ${reason.de}.`,
          `${name}: event ${error.revision} of ${error.stream} cannot be read: ${reason.en}.`,
        ),
      )
    }
  }
}

const placeOf = (at: EventPlace | undefined): Bilingual =>
  at === undefined ? say('', '') : say(` bei Ereignis ${at.revision} von ${at.stream}`, ` at event ${at.revision} of ${at.stream}`)

const damaged = (damage: string, sentence: Bilingual): Problem => ({ ...problemOf(sentence), damage })

/** Why an event is not one that this version knows; without a full stop. */
export const unreadableBecause = (fault: DecodeFault | InvalidEnvelope): Bilingual => {
  switch (fault._tag) {
    case 'UnknownEventType':
      return say(`die Art „${fault.type}“ kennt diese Version nicht`, `this version does not know the type "${fault.type}"`)
    case 'UnknownSchemaVersion':
      return say(
        `${fault.type} hat Schema ${fault.schemaVersion}, diese Version kennt bis ${fault.newest}`,
        `${fault.type} has schema ${fault.schemaVersion}, this version knows up to ${fault.newest}`,
      )
    case 'InvalidEventData':
    case 'InvalidEnvelope': {
      const faults = fault.faults.map(({ path, expected }) => `${path} ${expected}`).join('; ')
      return say(`die Daten haben nicht die vereinbarte Form (${faults})`, `the data is not of the agreed form (${faults})`)
    }
  }
}
