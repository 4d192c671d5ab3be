/** What codecs ask for, in both languages: the core says it in English only, and does not know of readable names. */
import type { Bilingual } from '@vor-ort/core'

import { say } from '../problem.ts'

const sentences: ReadonlyArray<readonly [english: RegExp, german: string]> = [
  [/^must be a non-empty text in Unicode normal form NFC$/, 'muss ein nicht leerer Text in Unicode-Normalform NFC sein'],
  [/^must be a whole number from 0 up$/, 'muss eine ganze Zahl ab 0 sein'],
  [/^must be true or false$/, 'muss true oder false sein'],
  [/^must be a UUID in lower case \(the id of an? (.+)\)$/, 'muss eine UUID in Kleinbuchstaben sein (Kennung: $1) oder ein Name wie @rat/1'],
  [/^must be a date such as (.+) or unknown$/, 'muss ein Datum sein wie $1 oder unknown'],
  [/^must be an existing day as (.+)$/, 'muss ein Tag sein, den es gibt, als $1'],
  [/^must be a month as (.+)$/, 'muss ein Monat sein als $1'],
  [/^must be a point in time in UTC as (.+)$/, 'muss ein Zeitpunkt in UTC sein als $1'],
  [/^must be a day and clock time as (.+)$/, 'muss Tag und Uhrzeit sein als $1'],
  [/^must be a decimal number as text without superfluous zeros, such as (.+)$/, 'muss eine Dezimalzahl als Text ohne überflüssige Nullen sein, wie $1'],
  [/^must be a decimal number from 0 up as text, such as (.+)$/, 'muss eine Dezimalzahl ab 0 als Text sein, wie $1'],
  [/^must be a SHA-256 digest of 64 lower-case hexadecimal digits$/, 'muss eine SHA-256-Prüfsumme aus 64 hexadezimalen Kleinbuchstaben und Ziffern sein'],
  [/^must be the name of a command; vor-ort schema shows them all$/, 'muss der Name eines Befehls sein; vor-ort schema zeigt alle'],
  [/^must be one of (.+)$/, 'muss eines von diesen sein: $1'],
  [/^must be an object whose "(.+)" is one of (.+)$/, 'muss ein Objekt sein, dessen „$1“ eines von diesen ist: $2'],
  [/^must be an object with (.+)$/, 'muss ein Objekt sein mit $1'],
  [/^must be an object$/, 'muss ein Objekt sein'],
  [/^must be a list$/, 'muss eine Liste sein'],
  [/^must have at least ([0-9]+) entry$/, 'muss mindestens $1 Eintrag haben'],
  [/^must begin before it ends$/, 'muss beginnen, bevor es endet'],
  [/^must be true or left out$/, 'muss true sein oder fehlen'],
  [/^must be a decimal number above 0 as text, such as (.+)$/, 'muss eine Dezimalzahl über 0 als Text sein, wie $1'],
  [/^must be the AGS of the carrier: five or eight digits with the leading zero$/, 'muss der AGS des Trägers sein: fünf oder acht Ziffern mit der führenden Null'],
  [/^must be an AGS: eight digits with the leading zero$/, 'muss ein AGS sein: acht Ziffern mit der führenden Null'],
  [/^must be an ARS: twelve digits with the leading zero$/, 'muss ein ARS sein: zwölf Ziffern mit der führenden Null'],
  [/^must be a northern latitude in Germany \((\d+) to (\d+)\) as decimal text$/, 'muss eine nördliche Breite in Deutschland ($1 bis $2) als Dezimaltext sein'],
  [/^must be an eastern longitude in Germany \((\d+) to (\d+)\) as decimal text$/, 'muss eine östliche Länge in Deutschland ($1 bis $2) als Dezimaltext sein'],
  [/^must name each service once$/, 'muss jede Leistung einmal nennen'],
  [/^must name each date once$/, 'muss jeden Tag einmal nennen'],
  [/^must have a name when the service is "other"$/, 'muss einen Namen haben, wenn die Leistung „other“ ist'],
  [/^must be full-time equivalents as decimal text from 0 up, such as (\S+) (\(.+\))$/, 'muss Vollzeitäquivalente als Dezimaltext ab 0 sein, wie $1 $2'],
  [/^must be intervals that do not overlap (\(.+\))$/, 'müssen Zeiten sein, die sich nicht überschneiden $1'],
  [/^must end after it begins, on the same day (\(.+\))$/, 'muss am selben Tag nach dem Beginn enden $1'],
  [/^must be a time from 00:00 to 24:00 as HH:MM$/, 'muss eine Uhrzeit von 00:00 bis 24:00 sein als HH:MM'],
  [/^must be well-formed Unicode, without lone surrogates$/, 'muss wohlgeformtes Unicode sein, ohne einzelne Surrogate'],
]

/** What a codec asks for in both languages; in English twice where no German is known. */
export const bothWays = (expected: string): Bilingual => {
  const english = /\(the id of an? .+\)$/.test(expected) ? `${expected} or a name such as @rat/1` : expected
  for (const [form, german] of sentences) if (form.test(expected)) return say(expected.replace(form, german), english)
  return say(expected, english)
}
