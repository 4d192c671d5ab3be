/** The rules of the governance module: what each says, and its legal seat. */
import { rule, type RuleCatalogue } from '../kernel/rule.ts'

/**
 * Every rule of the module by its id.
 *
 * @example
 * ```ts
 * import { governanceRules } from '@vor-ort/core'
 * governanceRules['R-12'].seat // => '§ 18d SGB II'
 * ```
 */
export const governanceRules = {
  'G-1': rule('Geschäftsordnung', 'refused', 'Abgestimmt wird nur in geöffneter Sitzung desselben Gremiums über einen Punkt ihrer Tagesordnung.', 'A vote opens only in an open meeting of the same body, for an item on its agenda.'),
  'G-2': rule('§ 66 NKomVG; § 54 HGO', 'refused or finding', 'Es gibt nicht mehr Stimmen als anwesende Stimmberechtigte; unbekannte Zahlen bleiben unbekannt.', 'There are no more votes than members present and entitled; unknown counts stay unknown.'),
  'G-3': rule('§ 66 NKomVG; § 54 HGO; § 44c SGB II', 'finding', 'Das verkündete Ergebnis entspricht dem, was die Regeln des Gremiums aus der Zählung ergeben.', "The declared outcome is what the body's rules make of the counts."),
  'G-4': rule('OVG Lüneburg 11.10.2023, 10 LC 117/22', 'refused', 'Die Angabe der Einmütigkeit passt zu den Stimmenzahlen.', 'The stated unanimity fits the counts.'),
  'G-5': rule('§ 41 NKomVG; § 25 HGO; § 16 LKO; § 33 KVG LSA; § 16 SGB X', 'finding', 'Wer ausgeschlossen ist, zählt nicht als anwesend und stimmt nicht mit.', 'Who is excluded neither counts as present nor votes.'),
  'G-6': rule('Geschäftsordnung', 'refused or finding', 'Über Änderungsanträge wird vor dem Antrag entschieden.', 'Amendments are decided before the motion.'),
  'G-7': rule('none', 'refused', 'Die Prüfsumme des Beschlusstexts ist die des Antragstexts mit allen angenommenen Änderungen.', 'The digest of a resolution is that of the motion with every adopted amendment.'),
  'G-8': rule('none', 'refused or finding', 'Aus jedem angenommenen Antrag folgt genau ein Beschluss, und jeder Beschluss hat genau einen Ursprung.', 'Each adopted motion yields exactly one resolution, and each resolution has exactly one origin.'),
  'G-9': rule('none', 'refused or finding', 'Erfüllt ist ein Umsetzungsauftrag nur mit Beleg; Fristen verschieben sich nur mit Grund, die erste bleibt sichtbar.', 'An obligation is fulfilled only with evidence; due dates move only with a reason, and the first stays visible.'),
  'G-10': rule('none', 'refused', 'Die Nachfolge eines Gremiums übernimmt jeden offenen Umsetzungsauftrag ausdrücklich.', 'The successor of a body takes over every open obligation explicitly.'),
  'G-11': rule('§ 64 NKomVG; § 28 LKO', 'refused', 'Was in nichtöffentlicher Sitzung beschlossen ist, wird erst mit der Bekanntgabe öffentlich.', 'What is resolved in closed session becomes public only when it is made known.'),
  'G-12': rule('§ 18d SGB II', 'refused', 'Dem örtlichen Beirat gehören keine Anbieter von Eingliederungsleistungen an (wie R-12).', 'No provider of integration services is a member of the local advisory board (as R-12).'),
  'G-13': rule('Geschäftsordnung', 'refused', 'Mitgliedschaften einer Person überschneiden sich nicht; je Sitz höchstens eine Stimme und eine Vertretung.', 'Memberships of one person do not overlap; a seat has at most one vote and one substitute.'),
  'G-14': rule('§ 68 NKomVG; § 61 HGO; § 58 KVG LSA', 'refused', 'Eine genehmigte Niederschrift ändert sich nicht; Berichtigungen kommen hinzu.', 'Approved minutes do not change; corrections are added.'),
  'G-15': rule('none', 'finding', 'Angekündigt, eingebracht, auf der Tagesordnung, abgestimmt, wirksam: in dieser Folge.', 'Announced, submitted, on the agenda, voted, in effect: in this order.'),
  'R-9': rule('§ 44c Abs. 1 SGB II', 'finding', 'Trägerversammlung: bei Stimmengleichheit entscheidet der Vorsitz, nicht in den Fällen Nr. 1, 4 und 8.', "Trägerversammlung: on a tie the chair's vote decides, not in the cases 1, 4 and 8."),
  'R-12': rule('§ 18d SGB II', 'refused', 'Wer Eingliederungsleistungen nach dem SGB II anbietet, darf dem örtlichen Beirat nicht angehören.', 'Who offers integration services under SGB II may not be a member of the local advisory board.'),
  'R-100': rule('§ 66 NKomVG; § 54 HGO; § 33 LKO; § 56 KVG LSA', 'finding', 'Angenommen ist, was mehr Ja- als Nein-Stimmen hat; Enthaltungen zählen nicht; Gleichheit lehnt ab.', 'Adopted is what has more yes than no; abstentions do not count; a tie rejects.'),
  'R-101': rule('§ 45 Abs. 2 NKomVG', 'finding', 'Mehrheiten der Mitglieder gehen von der gesetzlichen Zahl aus, nicht von der Anwesenheit.', 'Majorities of members use the statutory number, not presence.'),
  'R-102': rule('OVG Lüneburg 11.10.2023, 10 LC 117/22', 'finding', 'Einstimmig heißt: keine Nein- und mindestens eine Ja-Stimme; Enthaltungen hindern nicht.', 'Unanimous means no vote against and at least one in favour; abstentions do not prevent it.'),
  'R-103': rule('§ 65 NKomVG; § 53 HGO', 'finding', 'Abgestimmt wird nur, solange die Beschlussfähigkeit besteht; was vor einem Zweifel beschlossen ist, bleibt gültig.', 'A vote needs a quorum; what was decided before anyone doubted it stays valid.'),
  'R-104': rule('§ 41 NKomVG; § 25 HGO', 'finding', 'Ausgeschlossene zählen weder zur Anwesenheit noch bei den Stimmen; ihre Stimme wird vermerkt, nicht aufgehoben.', 'Excluded members count neither as present nor as votes; their vote is noted, not annulled.'),
  'R-105': rule('Geschäftsordnung', 'finding', 'Unter mehreren Änderungsanträgen kommt der weitestgehende zuerst.', 'Among several amendments the furthest-reaching comes first.'),
  'R-106': rule('none', 'refused or finding', 'Abgestimmt wird über den Text mit allen angenommenen Änderungen.', 'The vote is on the text with every adopted change.'),
  'R-107': rule('§ 64 NKomVG; § 28 LKO', 'refused', 'Von nichtöffentlich Beschlossenem zeigt die Öffentlichkeit nur, dass es einen Punkt gab.', 'Of what was resolved in closed session the public sees only that an item existed.'),
  'R-108': rule('§ 89 NKomVG', 'finding', 'Über eine Eilentscheidung werden Vertretung und Hauptausschuss unverzüglich unterrichtet.', 'Body and committee are told of an urgent decision without delay.'),
  'R-109': rule('§ 88 NKomVG; § 63 HGO', 'refused', 'Ein Einspruch hemmt die Umsetzung.', 'An objection suspends implementation.'),
  'R-110': rule('§ 68 NKomVG', 'refused', 'Die Berichtigung einer Niederschrift ist ein neues Ereignis; die genehmigte Fassung bleibt.', 'A correction of minutes is a new event; the approved text stays.'),
} as const satisfies RuleCatalogue
