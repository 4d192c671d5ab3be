/** Whether what lies in a target is a true beginning of the source, stream by stream. */
import type { StreamHead, StreamName } from '@vor-ort/core'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import type { CopyError } from './copy-error.ts'
import { pagesAhead, type Heads } from './copy-walk.ts'
import type { EventStore } from './port.ts'

type Refused = Extract<CopyError, { readonly _tag: 'TargetIsNotACopy' | 'SourceFailed' }>

/**
 * Every stream of the target must be in the source, with the same digest where it ends in the target.
 *
 * A digest covers all before it; so nothing else need be compared, and nobody has to keep a note of what was copied.
 */
export const trueBeginning = async (from: EventStore, source: Heads, target: Heads): Promise<Either<Refused, void>> => {
  const inside = new Map<StreamName, StreamHead>()
  for (const [stream, head] of target) {
    const found = source.get(stream)
    if (found === undefined || found.revision < head.revision) return left(differs(stream, head, found))
    if (found.revision > head.revision) inside.set(stream, head)
    else if (found.hash !== head.hash) return left(differs(stream, head, found))
  }
  return inside.size === 0 ? right(undefined) : within(from, source, inside)
}

/** Looks for these heads inside the streams of the source, where the list of streams does not tell. */
const within = async (from: EventStore, source: Heads, inside: Map<StreamName, StreamHead>): Promise<Either<Refused, void>> => {
  for await (const page of pagesAhead(from.readStored())) {
    for (const read of page) {
      if (isLeft(read)) return left({ _tag: 'SourceFailed', error: read.left })
      const { stream, revision, hash } = read.right
      const head = inside.get(stream)
      if (head === undefined || head.revision !== revision) continue
      if (head.hash !== hash) return left(differs(stream, head, { revision, hash }))
      inside.delete(stream)
    }
    if (inside.size === 0) return right(undefined)
  }
  const [missing] = inside
  return missing === undefined ? right(undefined) : left(differs(missing[0], missing[1], source.get(missing[0])))
}

const differs = (stream: StreamName, target: StreamHead, source: StreamHead | undefined): Refused => ({
  _tag: 'TargetIsNotACopy',
  stream,
  target,
  source: source ?? 'noStream',
})
