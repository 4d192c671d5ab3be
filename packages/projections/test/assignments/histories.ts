/** Random histories of every aggregate of the assignments module, whose references meet. */
import { assignmentIdOf, BulkOrderId, bulkReassignment, CaseId, caseAssignment, caseloadPolicy, caseworker, CaseworkerId, derivedUuid, streamName, type AnyEvent, type StreamName } from '@vor-ort/core'
import { arbitraryHistory } from '@vor-ort/testing'
import * as fc from 'fast-check'

const streams = (category: string, ids: ReadonlyArray<string>, history: fc.Arbitrary<{ readonly events: ReadonlyArray<AnyEvent> }>) =>
  fc
    .array(history, { minLength: ids.length, maxLength: ids.length })
    .map((histories) => histories.flatMap(({ events }, index): ReadonlyArray<readonly [StreamName, ReadonlyArray<AnyEvent>]> => (events.length === 0 ? [] : [[streamName(category, ids[index] ?? ''), events]])))

// What ends a case is tried by others; without it histories are longer.
const lasting = Object.keys(caseAssignment.commands).filter((type) => type !== 'CloseCase' && type !== 'TransferCase') as ReadonlyArray<keyof typeof caseAssignment.commands>

const assignmentIds = CaseId.examples.flatMap((id) => [assignmentIdOf(id, 'placement'), assignmentIdOf(id, 'benefits')])

/** Histories of every aggregate of assignments, each in a stream of its own. */
export const assignmentHistories: fc.Arbitrary<ReadonlyArray<readonly [StreamName, ReadonlyArray<AnyEvent>]>> = fc
  .tuple(
    streams('case-assignment', assignmentIds, fc.oneof(arbitraryHistory(caseAssignment), arbitraryHistory(caseAssignment, { types: lasting }))),
    streams('caseworker', CaseworkerId.examples, arbitraryHistory(caseworker)),
    streams('caseload-policy', [derivedUuid('policy'), derivedUuid('other policy')], arbitraryHistory(caseloadPolicy)),
    streams('bulk-reassignment', BulkOrderId.examples, arbitraryHistory(bulkReassignment)),
  )
  .map((all) => all.flat())
