/** Laws over random histories: what a projection keeps between batches, and what RM-8 sums. */
import { addQuantities, consultationSession, day, derivedId, exactly, quantity, Qualifier, SessionId, SocialSpaceId, streamName, unknownQuantity, type Quantity } from '@vor-ort/core'
import { branchesProjections, consultationProjections, memoryTarget } from '@vor-ort/projections'
import { event } from '@vor-ort/testing'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { branchHistories } from '../branches/histories.ts'
import { allRows, expectedRows, runnerOf, sure } from '../fixture.ts'
import { readModelsOver, rowsOf, storeOf } from '../governance/stores.ts'
import { consultationHistories } from './histories.ts'

const projections = [...branchesProjections, ...consultationProjections]

test('rows are the same whether all is folded at once or states are put away and taken up again between small batches', async () => {
  await fc.assert(
    fc.asyncProperty(branchHistories, consultationHistories, async (branches, consultation) => {
      const store = await storeOf([...branches, ...consultation])
      const target = memoryTarget()
      sure(await runnerOf(store, target, projections, { batchSize: 7, statesAtHand: 1 }).catchUp()())
      expect(await allRows(target, projections)).toEqual(await expectedRows(store, projections))
    }),
    { numRuns: 10 },
  )
})

const on = day('2024-01-24')
const visitors: fc.Arbitrary<Quantity> = fc
  .tuple(fc.constantFrom(...Qualifier.codes), fc.integer({ min: 0, max: 99 }))
  .map(([qualifier, value]) => (qualifier === 'unknown' ? unknownQuantity('visit') : sure(quantity(qualifier, value, 'visit'))))

/** What the sum of the headcounts of some sessions is, by the quantities of the core. */
const expectedSum = (all: ReadonlyArray<Quantity>): { readonly visitors: number | null; readonly visitors_qualifier: string } => {
  const known = all.filter(({ qualifier }) => qualifier !== 'unknown')
  const sum = known.reduce((a, b) => sure(addQuantities(a, b)), exactly(0, 'visit'))
  if (sum.qualifier === 'unknown') throw new Error('of known quantities')
  if (known.length === all.length) return { visitors: Number(sum.value), visitors_qualifier: sum.qualifier }
  // More may come to what is known: that makes a lower bound of an exact number, and nothing of an upper one.
  const qualifier = { exact: 'atLeast', atLeast: 'atLeast', moreThan: 'moreThan', approx: 'unknown', atMost: 'unknown', lessThan: 'unknown', justUnder: 'unknown' }[sum.qualifier]
  return qualifier === 'unknown' || Number(sum.value) === 0 ? { visitors: null, visitors_qualifier: 'unknown' } : { visitors: Number(sum.value), visitors_qualifier: qualifier }
}

test('RM-8 sums headcounts as the core adds quantities, with what is known of them where some are not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(visitors, { minLength: 1, maxLength: 5 }), async (counts) => {
      const store = await storeOf(
        counts.map((count, index) => [
          streamName('consultation-session', derivedId(SessionId, `session ${index}`)),
          [
            event(consultationSession, 'SessionScheduled', on, { socialSpace: derivedId(SocialSpaceId, 'Hage'), venue: { kind: 'own', place: 'Hage' }, catchment: [], obligation: 'voluntary', booking: 'none' }),
            event(consultationSession, 'SessionHeld', on, {}),
            event(consultationSession, 'HeadcountRecorded', on, { visitors: count, source: { key: 'desk', kind: 'onSite' } }),
          ],
        ]),
      )
      const target = await readModelsOver(store)
      expect(await rowsOf(target, 'SELECT visitors, visitors_qualifier FROM rm8_consultation_reach')).toEqual([expectedSum(counts)])
      sure(await target.close()())
    }),
    { numRuns: 60 },
  )
})
