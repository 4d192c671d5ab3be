/** The share of one member of a group of processes that do one work together. */

/**
 * Which member of a group of what size: it has every part of the store whose number, modulo the size, is its own.
 *
 * Nobody counts the members: each is told, and told anew when the group is resized. Two who have the same share do no
 * harm; a share that nobody has is not worked on.
 */
export interface Share {
  /** From 0, below the size. */
  readonly member: number
  /** From 1. */
  readonly size: number
}

/** There is no such member: the numbers are no whole ones, or the member is not below the size. */
export interface InvalidShare {
  readonly _tag: 'InvalidShare'
  readonly share: Share
}

/** The share of one who works alone. */
export const wholeShare: Share = { member: 0, size: 1 }

/** What is wrong with a share, if anything. */
export const shareFault = (share: Share): InvalidShare | undefined => {
  const { member, size } = share
  const isFine = Number.isSafeInteger(member) && Number.isSafeInteger(size) && member >= 0 && member < size
  return isFine ? undefined : { _tag: 'InvalidShare', share }
}
