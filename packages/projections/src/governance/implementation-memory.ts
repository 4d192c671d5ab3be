/** What the tables of obligations and reports tell, and no decision of a resolution needs: days and sources. */
import type { Evidence, FuzzyDate, ResolutionEvent } from '@vor-ort/core'

/** Days and sources of obligations and reports, by their ids. */
export interface ImplementationMemory {
  readonly fulfilled: Readonly<Record<string, Done>>
  readonly rescheduled: Readonly<Record<string, number>>
  readonly requested: Readonly<Record<string, FuzzyDate>>
  readonly delivered: Readonly<Record<string, Done>>
}
interface Done {
  readonly on: FuzzyDate
  readonly evidence: string | undefined
}

/** Nothing was done yet. */
export const noImplementation: ImplementationMemory = { fulfilled: {}, rescheduled: {}, requested: {}, delivered: {} }

const sources = (evidence: ReadonlyArray<Evidence> = []): string | undefined =>
  evidence.length === 0 ? undefined : evidence.map(({ kind, id }) => `${kind} ${id}`).join('; ')

/** What is remembered after an event. */
export const rememberImplementation = (memory: ImplementationMemory, { type, on, data }: ResolutionEvent): ImplementationMemory => {
  switch (type) {
    case 'ObligationFulfilled':
      return { ...memory, fulfilled: { ...memory.fulfilled, [data.obligation]: { on, evidence: sources(data.evidence) } } }
    case 'ObligationRescheduled':
      return { ...memory, rescheduled: { ...memory.rescheduled, [data.obligation]: (memory.rescheduled[data.obligation] ?? 0) + 1 } }
    case 'ImplementationReportRequested':
      return { ...memory, requested: { ...memory.requested, [data.report]: on } }
    case 'ImplementationReportDelivered':
      return { ...memory, delivered: { ...memory.delivered, [data.report]: { on, evidence: sources(data.evidence) } } }
    default:
      return memory
  }
}
