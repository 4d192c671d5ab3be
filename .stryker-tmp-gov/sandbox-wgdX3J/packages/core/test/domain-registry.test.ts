// @ts-nocheck
import { describe, expect, it } from 'vitest'

import { aggregates, domainRegistry } from '../src/index.ts'
import { emptyRegistry } from '../src/kernel/registry.ts'

describe('the registry of the whole domain', () => {
  it('knows every event of every aggregate', () => {
    const defined = aggregates.flatMap(({ events }) => Object.keys(events))
    expect([...domainRegistry.types].sort()).toEqual([...defined].sort())
    expect(defined.length).toBeGreaterThan(80)
  })

  it('gives each aggregate a category, a module, a German term and a legal seat of its own', () => {
    const categories = aggregates.map(({ category }) => category)
    expect(new Set(categories).size).toBe(aggregates.length)
    for (const { german, seat, summary, module } of aggregates) expect([german, seat, summary, module].every((text) => text.trim() !== '')).toBe(true)
  })

  it('refuses everything when it is empty', () => {
    const unknown = { _tag: 'Left', left: { _tag: 'UnknownEventType', type: 'ResolutionAdopted' } }
    expect(emptyRegistry.accept('ResolutionAdopted', {})).toEqual(unknown)
    expect(emptyRegistry.decode('ResolutionAdopted', 1, {})).toEqual(unknown)
    expect(emptyRegistry.definition('ResolutionAdopted')).toBeUndefined()
    expect(emptyRegistry.types).toEqual([])
  })
})
