/** Identifiers and codes that several aggregates of the branches module share. */
import { idOf, type Id } from '../kernel/ids.ts'

/** Sozialraum. */
export const SocialSpaceId = idOf('SocialSpace')
export type SocialSpaceId = Id<'SocialSpace'>
/** Standort: main office, Außenstelle, mobile stop or consultation point. */
export const BranchId = idOf('Branch')
export type BranchId = Id<'Branch'>
