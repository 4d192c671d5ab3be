/** `vor-ort verify`: nothing was changed, dropped, inserted or moved. */
import { Sha256, type Language } from '@vor-ort/core'
import { verifyStore, type Verification } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import type { Command, Option } from '../command.ts'
import { faultInWords } from '../faults-in-words.ts'
import { withStore } from '../open-store.ts'
import { storeOption } from '../options.ts'
import { grouped } from '../output/numbers.ts'
import { facts, heading, paragraph, type Report } from '../output/report.ts'
import { refuse, say, type Problem } from '../problem.ts'
import { nameOf } from '../store-url.ts'
import { storeProblem } from '../store-problems.ts'

const expectOption: Option<string | undefined> = {
  name: 'expect',
  placeholder: 'HASH',
  summary: say('die Prüfsumme, die der Speicher haben soll', 'the digest that the store shall have'),
  read: ([value]) => {
    if (value === undefined) return right(undefined)
    const hash = value.toLowerCase()
    return Sha256.is(hash)
      ? right(hash)
      : refuse(say('--expect braucht eine Prüfsumme aus 64 Hexadezimalziffern, wie verify sie ausgibt.', '--expect needs a digest of 64 hexadecimal digits, as verify prints it.'))
  },
}

export const verify: Command = {
  name: 'verify',
  summary: say('Prüft jede Kette: Ende mit 0 und Prüfsumme, oder mit 1 und dem ersten falschen Ereignis', 'checks every chain: ends with 0 and the head hash, or with 1 and the first bad event'),
  options: [storeOption, expectOption],
  examples: ['verify --store sqlite:./vor-ort.db', 'verify --store sqlite:./vor-ort.db --expect 4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865'],
  run: (input, context) => async () => {
    const url = input.get(storeOption)
    if (isLeft(url)) return url
    const expected = input.get(expectOption)
    if (isLeft(expected)) return expected
    const name = nameOf(url.right)
    const verified = await withStore(url.right, 'read', context.io, (store) => async () => {
      const result = await verifyStore(store)()
      return isLeft(result) ? left(storeProblem(result.left, name)) : result
    })()
    const result = isLeft(verified) ? asResult(verified.left) : verified
    return isLeft(result) ? result : right(reportOf(result.right, expected.right, name, context.language))
  },
}

// Damage is what verification looks for, also where the file cannot even be opened as a store.
const asResult = (problem: Problem): Either<Problem, Verification> =>
  problem.damage === undefined ? left(problem) : right({ ok: false, fault: { _tag: 'MediumDamaged', reasons: [problem.damage] } })

type Failed = Extract<Verification, { readonly ok: false }>

const reportOf = (verification: Verification, expected: string | undefined, name: string, language: Language): Report => {
  if (!verification.ok) return failedReport(verification, name, language)
  const { head, events, streams, unreadable } = verification
  const german = language === 'de'
  const isExpected = expected === undefined || expected === head
  const counted = german
    ? `${grouped(events, language)} Ereignisse in ${grouped(streams, language)} Strömen`
    : `${grouped(events, language)} events in ${grouped(streams, language)} streams`
  const unknown = unreadable === 0 ? undefined : german ? `${grouped(unreadable, language)} unversehrt, aber dieser Version unbekannt` : `${grouped(unreadable, language)} intact, but unknown to this version`
  const verdict = isExpected
    ? german ? 'Unversehrt' : 'Intact'
    : german ? 'Nicht der erwartete Speicher: die Ketten stimmen, die Prüfsumme ist eine andere' : 'Not the expected store: the chains hold, but the digest is another'
  return {
    exitCode: isExpected ? 0 : 1,
    table: () => [
      heading(`${verdict}.`),
      facts(
        [german ? 'Speicher' : 'store', name],
        [german ? 'Inhalt' : 'content', counted],
        [german ? 'unbekannt' : 'unknown', unknown],
        [german ? 'Prüfsumme' : 'head hash', head],
        [german ? 'erwartet' : 'expected', isExpected ? undefined : expected],
      ),
    ],
    json: () => ({ ok: isExpected, head, ...(expected === undefined ? {} : { expected }), events, streams, unreadable }),
    csv: () => ({ header: csvHeader, rows: [[isExpected, head, expected, events, streams, unreadable, ...Array.from({ length: 5 }, () => undefined)]] }),
  }
}

const csvHeader = ['ok', 'head', 'expected', 'events', 'streams', 'unreadable', 'stream', 'revision', 'position', 'fault', 'explanation']

const failedReport = ({ stream, revision, position, fault }: Failed, name: string, language: Language): Report => {
  const german = language === 'de'
  const explanation = faultInWords(fault)[language]
  return {
    exitCode: 1,
    table: () => [
      heading(german ? 'Nicht unversehrt.' : 'Not intact.'),
      facts(
        [german ? 'Speicher' : 'store', name],
        [german ? 'Strom' : 'stream', stream],
        [german ? 'Ereignis' : 'event', revision === undefined ? undefined : `#${revision}`],
        [german ? 'Stelle' : 'position', position],
        [german ? 'Befund' : 'fault', explanation],
      ),
      ...(stream === undefined ? [paragraph(german ? 'Ein einzelnes Ereignis lässt sich nicht nennen.' : 'No single event can be named.')] : []),
    ],
    json: () => ({ ok: false, stream: stream ?? null, revision: revision ?? null, position: position ?? null, fault, explanation }),
    csv: () => ({
      header: csvHeader,
      rows: [[false, ...Array.from({ length: 5 }, () => undefined), stream, revision, position, fault._tag, explanation]],
    }),
  }
}
