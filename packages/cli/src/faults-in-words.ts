/** What is wrong with a store, in words. */
import type { Bilingual } from '@vor-ort/core'
import type { StoreFault } from '@vor-ort/event-store'

import { say } from './problem.ts'

/** A fault as a sentence, with a full stop. */
export const faultInWords = (fault: StoreFault): Bilingual => {
  switch (fault._tag) {
    case 'RevisionGap':
      return say(`Die Nummer stimmt nicht: hier gehört Ereignis ${fault.expected} hin.`, `The revision is wrong: event ${fault.expected} belongs here.`)
    case 'BrokenLink':
      return say('Das Ereignis schließt nicht an das davor an.', 'The event is not linked to the one before it.')
    case 'ContentChanged':
      return say('Der Inhalt ist nicht mehr der, der aufgezeichnet wurde.', 'The content is not what was recorded.')
    case 'Unreadable':
      return say(`Von hier an nicht lesbar: ${fault.reason}.`, `Cannot be read from here on: ${fault.reason}.`)
    case 'InvalidStreamName':
      return say('Der Name des Stroms ist keiner.', 'The name of the stream is none.')
    case 'PositionOutOfOrder':
      return say(`Die Stelle liegt nicht hinter ${fault.after}.`, `The position does not lie behind ${fault.after}.`)
    case 'TailMissing':
      return say(
        `Hier bricht der Strom ab; nach dem Verzeichnis geht er bis Ereignis ${fault.listed}.`,
        `The stream ends here; by the list of streams it goes on to event ${fault.listed}.`,
      )
    case 'HeadDiffers':
      return fault.listed === 'noStream'
        ? say('Im Verzeichnis fehlt dieser Strom.', 'The list of streams does not know this stream.')
        : say(
            `Das Verzeichnis endet bei Ereignis ${fault.listed} oder nennt dafür eine andere Prüfsumme.`,
            `The list of streams ends at event ${fault.listed}, or has another digest for it.`,
          )
    case 'MediumDamaged':
      return say(`Die Datei ist beschädigt oder kein Speicher: ${fault.reasons.join('; ')}.`, `The file is damaged, or no store: ${fault.reasons.join('; ')}.`)
  }
}
