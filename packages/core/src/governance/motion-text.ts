/** The text of a motion, and the amendments folded into it. */
import type * as t from 'io-ts'

import { canonicalJson, sha256Hex } from '../kernel/canonical.ts'
import { literal, record, someOf, variant } from '../kernel/codec.ts'
import { naturalNumber, text } from '../kernel/scalar.ts'

/** A text as numbered paragraphs (from 1), so that amendments can say where they apply. */
export const MotionText = record({ paragraphs: someOf(text) })
export type MotionText = t.TypeOf<typeof MotionText>

/** What an amendment does to a text; `paragraph` counts from 1 in the text that it meets. */
export const TextChange = variant('kind', {
  replaceAll: record({ kind: literal('replaceAll'), paragraphs: someOf(text) }),
  replaceParagraph: record({ kind: literal('replaceParagraph'), paragraph: naturalNumber, with: text }),
  /** 0 inserts before the first paragraph. */
  insertAfter: record({ kind: literal('insertAfter'), paragraph: naturalNumber, text }),
  deleteParagraph: record({ kind: literal('deleteParagraph'), paragraph: naturalNumber }),
})
export type TextChange = t.TypeOf<typeof TextChange>

/**
 * The text after a change, or `undefined` where the change does not fit the text.
 *
 * @example
 * ```ts
 * import { applyChange } from '@vor-ort/core'
 * applyChange({ paragraphs: ['A', 'B'] }, { kind: 'replaceParagraph', paragraph: 2, with: 'C' })
 * // => { paragraphs: ['A', 'C'] }
 * applyChange({ paragraphs: ['A'] }, { kind: 'deleteParagraph', paragraph: 1 }) // => undefined
 * ```
 */
export const applyChange = (base: MotionText, change: TextChange): MotionText | undefined => {
  const { paragraphs } = base
  switch (change.kind) {
    case 'replaceAll':
      return { paragraphs: change.paragraphs }
    case 'replaceParagraph':
      return isParagraph(paragraphs, change.paragraph)
        ? { paragraphs: paragraphs.toSpliced(change.paragraph - 1, 1, change.with) }
        : undefined
    case 'insertAfter':
      return change.paragraph <= paragraphs.length
        ? { paragraphs: paragraphs.toSpliced(change.paragraph, 0, change.text) }
        : undefined
    case 'deleteParagraph':
      // A text without paragraphs would be no text: the last one can be replaced, not deleted.
      return isParagraph(paragraphs, change.paragraph) && paragraphs.length > 1
        ? { paragraphs: paragraphs.toSpliced(change.paragraph - 1, 1) }
        : undefined
  }
}

const isParagraph = (paragraphs: ReadonlyArray<string>, number: number): boolean =>
  number >= 1 && number <= paragraphs.length

/** The text after changes in order; a change that does not fit leaves the text as it is. */
export const foldChanges = (base: MotionText, changes: ReadonlyArray<TextChange>): MotionText =>
  changes.reduce((current, change) => applyChange(current, change) ?? current, base)

/**
 * The digest of a text: SHA-256 over its canonical JSON (G-7).
 *
 * @example
 * ```ts
 * import { textHash } from '@vor-ort/core'
 * textHash({ paragraphs: ['A'] }) === textHash({ paragraphs: ['A', 'B'] }) // => false
 * ```
 */
export const textHash = (value: MotionText): string => sha256Hex(canonicalJson({ paragraphs: value.paragraphs }))
