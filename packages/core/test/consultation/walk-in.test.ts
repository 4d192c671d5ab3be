import { walkIn } from '@vor-ort/core'
import { command, event, specify } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { branch, on, utc } from './data.ts'

const given = specify(walkIn)
const received = event(walkIn, 'WalkInReceived', on, { servicePoint: 'Empfang', at: utc('08:00'), branch, concern: 'benefits' })
const resolved = event(walkIn, 'WalkInResolved', on, { at: utc('08:05') })
const forwarded = event(walkIn, 'WalkInForwarded', on, { to: 'Leistungsabteilung', reason: 'partial', at: utc('08:05') })
const takenOver = event(walkIn, 'WalkInTakenOver', on, { at: utc('08:12'), by: 'assigned' })
const finished = event(walkIn, 'WalkInFinished', on, { at: utc('08:30') })
const left = event(walkIn, 'WalkInLeft', on, { at: utc('08:20') })

describe('A Vorsprache ohne Termin', () => {
  test('is resolved at the reception', () => {
    given([]).when(command(walkIn, 'ReceiveWalkIn', on, received.data)).then([received]).thenState({ phase: 'received' })
    given([received]).when(command(walkIn, 'ResolveWalkIn', on, resolved.data)).then([resolved]).thenState({ phase: 'resolved', endedAt: utc('08:05') })
  })

  test('or forwarded, taken over and finished', () => {
    given([received]).when(command(walkIn, 'ForwardWalkIn', on, forwarded.data)).then([forwarded]).thenState({ phase: 'forwarded' })
    given([received, forwarded]).when(command(walkIn, 'TakeOverWalkIn', on, takenOver.data)).then([takenOver]).thenState({ phase: 'takenOver' })
    given([received, forwarded, takenOver]).when(command(walkIn, 'FinishWalkIn', on, finished.data)).then([finished]).thenState({ phase: 'finished' })
  })

  test('may be forwarded once more; the first forwarding stays known', () => {
    const again = event(walkIn, 'WalkInForwarded', on, { to: 'Fallmanagement', reason: 'none', at: utc('08:10') })
    given([received, forwarded]).when(command(walkIn, 'ForwardWalkIn', on, again.data)).then([again]).thenState({ firstForwardedAt: utc('08:05'), forwarded: again.data })
  })

  test('ends when the person leaves while waiting', () => {
    given([received]).when(command(walkIn, 'RecordWalkInLeft', on, left.data)).then([left]).thenState({ phase: 'left', endedAt: utc('08:20') })
    given([received, forwarded]).when(command(walkIn, 'RecordWalkInLeft', on, left.data)).then([left])
    given([received, forwarded, takenOver]).when(command(walkIn, 'RecordWalkInLeft', on, left.data)).thenRejected({ _tag: 'WrongPhase', phase: 'takenOver' })
  })

  test('is taken over only after it was forwarded (C-12)', () => {
    given([received]).when(command(walkIn, 'TakeOverWalkIn', on, takenOver.data)).thenRejected({ _tag: 'WrongPhase', phase: 'received', allowed: ['forwarded'] })
  })

  test('goes forward in time; at the same minute is in order (C-12)', () => {
    const early = command(walkIn, 'ForwardWalkIn', on, { ...forwarded.data, at: utc('07:59') })
    given([received]).when(early).thenRejected({ _tag: 'RuleBroken', rule: 'C-12', facts: { at: utc('07:59'), before: utc('08:00') } })
    given([received]).when(command(walkIn, 'ForwardWalkIn', on, { ...forwarded.data, at: utc('08:00') })).thenState({ phase: 'forwarded' })
    given([received, forwarded]).when(command(walkIn, 'TakeOverWalkIn', on, { at: utc('08:04') })).thenRejected({ _tag: 'RuleBroken', rule: 'C-12' })
  })

  test('whose history goes backwards shows it (C-12)', () => {
    const early = event(walkIn, 'WalkInForwarded', on, { ...forwarded.data, at: utc('07:59') })
    given([received, early]).thenFindings({ rule: 'C-12', severity: 'warning', facts: { events: ['WalkInForwarded'] } })
    given([received, early, takenOver]).thenFindings({ rule: 'C-12', facts: { events: ['WalkInForwarded'] } })
    given([received, forwarded, takenOver, finished]).thenFindings()
  })

  test('is called by its service point and time', () => {
    expect(walkIn.title(given([received]).state)).toBe(`Empfang, ${utc('08:00')}`)
  })
})
