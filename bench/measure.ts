/** Measures a thing against a named floor in the same run: rounds alternate, so that noise meets both alike. */

/** One comparison: how fast we are as a share of the floor. */
export interface Comparison {
  readonly name: string
  /** What the floor does. */
  readonly floor: string
  /** Operations a second, median of the rounds. */
  readonly ours: number
  readonly floors: number
  /** ours / floors, median of the ratios of each round. */
  readonly ratio: number
  readonly wanted: number
  readonly rounds: number
}

/** Runs some operations and says how many there were. */
export type Work = () => Promise<number> | number

/** The middle of some numbers. */
export const median = (values: ReadonlyArray<number>): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

const rate = async (work: Work): Promise<number> => {
  globalThis.gc?.()
  const started = performance.now()
  const count = await work()
  return (count * 1000) / (performance.now() - started)
}

/** Compares our work with the floor's over some rounds; one round before them warms both up. */
export const compare = async (
  name: string,
  floor: string,
  wanted: number,
  ours: Work,
  floors: Work,
  rounds = 5,
): Promise<Comparison> => {
  await floors()
  await ours()
  const measured: Array<readonly [number, number]> = []
  for (let round = 0; round < rounds; round++) {
    // Who goes first alternates too.
    if (round % 2 === 0) {
      const theirs = await rate(floors)
      measured.push([await rate(ours), theirs])
    } else measured.push([await rate(ours), await rate(floors)])
  }
  return {
    name,
    floor,
    ours: Math.round(median(measured.map(([mine]) => mine))),
    floors: Math.round(median(measured.map(([, theirs]) => theirs))),
    ratio: Number(median(measured.map(([mine, theirs]) => mine / theirs)).toFixed(2)),
    wanted,
    rounds,
  }
}

/** A comparison as a sentence. */
export const told = ({ name, floor, ours, floors, ratio, wanted }: Comparison): string =>
  `${name}: ${ratio}× of the floor (wanted ≥ ${wanted}×); ${ours}/s, floor ${floors}/s: ${floor}`
