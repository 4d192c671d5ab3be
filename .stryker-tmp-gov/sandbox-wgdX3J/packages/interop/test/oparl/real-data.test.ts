// @ts-nocheck
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { linkAmendments } from '../../src/oparl/link-amendments.ts'
import { classifyPaper } from '../../src/oparl/paper-kind.ts'
import { readRecords } from '../../src/oparl/read-records.ts'
import { classifyResult } from '../../src/oparl/result-classifier.ts'
import { readObject, type Meeting, type Paper } from '../../src/oparl/schema.ts'

// The real records belong to a city and are no part of this repository; who has them may name the folder.
const root = fileURLToPath(new URL('../../../..', import.meta.url))
const folder = join(process.env['VOR_ORT_TEST_DATA'] ?? join(root, '..', 'shared', 'data'), 'oparl-karlsruhe')
const files = ['dev-meetings.ndjson.gz', 'dev-papers.ndjson.gz'].map((name) => join(folder, name))
const isThere = files.every((file) => existsSync(file))
if (!isThere) console.info(`No real records in ${folder} (VOR_ORT_TEST_DATA): the tests on them are left out.`)

test.skipIf(!isThere)('Real records of a city are all read, nearly all results mapped, and most amendments linked', async () => {
  const meetings: Array<Meeting> = []
  const papers: Array<Paper> = []
  for await (const item of readRecords(files)) {
    if (item._tag === 'Left') throw new Error(JSON.stringify(item.left))
    const read = readObject(item.right.record)
    if (read._tag === 'Left') throw new Error(JSON.stringify(read.left))
    expect(read.right.faults).toEqual([])
    if (read.right.kind === 'Meeting') meetings.push(read.right.object)
    if (read.right.kind === 'Paper') papers.push(read.right.object)
  }
  expect(meetings.length + papers.length).toBeGreaterThan(8000)

  const results = meetings.flatMap((meeting) => (meeting.agendaItem ?? []).flatMap((item) => (typeof item === 'string' ? [] : (item.result ?? []))))
  const unmapped = results.filter((result) => !classifyResult(result).mapped)
  expect(unmapped, 'texts that no rule explains').toEqual([])
  expect(results.length).toBeGreaterThan(3000)

  const kinds = new Set(papers.map((paper) => classifyPaper(paper.paperType ?? '').kind))
  expect([...kinds].sort()).toEqual(['amendment', 'enquiry', 'motion', 'proposal'])

  const links = linkAmendments({ papers, meetings })
  const share = links.filter((link) => link._tag === 'Linked').length / links.length
  expect(share).toBeGreaterThan(0.93)
})
