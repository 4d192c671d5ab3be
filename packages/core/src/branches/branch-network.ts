/**
 * Standortnetz: the Sozialräume and municipalities of one carrier, and where its branches are to stand.
 *
 * Seat: none. established; nothing ends it.
 */
import { left, right } from 'fp-ts/lib/Either.js'

import { defineAggregate, emits, message, type EventsOf } from '../kernel/aggregate.ts'
import { canonicalJson } from '../kernel/canonical.ts'
import { alreadyExists, unknownReference } from '../kernel/finding.ts'
import { branchNetworkEvents as events, type BranchNetworkEvents } from './branch-network-events.ts'
import { branchNetworkFindings, initialBranchNetwork, type BranchNetworkState } from './branch-network-state.ts'

const commands = {
  EstablishNetwork: { german: 'Standortnetz einrichten', data: events.NetworkEstablished.data },
  CorrectNetwork: { german: 'Angaben zum Standortnetz berichtigen', data: events.NetworkCorrected.data },
  ListMunicipality: { german: 'Gemeinde aufführen', data: events.MunicipalityListed.data },
  DelistMunicipality: { german: 'Gemeinde streichen', data: events.MunicipalityDelisted.data },
  IncludeSocialSpace: { german: 'Sozialraum aufnehmen', data: events.SocialSpaceIncluded.data },
  ExcludeSocialSpace: { german: 'Sozialraum herausnehmen', data: events.SocialSpaceExcluded.data },
  AdoptSitingCriterion: { german: 'Standortkriterium beschließen', data: events.SitingCriterionAdopted.data },
  RepealSitingCriterion: { german: 'Standortkriterium aufheben', data: events.SitingCriterionRepealed.data },
  AssessSiting: { german: 'Standort am Kriterium prüfen', data: events.SitingAssessed.data },
}

const without = <A>(entries: Readonly<Record<string, A>>, id: string): Readonly<Record<string, A>> => {
  const { [id]: _gone, ...rest } = entries
  return rest
}
const isSame = (a: unknown, b: unknown): boolean => a !== undefined && canonicalJson(a) === canonicalJson(b)

/** The Standortnetz as an aggregate; its streams are `branch-network-<id>`. */
export const branchNetwork = defineAggregate<BranchNetworkState['phase'], BranchNetworkState, typeof events, typeof commands>({
  category: 'branch-network',
  module: 'branches',
  german: 'Standortnetz',
  seat: 'none',
  summary: 'The social spaces and municipalities of one carrier, and where its branches are to stand.',
  events,
  commands,
  initial: initialBranchNetwork,
  lifecycle: {
    NetworkEstablished: [['none'], 'established'],
    NetworkCorrected: [['established'], 'same'],
    MunicipalityListed: [['established'], 'same'],
    MunicipalityDelisted: [['established'], 'same'],
    SocialSpaceIncluded: [['established'], 'same'],
    SocialSpaceExcluded: [['established'], 'same'],
    SitingCriterionAdopted: [['established'], 'same'],
    SitingCriterionRepealed: [['established'], 'same'],
    SitingAssessed: [['established'], 'same'],
  },
  evolve: {
    NetworkEstablished: (state, data) => ({ ...state, ...data }),
    NetworkCorrected: (state, { reason: _reason, ...changed }) => ({ ...state, ...changed }),
    MunicipalityListed: (state, data) => ({ ...state, municipalities: { ...state.municipalities, [data.ags]: data } }),
    MunicipalityDelisted: (state, { ags }) => ({ ...state, municipalities: without(state.municipalities, ags) }),
    SocialSpaceIncluded: (state, data) => ({ ...state, spaces: { ...state.spaces, [data.space]: data } }),
    SocialSpaceExcluded: (state, { space }) => ({ ...state, spaces: without(state.spaces, space) }),
    SitingCriterionAdopted: (state, data) => ({ ...state, criteria: { ...state.criteria, [data.criterion]: data } }),
    SitingCriterionRepealed: (state, { criterion }) => ({
      ...state,
      criteria: without(state.criteria, criterion),
      assessments: state.assessments.filter((one) => one.criterion !== criterion),
    }),
    SitingAssessed: (state, data) => ({
      ...state,
      assessments: [...state.assessments.filter(({ criterion, branch }) => criterion !== data.criterion || branch !== data.branch), data],
    }),
  },
  decide: {
    EstablishNetwork: emits<BranchNetworkEvents, 'NetworkEstablished'>('NetworkEstablished'),
    CorrectNetwork: emits<BranchNetworkEvents, 'NetworkCorrected'>('NetworkCorrected'),
    ListMunicipality: (data, { municipalities }, on) =>
      right(isSame(municipalities[data.ags], data) ? [] : [message<BranchNetworkEvents, 'MunicipalityListed'>('MunicipalityListed', on, data)]),
    DelistMunicipality: (data, { municipalities }, on) =>
      municipalities[data.ags] === undefined
        ? left(unknownReference('municipality', data.ags, Object.keys(municipalities)))
        : right([message<BranchNetworkEvents, 'MunicipalityDelisted'>('MunicipalityDelisted', on, data)]),
    IncludeSocialSpace: (data, { spaces }, on) => {
      const known = spaces[data.space]
      if (isSame(known, data)) return right([])
      return known !== undefined && known.version > data.version
        ? left(alreadyExists('later version of the social space', String(known.version)))
        : right([message<BranchNetworkEvents, 'SocialSpaceIncluded'>('SocialSpaceIncluded', on, data)])
    },
    ExcludeSocialSpace: (data, { spaces }, on) =>
      spaces[data.space] === undefined
        ? left(unknownReference('social space', data.space, Object.keys(spaces)))
        : right([message<BranchNetworkEvents, 'SocialSpaceExcluded'>('SocialSpaceExcluded', on, data)]),
    AdoptSitingCriterion: (data, { criteria }, on) =>
      criteria[data.criterion] === undefined
        ? right([message<BranchNetworkEvents, 'SitingCriterionAdopted'>('SitingCriterionAdopted', on, data)])
        : left(alreadyExists('siting criterion', data.criterion)),
    RepealSitingCriterion: (data, { criteria }, on) =>
      criteria[data.criterion] === undefined
        ? left(unknownReference('siting criterion', data.criterion, Object.keys(criteria)))
        : right([message<BranchNetworkEvents, 'SitingCriterionRepealed'>('SitingCriterionRepealed', on, data)]),
    AssessSiting: (data, { criteria }, on) =>
      criteria[data.criterion] === undefined
        ? left(unknownReference('siting criterion', data.criterion, Object.keys(criteria)))
        : right([message<BranchNetworkEvents, 'SitingAssessed'>('SitingAssessed', on, data)]),
  },
  title: (state) => state.name ?? '',
  findings: branchNetworkFindings,
})

/** An event of a Standortnetz. */
export type BranchNetworkEvent = EventsOf<typeof branchNetwork>
