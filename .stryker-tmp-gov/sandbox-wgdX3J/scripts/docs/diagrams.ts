/** State diagrams in Mermaid, drawn from the lifecycles that guard the decisions. */
// @ts-nocheck

import { headingOf, leadOf, page, table, type Documented, type Page } from './model.ts'

/** The page with the state diagram of every aggregate. */
export const stateDiagrams = (aggregates: ReadonlyArray<Documented>): Page =>
  page(
    'state-diagrams.md',
    'State diagrams',
    'The state machine of each aggregate, from the table that guards its decisions: a command whose event may not happen in the phase is refused. What was recorded is folded all the same.',
    aggregates.flatMap((aggregate) => [
      `## ${headingOf(aggregate)}`,
      '',
      leadOf(aggregate),
      '',
      '```mermaid',
      ...diagramOf(aggregate),
      '```',
      '',
      ...unchanged(aggregate),
      ...transitionTable(aggregate),
      '',
    ]),
  )

/** The phases of an aggregate but the one before its first event, in the order in which its lifecycle names them. */
export const phasesOf = ({ lifecycle, initial }: Documented): ReadonlyArray<string> => {
  const phases = new Set<string>()
  for (const [from, to] of Object.values(lifecycle)) {
    for (const phase of [...(from === 'any' ? [] : from), ...(typeof to === 'string' ? [to] : to)]) phases.add(phase)
  }
  phases.delete('same')
  phases.delete(initial.phase)
  return [...phases]
}

/** One diagram, line by line. */
export const diagramOf = (aggregate: Documented): ReadonlyArray<string> => {
  const { lifecycle, initial } = aggregate
  const phases = phasesOf(aggregate)
  const edges = new Map<string, string[]>()
  const stays = new Map<string, string[]>()
  const choices: string[] = []
  const add = (map: Map<string, string[]>, key: string, event: string): void => void map.set(key, [...(map.get(key) ?? []), event])
  const node = (phase: string): string => (phase === initial.phase ? '[*]' : idOf(phase))

  for (const [event, [from, to]] of Object.entries(lifecycle)) {
    // An arrow from each phase would hide all others: one node stands for them.
    const sources = from === 'any' ? (to === 'same' ? [] : [anyPhase]) : from
    if (typeof to !== 'string') {
      // The fold decides among several phases: a choice.
      const choice = `after_${idOf(event)}`
      choices.push(`  state ${choice} <<choice>>`)
      for (const source of sources) add(edges, `${node(source)} --> ${choice}`, event)
      for (const target of to) edges.set(`${choice} --> ${node(target)}`, [])
    } else {
      for (const source of sources) {
        if (to === 'same' || to === source) add(stays, source, event)
        else add(edges, `${node(source)} --> ${node(to)}`, event)
      }
    }
  }
  const left = new Set([...edges.keys()].map((edge) => edge.split(' ')[0]))
  return [
    'stateDiagram-v2',
    ...[...phases, ...(left.has(idOf(anyPhase)) ? [anyPhase] : [])].map((phase) => `  state "${phase}" as ${idOf(phase)}`),
    ...choices,
    ...[...edges].map(([edge, events]) => `  ${edge}${events.length > 0 ? `: ${events.join(', ')}` : ''}`),
    ...phases.filter((phase) => !left.has(node(phase))).map((phase) => `  ${node(phase)} --> [*]`),
    ...[...stays]
      .filter(([phase]) => phase !== initial.phase)
      .flatMap(([phase, events]) => [`  note right of ${node(phase)}`, '    stays at', ...events.map((event) => `    ${event}`), '  end note']),
  ]
}

const anyPhase = 'any phase'

const idOf = (phase: string): string => phase.replaceAll(/\W/g, '_')

const unchanged = ({ lifecycle }: Documented): ReadonlyArray<string> => {
  const events = Object.entries(lifecycle)
    .filter(([, [from, to]]) => from === 'any' && to === 'same')
    .map(([event]) => `\`${event}\``)
  return events.length === 0 ? [] : [`In every phase, which stays: ${events.join(', ')}.`, '']
}

const transitionTable = ({ lifecycle }: Documented): ReadonlyArray<string> =>
  table(
    ['event', 'may happen in', 'phase after it'],
    Object.entries(lifecycle).map(([event, [from, to]]) => [
      `\`${event}\``,
      from === 'any' ? 'any phase' : from.join(', '),
      typeof to === 'string' ? (to === 'same' ? 'unchanged' : to) : to.join(' or '),
    ]),
  )
