/** The tables of the README, from the definitions. */
import { metricDefinitions, spanDefinitions, type MetricDefinition, type SpanDefinition } from '@vor-ort/observability'

const codes = (names: ReadonlyArray<string>): string => names.map((name) => `\`${name}\``).join(', ')

/** One line for each metric. */
export const metricRows = (): ReadonlyArray<string> =>
  Object.values<MetricDefinition>(metricDefinitions).map(({ name, kind, unit, attributes, what }) => `| \`${name}\` | ${kind} | ${unit} | ${what} | ${codes(attributes)} |`)

/** One line for each span. */
export const spanRows = (): ReadonlyArray<string> =>
  Object.values<SpanDefinition>(spanDefinitions).map(({ name, kind, attributes, what }) => `| \`${name}\` | ${kind} | ${what} | ${codes(attributes)} |`)
