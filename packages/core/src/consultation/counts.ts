/** Counts as sessions record them: what cannot be a count, and when two are the same. */
import { canonicalJson } from '../kernel/canonical.ts'
import type { Quantity } from '../kernel/quantity.ts'

/** Whether a quantity states a number below zero, which is no count. */
export const isBelowZero = (quantity: Quantity): boolean => quantity.qualifier !== 'unknown' && quantity.value.startsWith('-')

/** Whether two pieces of data say the same. */
export const isSameData = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b)
