// @ts-nocheck
import { tmpdir } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRecords } from '../../src/oparl/read-records.ts'
import { bytesOf, fileOf, read, sample } from './files.ts'

const records = [
  { id: 'https://rat.example/1', name: 'Großefehn' },
  { id: 'https://rat.example/2', name: 'Wiesmoor, "Ost" [neu] {alt}' },
  { id: 'https://rat.example/3', name: 'Zeile\nUmbruch \\ Ende', list: [{ deep: [1, 2] }] },
]
const line = (value: unknown): string => JSON.stringify(value)
const recordsIn = async (content: string | Uint8Array) =>
  (await read([fileOf(content)])).map((item) => (item._tag === 'Right' ? item.right.record : item.left._tag))
const faultsIn = async (content: string | Uint8Array) => (await read([fileOf(content)])).flatMap((item) => (item._tag === 'Left' ? [item.left] : []))

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

describe('The reader of OParl files', () => {
  test('reads NDJSON with byte order mark, CRLF, blank lines and no line feed at the end', async () => {
    expect(await recordsIn(`\uFEFF${records.map(line).join('\r\n\r\n')}`)).toEqual(records)
  })

  test('tells gzip by its first bytes', async () => {
    expect(await recordsIn(gzipSync(records.map(line).join('\n')))).toEqual(records)
  })

  test('reads a gzip file of several members, and ignores a padding of zeros after them', async () => {
    const members = records.map((record) => gzipSync(`${line(record)}\n`))
    expect(await recordsIn(Buffer.concat(members))).toEqual(records)
    expect(await recordsIn(Buffer.concat([...members, Buffer.alloc(5000)]))).toEqual(records)
  })

  test('reads arrays and list pages, on one line and on many', async () => {
    const page = { data: records, pagination: { totalElements: 3 }, links: {} }
    const pageWithDataLast = { pagination: { totalElements: 3 }, links: { self: 'x' }, data: records }
    for (const document of [records, page, pageWithDataLast]) {
      expect(await recordsIn(line(document))).toEqual(records)
      expect(await recordsIn(JSON.stringify(document, undefined, 2))).toEqual(records)
    }
  })

  test('reads a list page that has a list of the same name inside a vendor field', async () => {
    const page = { vendor: { data: [1, 2] }, data: records }
    expect(await recordsIn(JSON.stringify(page, undefined, 2))).toEqual(records)
  })

  test('takes an object with a type of its own for a record, even if it has a field called data', async () => {
    const odd = { type: 'https://schema.oparl.org/1.1/File', data: [1] }
    expect(await recordsIn(JSON.stringify(odd, undefined, 2))).toEqual([odd])
    expect(await recordsIn(line(odd))).toEqual([odd])
  })

  test('reads a single object on one line and on many', async () => {
    expect(await recordsIn(line(records[0]))).toEqual([records[0]])
    expect(await recordsIn(JSON.stringify(records[0], undefined, 2))).toEqual([records[0]])
  })

  test('gives the same records for every form that holds them, wherever a chunk or a line may end', async () => {
    const value = fc.dictionary(fc.constantFrom('id', 'name', 'a"b', 'ü'), fc.oneof(fc.string({ unit: 'binary-ascii' }), fc.integer(), fc.boolean(), fc.array(fc.string())))
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 6 }), fc.constantFrom('\n', '\r\n', '\n\n'), fc.boolean(), async (values, separator, compressed) => {
        const wanted = values.map((v) => JSON.parse(JSON.stringify(v)) as unknown)
        const forms = [values.map(line).join(separator), line(values), JSON.stringify(values, undefined, 2), line({ data: values, links: {} }), JSON.stringify({ links: {}, data: values }, undefined, 1)]
        for (const form of forms) expect(await recordsIn(compressed ? gzipSync(form) : form)).toEqual(wanted)
      }),
      { numRuns: 40 },
    )
  })

  test('says where each record stood', async () => {
    const places = async (content: string) => (await read([fileOf(content)])).map((item) => (item._tag === 'Right' ? [item.right.line, item.right.path] : item.left))
    expect(await places(`${line(records[0])}\n\n${line(records[1])}`)).toEqual([[1, '$'], [3, '$']])
    expect(await places(`[\n${records.map(line).join(',\n')}\n]`)).toEqual([[2, '$[0]'], [3, '$[1]'], [4, '$[2]']])
    expect(await places(JSON.stringify({ data: [{}, { a: 1 }] }, undefined, 2))).toEqual([[3, '$.data[0]'], [4, '$.data[1]']])
  })

  test('normalises texts to NFC, also those written as escapes', async () => {
    expect(await recordsIn('{"name":"Großefehn u\u0308"}')).toEqual([{ name: 'Großefehn ü' }])
    expect(await recordsIn('{"u\\u0308":["u\\u0308",{"x":"o\\u0308"}]}')).toEqual([{ ü: ['ü', { x: 'ö' }] }])
  })

  test('reads several files in order', async () => {
    const items = await read([sample('body.json'), sample('organizations-page.json')])
    expect(items.map((item) => (item._tag === 'Right' ? item.right.record['name'] : item.left))).toEqual(['Stadt Musterhausen', 'Rat der Stadt Musterhausen', 'Sozialausschuss', 'Fraktion für Musterhausen'])
  })

  test('holds no more than a few chunks of a long NDJSON file in memory', async () => {
    const path = fileOf(gzipSync(`${line({ id: 'x', text: 'y'.repeat(2000) })}\n`.repeat(20_000)))
    collectGarbage()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    const before = heapUsed + arrayBuffers
    let count = 0
    let most = 0
    for await (const item of readRecords([path])) {
      if (item._tag === 'Right') count++
      if (count % 5000 === 0) {
        collectGarbage()
        const { heapUsed, arrayBuffers } = process.memoryUsage()
        most = Math.max(most, heapUsed + arrayBuffers - before)
      }
    }
    expect(count).toBe(20_000)
    expect(most).toBeLessThan(10_000_000)
  })
})

describe('A broken record', () => {
  test('in the middle of NDJSON is reported with file, line and path, and the rest goes on', async () => {
    const path = fileOf(`${line(records[0])}\n{"id": "https://rat.example/9", "name": }\n${line(records[1])}\n`)
    const items = await read([path])
    expect(items[1]).toMatchObject({ _tag: 'Left', left: { _tag: 'BrokenRecord', file: path, line: 2, jsonPath: '$', expected: 'must be one JSON object' } })
    expect(items.filter((item) => item._tag === 'Right')).toHaveLength(2)
  })

  test('is described without quoting it, for it may hold names', async () => {
    expect(JSON.stringify(await faultsIn(`{"familyName":"Geheim",}\n${line(records[0])}\n${line(records[1])}`))).not.toContain('Geheim')
    expect(JSON.stringify(await faultsIn(`${line(records[0])}\n{"familyName":Geheim}`))).not.toContain('Geheim')
  })

  test('on the first line does not hide that the file has one record a line', async () => {
    for (const broken of ['{"id": ', 'no JSON at all', '[1, 2', ']', '{"data": [']) {
      for (const rest of [records, records.slice(0, 1)]) {
        const found = await recordsIn([broken, ...rest.map(line)].join('\n'))
        expect(found.filter((record) => record !== 'BrokenRecord'), broken).toEqual(rest)
        expect(found, broken).toContain('BrokenRecord')
      }
    }
  })

  test.each([
    ['a value left out', '{"id": "x", "name": }'],
    ['a brace left out', '{"id": "x", "more": {"a": 1}'],
    ['a brace too many', '{"id": "x"}}'],
    ['a wrong bracket', '{"id": ["x"}'],
    ['a text that is not closed', '{"id": "x}'],
    ['no object', '"x"'],
    ['null', 'null'],
    ['a list', '[{"id":"x"}]'],
    ['a list page', '{"data":[{"id":"x"}]}'],
  ])('in an array or list page is reported and the rest goes on: %s', async (_what, broken) => {
    const list = `[\n  ${[line(records[0]), broken, line(records[1]), line(records[2])].join(',\n  ')}\n]`
    for (const [document, path] of [[list, '$[1]'], [`{"data": ${list}, "links": {}}`, '$.data[1]']] as const) {
      const items = await read([fileOf(document)])
      expect(items.flatMap((item) => (item._tag === 'Right' ? [item.right.record] : []))).toEqual(records)
      const faults = items.flatMap((item) => (item._tag === 'Left' ? [item.left] : []))
      expect(faults).toHaveLength(1)
      expect(faults[0]).toMatchObject({ _tag: 'BrokenRecord', line: 3, jsonPath: path })
    }
  })

  test('that is a text, a number, a list or null is named as such', async () => {
    const faults = await faultsIn(`${line(records[0])}\n"text"\n7\nnull\n[[]]`)
    expect(faults.map((fault) => (fault._tag === 'BrokenRecord' ? [fault.line, fault.jsonPath, fault.problem] : fault))).toEqual([
      [2, '$', 'is a text'], [3, '$', 'is a number'], [4, '$', 'is null'], [5, '$[0]', 'is a list'],
    ])
  })

  test('with bytes that are not UTF-8 is reported and the rest goes on', async () => {
    const faults = await faultsIn(Buffer.concat([Buffer.from(`${line(records[0])}\n`), Buffer.from([0x7b, 0xfc, 0x7d, 0x0a]), Buffer.from(line(records[1]))]))
    expect(faults).toMatchObject([{ _tag: 'BrokenRecord', line: 2, problem: 'has bytes that are not UTF-8' }])
  })

  test('in the sample files is found where it is', async () => {
    const items = await read([sample('meetings.ndjson'), sample('persons-with-a-broken-one.json')])
    const faults = items.flatMap((item) => (item._tag === 'Left' && item.left._tag === 'BrokenRecord' ? [[item.left.line, item.left.jsonPath]] : []))
    expect(faults).toEqual([[2, '$'], [6, '$'], [15, '$[1]']])
    expect(items.filter((item) => item._tag === 'Right')).toHaveLength(7)
  })
})

describe('A file that is cut off', () => {
  test('inside gzip gives the records before that point, and one fault', async () => {
    const many = Array.from({ length: 500 }, (_, index) => ({ id: `https://rat.example/${index}`, text: String(Math.sin(index)) }))
    const whole = gzipSync(many.map(line).join('\n'))
    const items = await read([fileOf(whole.subarray(0, Math.floor(whole.length / 2)))])
    const found = items.flatMap((item) => (item._tag === 'Right' ? [item.right.record] : []))
    expect(found.length).toBeGreaterThan(200)
    expect(found).toEqual(many.slice(0, found.length))
    expect(items.filter((item) => item._tag === 'Left')).toMatchObject([{ left: { _tag: 'TornFile', line: found.length + 1 } }])
  })

  test('inside a gzip of one long array keeps the elements before that point', async () => {
    const many = Array.from({ length: 500 }, (_, index) => ({ id: `https://rat.example/${index}`, text: String(Math.sin(index)) }))
    for (const document of [line(many), JSON.stringify({ data: many }, undefined, 2)]) {
      const whole = gzipSync(document)
      const items = await read([fileOf(whole.subarray(0, Math.floor(whole.length / 2)))])
      const found = items.flatMap((item) => (item._tag === 'Right' ? [item.right.record] : []))
      expect(found.length).toBeGreaterThan(150)
      expect(found).toEqual(many.slice(0, found.length))
      expect(items.filter((item) => item._tag === 'Left')).toMatchObject([{ left: { _tag: 'TornFile' } }])
    }
  })

  test('is one fault for every place at which it may be cut, and never a false record', async () => {
    const whole = gzipSync(records.map(line).join('\n'))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: whole.length - 1 }), async (length) => {
        const found = await recordsIn(whole.subarray(0, length))
        expect(found.at(-1)).toBe('TornFile')
        expect(found.slice(0, -1)).toEqual(records.slice(0, found.length - 1))
      }),
    )
  })

  test('with damaged bytes inside gzip gives one fault, and keeps all that came before them', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => ({ id: String(index), text: String(Math.sin(index)) }))
    const whole = gzipSync(many.map(line).join('\n'))
    const damaged = Math.floor(whole.length / 2)
    const beforeDamage = (await recordsIn(whole.subarray(0, damaged))).length - 1
    whole.fill(0xff, damaged, damaged + 100)
    const found = await recordsIn(whole)
    expect(found.at(-1)).toBe('TornFile')
    expect(found.length - 1).toBeGreaterThanOrEqual(beforeDamage)
    expect(found.slice(0, beforeDamage)).toEqual(many.slice(0, beforeDamage))
  })

  test('with other bytes after its end gives one fault and every record', async () => {
    expect(await recordsIn(Buffer.concat([gzipSync(`${records.map(line).join('\n')}\n`), Buffer.alloc(5000, 7)]))).toEqual([...records, 'TornFile'])
  })

  test('as plain text breaks only its last record', async () => {
    expect(await recordsIn(`${line(records[0])}\n${line(records[1]).slice(0, 20)}`)).toEqual([records[0], 'BrokenRecord'])
    expect(await recordsIn(`[${line(records[0])},\n${line(records[1]).slice(0, 20)}`)).toEqual([records[0], 'BrokenRecord'])
  })

  test('before its closing bracket gives every record and says that the list is not closed', async () => {
    const faults = await faultsIn(`[${line(records[0])},\n${line(records[1])}`)
    expect(faults).toMatchObject([{ jsonPath: '$', problem: 'is not closed after this record' }])
    expect(await recordsIn(`[${line(records[0])},\n${line(records[1])}`)).toEqual([records[0], records[1], 'BrokenRecord'])
  })
})

describe('A file that cannot be read', () => {
  test('because it is missing gives one fault, and the next file is read', async () => {
    const items = await read(['/no/such/file', sample('body.json')])
    expect(items).toMatchObject([{ _tag: 'Left', left: { _tag: 'UnreadableFile', file: '/no/such/file', reason: 'missing', expected: 'must exist' } }, { _tag: 'Right' }])
  })

  test('because it is a folder, or no name at all, says so', async () => {
    expect(await read([tmpdir()])).toMatchObject([{ left: { _tag: 'UnreadableFile', reason: 'directory' } }])
    expect(await read(['a\0b'])).toMatchObject([{ left: { _tag: 'UnreadableFile', reason: 'notReadable' } }])
  })

  test('because it is UTF-16 or no text says so once', async () => {
    const utf16 = Buffer.from(`\uFEFF${line(records[0])}\n${line(records[1])}`, 'utf16le')
    for (const content of [utf16, Buffer.from(utf16).swap16(), Buffer.from([1, 0, 2, 0, 10, 10, 10])]) {
      expect(await read([fileOf(content)])).toMatchObject([{ left: { _tag: 'UnreadableFile', reason: 'notUtf8' } }])
    }
  })

  test('because a document over several lines is not UTF-8 says so once', async () => {
    const latin1 = Buffer.from('[\n{"name": "Großefehn"},\n{"name": "Fürth"}\n]', 'latin1')
    expect(await read([fileOf(latin1)])).toMatchObject([{ left: { _tag: 'UnreadableFile', reason: 'notUtf8' } }])
  })

  test('because a line or a document is too long for the memory says so, and keeps what came before', async () => {
    const long = line({ id: 'x'.repeat(200_000) })
    expect((await read([fileOf(`${line(records[0])}\n${long}\n`)], { longest: 100_000 })).map((item) => item._tag)).toEqual(['Right', 'Left'])
    expect(await read([fileOf(`[\n${`${line(records[0])},\n`.repeat(3000)}{}]`)], { longest: 100_000 })).toMatchObject([{ left: { reason: 'tooLarge' } }])
  })

  test('because it is empty gives nothing at all', async () => {
    expect(await read([fileOf(''), fileOf('\n\n'), fileOf(gzipSync(''))])).toEqual([])
  })
})

test('The sample reads the same when it is compressed', async () => {
  const plain = await recordsIn(bytesOf(sample('papers.ndjson')))
  expect(plain).toHaveLength(21)
  expect(await recordsIn(gzipSync(bytesOf(sample('papers.ndjson'))))).toEqual(plain)
})
