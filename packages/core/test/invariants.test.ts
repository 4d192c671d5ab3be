import {
  appointment,
  branchNetwork,
  caseAssignment,
  caseloadPolicy,
  caseworker,
  consultationSeries,
  consultationSession,
  countMissed,
  governingBody,
  intervalsOf,
  isNotAfter,
  meeting,
  motion,
  openObligations,
  partnerSite,
  resolution,
  slotCalendar,
  slotsIn,
  socialSpace,
  takenAt,
  urgentDecision,
  votesCast,
  walkIn,
  type AnyEvent,
  type Instant,
} from '@vor-ort/core'
import { arbitraryHistory, type Specifiable } from '@vor-ort/testing'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

// What holds in every state that any sequence of accepted commands leads to. The Standort, the bulk reassignment and the
// cases of many people at once have properties of their own in their modules; here every other aggregate has its sentence.

const isUnique = (items: ReadonlyArray<unknown>): boolean => new Set(items).size === items.length
// At the beginning of time no reservation has expired.
const earliest = '0001-01-01T00:00:00.000Z' as Instant

/** Tries random commands again and again; `holds` sees each state that they lead to, and the history so far. */
const always = <C extends AnyEvent, S extends { readonly phase: string }, E extends AnyEvent>(
  aggregate: Specifiable<C, S, E>,
  holds: (state: S, events: ReadonlyArray<E>) => void,
): void => {
  const seen = new Set<string>()
  fc.assert(fc.property(arbitraryHistory(aggregate, { tries: 80 }), ({ events }) => {
    let state = aggregate.decider.initial
    for (const [index, event] of events.entries()) {
      state = aggregate.decider.evolve(state, event)
      seen.add(state.phase)
      holds(state, events.slice(0, index + 1))
    }
  }), { numRuns: 80 })
  // A property over histories that never begin would prove nothing.
  expect(seen.size).toBeGreaterThan(0)
}

describe('Whatever is commanded', () => {
  test('a Gremium that was succeeded has a successor, and nobody substitutes for themselves (G-10, G-13)', () => {
    always(governingBody, (state) => {
      if (state.phase === 'superseded') expect(state.successor).toBeDefined()
      for (const { absent, substitute } of state.substitutions) expect(absent).not.toBe(substitute)
    })
  })

  test('a Sitzung counts nobody twice, and approved minutes stay approved (G-14)', () => {
    always(meeting, (state, events) => {
      expect(isUnique(state.present)).toBe(true)
      // A meeting that its source took back and shows again begins anew.
      const published = events.slice(events.findLastIndex(({ type }) => type === 'MeetingDepublished') + 1).map(({ type }) => type)
      if (published.includes('MinutesApproved')) expect(published.slice(published.indexOf('MinutesApproved'))).not.toContain('MinutesDrafted')
    })
  })

  test('a vote never has more votes than there were members entitled, and an adopted motion one resolution for each vote (G-2, G-8)', () => {
    always(motion, (state, events) => {
      for (const { sitting, tally } of Object.values(state.votes)) {
        const cast = tally === undefined ? undefined : votesCast(tally.counts)
        const entitled = sitting.kind === 'observed' ? (sitting.presentEntitled ?? sitting.members) : undefined
        if (cast !== undefined && entitled !== undefined) expect(cast).toBeLessThanOrEqual(entitled)
      }
      const adopted = events.flatMap((event) => (event.type === 'MotionAdopted' ? [event.data.vote] : []))
      expect(isUnique(adopted)).toBe(true)
    })
  })

  test('an Umsetzungsauftrag is open, or done for good, and keeps its first due date (G-9)', () => {
    always(resolution, (state, events) => {
      const open = openObligations(state)
      const done = Object.entries(state.obligations).filter(([, { status }]) => status === 'fulfilled' || status === 'waived').map(([id]) => id)
      expect([...open, ...done].toSorted()).toEqual(Object.keys(state.obligations).toSorted())
      for (const event of events) if (event.type === 'ObligationCreated') expect(state.obligations[event.data.obligation]?.originalDue).toBe(event.data.due)
    })
  })

  test('of an Eilentscheidung each addressee is told once', () => {
    always(urgentDecision, ({ reported }) => expect(isUnique(reported)).toBe(true))
  })

  test('a Sozialraum has gapless versions and always a name', () => {
    always(socialSpace, ({ versions, names }) => {
      expect(versions.map(({ version }) => version)).toEqual(versions.map((_, index) => index + 1))
      expect(names.length).toBeGreaterThan(0)
    })
  })

  test('the Standort of a partner that is closed has its last day', () => {
    always(partnerSite, ({ phase, closedOn }) => expect(phase === 'closed').toBe(closedOn !== undefined))
  })

  test('a Standortnetz assesses only criteria that it had, and knows each municipality by its key', () => {
    always(branchNetwork, (state, events) => {
      const criteria = new Set(events.flatMap((event) => (event.type === 'SitingCriterionAdopted' ? [event.data.criterion] : [])))
      for (const { criterion } of state.assessments) expect(criteria.has(criterion)).toBe(true)
      for (const [ags, listed] of Object.entries(state.municipalities)) expect(listed.ags).toBe(ags)
    })
  })

  test('a Beratungsreihe has each social space once and each month without a session once', () => {
    always(consultationSeries, ({ spaces, monthsWithoutSession }) => {
      expect(isUnique(spaces.map(({ space }) => space))).toBe(true)
      expect(isUnique(monthsWithoutSession)).toBe(true)
    })
  })

  test('a Beratung vor Ort has one count for each source, and none when it was called off (C-8)', () => {
    always(consultationSession, ({ phase, headcounts }) => {
      expect(isUnique(headcounts.map(({ source }) => source.key))).toBe(true)
      if (phase === 'cancelled') expect(headcounts).toEqual([])
    })
  })

  test('no slot of a Terminkalender has more bookings than places, unless it was withdrawn (C-1)', () => {
    always(slotCalendar, (state) => {
      for (const [, slot] of slotsIn(state)) expect(takenAt(slot, earliest)).toBeLessThanOrEqual(slot.capacity)
    })
  })

  test('an appointment that was called off is never kept, and only a recorded absence counts (C-5, C-7)', () => {
    always(appointment, (state, events) => {
      expect(state.phase === 'cancelled' && state.attendance !== undefined).toBe(false)
      const recorded = events.some(({ type }) => type === 'AbsenceRecorded')
      expect(!recorded && (state.phase === 'absent' || countMissed([state]) > 0)).toBe(false)
    })
  })

  test('the times of a Vorsprache are in order, and who takes over was sent for (C-12)', () => {
    always(walkIn, ({ outOfOrder, takenOver, forwarded }) => {
      expect(outOfOrder).toEqual([])
      if (takenOver !== undefined) expect(forwarded).toBeDefined()
    })
  })

  test('a case has at most one assignment at a time, and none when it is closed (A-1, A-5)', () => {
    always(caseAssignment, (state, events) => {
      if (state.phase === 'closed' || state.phase === 'transferred' || state.phase === 'unassigned') expect(state.current).toBeUndefined()
      const days = intervalsOf(events)
      for (const [index, { from, to }] of days.entries()) {
        expect(to === undefined && index < days.length - 1).toBe(false)
        const next = days[index + 1]
        // What a history merely reports may overlap, or end before it began: it is recorded, and found.
        const isWrong = to !== undefined && (isNotAfter(from, to) === 'no' || (next !== undefined && isNotAfter(to, next.from) === 'no'))
        if (isWrong) expect(caseAssignment.findings(state).map(({ rule }) => rule)).toContain('A-1')
      }
    })
  })

  test('a caseworker has posts in the order of their days', () => {
    always(caseworker, ({ posts }) => {
      const days = posts.map(({ from }) => from)
      expect(days).toEqual(days.toSorted())
    })
  })

  test('a Betreuungsschlüssel is known as long as it stands', () => {
    always(caseloadPolicy, ({ phase, policy }) => {
      expect(phase === 'adopted' && policy === undefined).toBe(false)
    })
  })
})
