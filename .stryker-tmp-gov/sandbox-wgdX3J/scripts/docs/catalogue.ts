/** The event catalogue and the list of commands. */
// @ts-nocheck

import { fieldTable, type Names } from './codecs.ts'
import { headingOf, leadOf, page, table, type Documented, type Page } from './model.ts'

/** Every event of every aggregate: what it means, how far it may be shown, what it holds. */
export const eventCatalogue = (aggregates: ReadonlyArray<Documented>, names: Names): Page =>
  page(
    'event-catalogue.md',
    'Event catalogue',
    `${count(aggregates.map(({ events }) => events))} events of ${aggregates.length} aggregates. Around the data of each lies the envelope: who, when recorded, when valid, on what basis, and the digests.`,
    [
      ...overview(aggregates),
      ...aggregates.flatMap((aggregate) => [
        `## ${headingOf(aggregate)}`,
        '',
        leadOf(aggregate),
        '',
        ...Object.entries(aggregate.events).flatMap(([type, event]) => [
          `### ${type}`,
          '',
          `**${event.german}.** ${event.summary}`,
          '',
          `Version ${event.version} · seat: ${event.seat} · ${event.classification}`,
          '',
          ...fieldTable(event.data, names),
          '',
          ...(event.upcasters.length === 0
            ? []
            : [`Older versions are read: ${event.upcasters.map(({ from, to }) => `${from} → ${to}`).join(', ')}.`, '']),
        ]),
      ]),
    ],
  )

const overview = (aggregates: ReadonlyArray<Documented>): ReadonlyArray<string> => [
  ...table(
    ['aggregate', 'module', 'events'],
    aggregates.map((aggregate) => [
      headingOf(aggregate),
      aggregate.module,
      Object.keys(aggregate.events)
        .map((type) => `[${type}](#${type.toLowerCase()})`)
        .join(', '),
    ]),
  ),
  '',
]

/** Every command of every aggregate. */
export const commandList = (aggregates: ReadonlyArray<Documented>, names: Names): Page =>
  page(
    'commands.md',
    'Commands',
    `${count(aggregates.map(({ commands }) => commands))} commands of ${aggregates.length} aggregates. Each is accepted with its events, or refused with a reason that holds the data to act on.`,
    aggregates.flatMap((aggregate) => [
      `## ${headingOf(aggregate)}`,
      '',
      leadOf(aggregate),
      '',
      ...Object.entries(aggregate.commands).flatMap(([type, command]) => [
        `### ${type}`,
        '',
        `**${command.german}.**`,
        '',
        ...fieldTable(command.data, names),
        '',
      ]),
    ]),
  )

const count = (catalogues: ReadonlyArray<object>): number =>
  catalogues.reduce((sum, catalogue) => sum + Object.keys(catalogue).length, 0)
