/** Identifiers and codes that several aggregates of the branches module share. */
import type * as t from 'io-ts'

import { record } from '../kernel/codec.ts'
import { idOf, type Id } from '../kernel/ids.ts'
import { text } from '../kernel/scalar.ts'

/** Sozialraum. */
export const SocialSpaceId = idOf('SocialSpace')
export type SocialSpaceId = Id<'SocialSpace'>
/** Standort: main office, Außenstelle, mobile stop or consultation point. */
export const BranchId = idOf('Branch')
export type BranchId = Id<'Branch'>

/** A Standort that something asks for: its id is fixed from the first proposal on. */
export const BranchProposal = record({ branch: BranchId, name: text }, { socialSpace: SocialSpaceId })
export type BranchProposal = t.TypeOf<typeof BranchProposal>
