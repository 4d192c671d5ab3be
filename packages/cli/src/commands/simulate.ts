/** `vor-ort simulate`: years of a Jobcenter that never was, for trials and measurements. */
import { explainRejection, type LocalDate } from '@vor-ort/core'
import { defaultFirstDay, writeSimulation, type SimulationError, type SimulationOptions, type SimulationReport } from '@vor-ort/simulator'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import type { Command, Context, Input, Option } from '../command.ts'
import { readDay } from '../dates.ts'
import { openStore } from '../open-store.ts'
import { storeOption, wholeNumberOption } from '../options.ts'
import { grouped } from '../output/numbers.ts'
import { facts, heading, paragraph, type Report } from '../output/report.ts'
import { problemOf, say, type Problem } from '../problem.ts'
import { storeProblem } from '../store-problems.ts'
import { nameOf } from '../store-url.ts'

const casesOption = wholeNumberOption('cases', 1_000, 1, 1_000_000, say('so viele offene Fälle', 'so many open cases'))
const yearsOption = wholeNumberOption('years', 1, 1, 50, say('so viele Jahre', 'so many years'))
const seedOption = wholeNumberOption('seed', 1, 0, Number.MAX_SAFE_INTEGER, say('gleiche Zahl, gleiche Ereignisse', 'the same number, the same events'))
const fromOption: Option<LocalDate> = {
  name: 'from',
  placeholder: 'D',
  summary: say(`der erste Tag; sonst ${defaultFirstDay}`, `the first day; by default ${defaultFirstDay}`),
  read: ([value], language) => (value === undefined ? right(defaultFirstDay) : readDay('from', value, language)),
}

export const simulate: Command = {
  name: 'simulate',
  summary: say('Erfindet ein Jobcenter und erfasst Jahre seiner Arbeit in einem leeren Speicher', 'makes a Jobcenter up and records years of its work in an empty store'),
  options: [storeOption, casesOption, yearsOption, seedOption, fromOption],
  examples: ['simulate --store sqlite:./trial.db', 'simulate --cases 10000 --years 5 --seed 7 --store sqlite:./trial.db'],
  run: (input, context) => async () => {
    const url = input.get(storeOption)
    if (isLeft(url)) return url
    const options = optionsOf(input)
    if (isLeft(options)) return options
    // What a crash takes can be simulated again.
    const opened = await openStore(url.right, 'load', context.io)()
    if (isLeft(opened)) return opened
    const name = nameOf(url.right)
    const line = context.progress(say('Ereignisse erfinden', 'Making up events'))
    const began = context.io.milliseconds()
    try {
      const written = await writeSimulation(opened.right, options.right, (events) => line.at(events))()
      line.end()
      if (isLeft(written)) return left(simulationProblem(written.left, name))
      // How long it took depends on the machine: it is told where a terminal is, never in the report.
      if (context.io.stderr.isTerminal) tellSpeed(written.right, (context.io.milliseconds() - began) / 1_000, context)
      return right(reportOf(written.right, options.right, name, context.language))
    } finally {
      await opened.right.close()()
    }
  },
}

const optionsOf = (input: Input): Either<Problem, Required<SimulationOptions>> => {
  const cases = input.get(casesOption)
  if (isLeft(cases)) return cases
  const years = input.get(yearsOption)
  if (isLeft(years)) return years
  const seed = input.get(seedOption)
  if (isLeft(seed)) return seed
  const from = input.get(fromOption)
  return isLeft(from) ? from : right({ cases: cases.right, years: years.right, seed: seed.right, from: from.right })
}

const simulationProblem = (error: SimulationError, name: string): Problem => {
  switch (error._tag) {
    case 'StoreNotEmpty':
      return problemOf(say(`${name} enthält schon Ereignisse; eine Simulation beginnt nur in einem leeren Speicher.`, `${name} holds events already; a simulation begins only in an empty store.`))
    case 'CommandRefused':
      return problemOf(
        say(
          `${error.command} am ${error.on} in ${error.stream} wurde abgelehnt: ${explainRejection(error.rejection, 'de')} Das ist ein Fehler der Simulation.`,
          `${error.command} on ${error.on} in ${error.stream} was refused: ${explainRejection(error.rejection, 'en')} This is a fault of the simulation.`,
        ),
      )
    case 'StoreUnavailable':
    case 'StoreBusy':
    case 'StoreDamaged':
    case 'InvalidPosition':
      return storeProblem(error, name)
    default:
      return problemOf(say(`${name} nahm ein Ereignis nicht an (${error._tag}${placeOf(error)}).`, `${name} did not take an event (${error._tag}${placeOf(error)}).`))
  }
}

const placeOf = (error: object): string => ('stream' in error ? ` in ${String(error.stream)}` : '')

const tellSpeed = ({ events }: SimulationReport, seconds: number, { io, language }: Context): void => {
  const [lasted, rate] = [seconds.toFixed(1), grouped(Math.round(events / Math.max(seconds, 0.001)), language)]
  io.stderr.write(language === 'de' ? `${lasted.replace('.', ',')} s, ${rate} Ereignisse/s\n` : `${lasted} s, ${rate} events/s\n`)
}

const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`

const reportOf = (report: SimulationReport, { cases, years, seed, from }: Required<SimulationOptions>, name: string, language: Context['language']): Report => {
  const german = language === 'de'
  const n = (count: number): string => grouped(count, language)
  return {
    table: () => [
      heading(german ? 'Ein erfundenes Jobcenter' : 'A Jobcenter made up'),
      facts(
        [german ? 'Speicher' : 'store', name],
        [german ? 'Umfang' : 'size', german ? `${n(cases)} Fälle, ${counted(years, 'Jahr', 'Jahre')} ab ${from}, Startwert ${seed}` : `${n(cases)} cases, ${counted(years, 'year', 'years')} from ${from}, seed ${seed}`],
        [german ? 'Inhalt' : 'content', german ? `${n(report.events)} Ereignisse in ${n(report.streams)} Strömen` : `${n(report.events)} events in ${n(report.streams)} streams`],
      ),
      {
        kind: 'table',
        columns: [
          { title: german ? 'Art' : 'Category', flexible: true },
          { title: german ? 'Ströme' : 'Streams', align: 'right' },
          { title: german ? 'Ereignisse' : 'Events', align: 'right' },
        ],
        rows: report.categories.map(({ category, german: term, streams, events }) => [german ? term : category, n(streams), n(events)]),
      },
      paragraph(german ? 'Alles ist erfunden: kein Träger, kein Gremium und kein Fall davon besteht.' : 'All of it is made up: no carrier, body or case of it exists.'),
    ],
    json: () => ({ cases, years, seed, from, ...report, types: Object.fromEntries(report.types) }),
    csv: () => ({
      header: ['module', 'category', 'german', 'streams', 'events'],
      rows: report.categories.map(({ module, category, german: term, streams, events }) => [module, category, term, streams, events]),
    }),
  }
}
