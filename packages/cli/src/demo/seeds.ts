/** The golden timeline: files of commands in `examples/seeds`, and the names by which the demo asks for what they tell. */
import {
  BranchId,
  derivedId,
  MeetingId,
  MotionId,
  ResolutionId,
  SeriesId,
  SessionId,
} from '@vor-ort/core'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

// What a file calls `@aurich/…`.
export const followUpMeeting = derivedId(MeetingId, 'aurich/sitzung-2015-02-10')
export const decentralisation = derivedId(MotionId, 'aurich/antrag-dezentralisierung')
export const implementationMotion = derivedId(MotionId, 'aurich/antrag-umsetzung')
export const decision = derivedId(ResolutionId, 'aurich/beschluss-dezentralisierung')
export const pewsum = derivedId(BranchId, 'aurich/pewsum')
export const grossefehn = derivedId(BranchId, 'aurich/grossefehn')
export const krummhoern = derivedId(BranchId, 'aurich/krummhoern')
export const series = derivedId(SeriesId, 'aurich/beratung-vor-ort')
export const hage = derivedId(SessionId, 'aurich/beratung-hage')

// In a package they lie beside the code, in a checkout among the examples.
const folders = [path.join(import.meta.dirname, '../../seeds'), path.join(import.meta.dirname, '../../../../examples/seeds')]

/** The files in the order in which they are recorded. */
export const seedFiles = (): ReadonlyArray<string> => {
  const folder = folders.find((one) => existsSync(one))
  if (folder === undefined) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ndjson'))
    .toSorted()
    .map((file) => path.join(folder, file))
}
