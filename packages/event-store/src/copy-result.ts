/** Whether two stores that were walked through end alike. */
import type { CopyError } from './copy-error.ts'
import type { Heads } from './copy-walk.ts'

type Difference = Extract<CopyError, { readonly _tag: 'CopyDiffers' | 'TargetDamaged' }>

/** The first difference between the ends of the source's streams, those of the target's, and the target's own list of them. */
export const compareWalks = (source: Heads, target: Heads, listed: Heads): Difference | undefined => {
  for (const stream of new Set([...source.keys(), ...target.keys(), ...listed.keys()])) {
    const [here, there, entry] = [source.get(stream), target.get(stream), listed.get(stream)]
    if (here?.hash !== there?.hash || here?.revision !== there?.revision) {
      return { _tag: 'CopyDiffers', stream, source: here ?? 'noStream', target: there ?? 'noStream' }
    }
    if (entry?.hash !== there?.hash || entry?.revision !== there?.revision) {
      const revision = there?.revision ?? 0n
      return { _tag: 'TargetDamaged', stream, revision, fault: { _tag: 'HeadDiffers', listed: entry?.revision ?? 'noStream' } }
    }
  }
  return undefined
}
