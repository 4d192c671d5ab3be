/** The rules of the consultation module: what each says, and its legal seat. */
import { rule, type RuleCatalogue } from '../kernel/rule.ts'

/**
 * Every rule of the module by its id.
 *
 * @example
 * ```ts
 * import { consultationRules } from '@vor-ort/core'
 * consultationRules['R-21'].seat // => '§ 14 Abs. 3 S. 2 SGB II'
 * ```
 */
export const consultationRules = {
  'C-1': rule('none', 'refused or finding', 'Ein Termin hat nie mehr bestätigte und gültig reservierte Buchungen als Plätze; wer zu spät kommt, erhält eine vermerkte Ablehnung.', 'A slot never has more confirmed and validly reserved bookings than places; who comes too late gets a recorded rejection.'),
  'C-2': rule('none', 'refused', 'Eine Reservierung verfällt mit ihrer Frist; bestätigt wird danach nicht mehr.', 'A reservation expires at its time; it cannot be confirmed after that.'),
  'C-3': rule('none', 'refused', 'Kein Termin beginnt außerhalb der Öffnungszeiten oder der Dauer der Beratung, es sei denn mit Kennzeichen.', 'No slot starts outside opening hours or session hours unless it is marked so.'),
  'C-4': rule('§ 14 Abs. 3 S. 2 SGB II', 'refused', 'Zu einem freiwilligen Angebot gibt es kein Fernbleiben: weder als Ereignis noch als Befehl.', 'There is no absence from a voluntary offer: neither as an event nor as a command.'),
  'C-5': rule('§ 59 SGB II; § 309 SGB III', 'refused', 'Ein Fernbleiben stellt nur ein Mensch fest, nach ungeklärtem Ausgang, und nur bei regulären Terminen und Meldeaufforderungen.', 'Only a person records an absence, after an unresolved outcome, and only for regular appointments and Meldeaufforderungen.'),
  'C-6': rule('§ 309 Abs. 3 S. 2 SGB III', 'refused', 'Wer am selben Tag zu anderer Zeit erscheint und den Zweck erreicht, hat den Termin wahrgenommen.', 'Who appears at another time of the same day and reaches the purpose has kept the appointment.'),
  'C-7': rule('none', 'refused', 'Zu einem abgesagten Termin gibt es keine Teilnahme und keine Bestätigung.', 'A cancelled appointment has no attendance and no confirmation.'),
  'C-8': rule('none', 'refused', 'Eine Besucherzahl ist nicht negativ und ändert sich nur durch Berichtigung; Teams werden nicht zu Besuchern summiert.', 'A headcount is not negative and changes only by correction; teams are never summed to visitors.'),
  'C-9': rule('none', 'refused', 'Themen werden gezählt, nicht aufgeteilt: Ihre Summe kann über oder unter der Besucherzahl liegen.', 'Topics are tallied, not partitioned: their sum may lie above or below the visitors.'),
  'C-10': rule('none', 'finding', 'Das Einzugsgebiet einer Beratung liegt in den Orten der Fassung ihres Sozialraums.', 'The catchment of a session lies within the places of its version of the social space.'),
  'C-11': rule('none', 'finding', 'Eingeladen wird so viele Tage vorher, wie die Vorgabe es verlangt.', 'Invitations go out as many days before as the policy asks.'),
  'C-12': rule('none', 'refused or finding', 'Vorsprache: weitergeleitet nach dem Eintreffen, übernommen nach der Weiterleitung.', 'Walk-in: forwarded after it was received, taken over after it was forwarded.'),
  'C-13': rule('Art. 5 Abs. 1 lit. c DSGVO', 'refused', 'Beratung vor Ort und Vorsprache enthalten keine Kennzeichen von Personen; Termine nur das Pseudonym des Falls.', 'Sessions and walk-ins hold no identifier of a person; appointments only the pseudonym of the case.'),
  'C-14': rule('none', 'finding', 'Eine monatliche Reihe hat in jedem Kalendermonat eine Beratung.', 'A monthly series has a session in every calendar month.'),
  'R-21': rule('§ 14 Abs. 3 S. 2 SGB II', 'finding', 'Beratung kann aufsuchend und sozialraumorientiert erfolgen; die Vorschrift gilt seit dem 1.7.2023.', 'Counselling may be outreach and oriented to the social space; the provision has been in force since 1 July 2023.'),
  'R-26': rule('§ 59 SGB II; § 309 Abs. 3 S. 2 SGB III', 'refused', 'Die Meldepflicht ist auch erfüllt, wenn jemand am selben Tag zu anderer Zeit erscheint und der Zweck erreicht wird.', 'The duty to report is fulfilled by appearing at another time of the same day if the purpose is reached.'),
  'R-27': rule('§§ 32, 7b Abs. 4, 65a SGB II', 'refused or finding', 'Als Meldeversäumnis zählt nur eine Meldeaufforderung mit Rechtsfolgenbelehrung, nie ein freiwilliges Angebot.', 'Only a Meldeaufforderung with instruction on the legal consequences counts as missed, never a voluntary offer.'),
} as const satisfies RuleCatalogue
