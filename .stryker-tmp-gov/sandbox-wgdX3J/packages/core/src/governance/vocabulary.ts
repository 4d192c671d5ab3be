/** Identifiers and codes that several aggregates of the governance module share. */
// @ts-nocheck
function stryNS_9fa48() {
  var g = typeof globalThis === 'object' && globalThis && globalThis.Math === Math && globalThis || new Function("return this")();
  var ns = g.__stryker__ || (g.__stryker__ = {});
  if (ns.activeMutant === undefined && g.process && g.process.env && g.process.env.__STRYKER_ACTIVE_MUTANT__) {
    ns.activeMutant = g.process.env.__STRYKER_ACTIVE_MUTANT__;
  }
  function retrieveNS() {
    return ns;
  }
  stryNS_9fa48 = retrieveNS;
  return retrieveNS();
}
stryNS_9fa48();
function stryCov_9fa48() {
  var ns = stryNS_9fa48();
  var cov = ns.mutantCoverage || (ns.mutantCoverage = {
    static: {},
    perTest: {}
  });
  function cover() {
    var c = cov.static;
    if (ns.currentTestId) {
      c = cov.perTest[ns.currentTestId] = cov.perTest[ns.currentTestId] || {};
    }
    var a = arguments;
    for (var i = 0; i < a.length; i++) {
      c[a[i]] = (c[a[i]] || 0) + 1;
    }
  }
  stryCov_9fa48 = cover;
  cover.apply(null, arguments);
}
function stryMutAct_9fa48(id) {
  var ns = stryNS_9fa48();
  function isActive(id) {
    if (ns.activeMutant === id) {
      if (ns.hitCount !== void 0 && ++ns.hitCount > ns.hitLimit) {
        throw new Error('Stryker: Hit count limit reached (' + ns.hitCount + ')');
      }
      return true;
    }
    return false;
  }
  stryMutAct_9fa48 = isActive;
  return isActive(id);
}
import type * as t from 'io-ts';
import { code, flag, list, literal, record, text, variant } from '../kernel/codec.ts';
import { idOf, PersonId, type Id } from '../kernel/ids.ts';

/** Gremium. */
export const BodyId = idOf(stryMutAct_9fa48("2549") ? "" : (stryCov_9fa48("2549"), 'Body'));
export type BodyId = Id<'Body'>;
/** Sitzung. */
export const MeetingId = idOf(stryMutAct_9fa48("2550") ? "" : (stryCov_9fa48("2550"), 'Meeting'));
export type MeetingId = Id<'Meeting'>;
/** Tagesordnungspunkt. */
export const AgendaItemId = idOf(stryMutAct_9fa48("2551") ? "" : (stryCov_9fa48("2551"), 'AgendaItem'));
export type AgendaItemId = Id<'AgendaItem'>;
/** Antrag, Vorlage or Anfrage. */
export const MotionId = idOf(stryMutAct_9fa48("2552") ? "" : (stryCov_9fa48("2552"), 'Motion'));
export type MotionId = Id<'Motion'>;
/** Änderungsantrag. */
export const AmendmentId = idOf(stryMutAct_9fa48("2553") ? "" : (stryCov_9fa48("2553"), 'Amendment'));
export type AmendmentId = Id<'Amendment'>;
/** Abstimmung. */
export const VoteId = idOf(stryMutAct_9fa48("2554") ? "" : (stryCov_9fa48("2554"), 'Vote'));
export type VoteId = Id<'Vote'>;
/** Beschluss. */
export const ResolutionId = idOf(stryMutAct_9fa48("2555") ? "" : (stryCov_9fa48("2555"), 'Resolution'));
export type ResolutionId = Id<'Resolution'>;
/** Umsetzungsauftrag. */
export const ObligationId = idOf(stryMutAct_9fa48("2556") ? "" : (stryCov_9fa48("2556"), 'Obligation'));
export type ObligationId = Id<'Obligation'>;
/** Eilentscheidung. */
export const UrgentDecisionId = idOf(stryMutAct_9fa48("2557") ? "" : (stryCov_9fa48("2557"), 'UrgentDecision'));
export type UrgentDecisionId = Id<'UrgentDecision'>;
/** Mitgliedschaft: one person in one body on one seat. */
export const MembershipId = idOf(stryMutAct_9fa48("2558") ? "" : (stryCov_9fa48("2558"), 'Membership'));
export type MembershipId = Id<'Membership'>;

/** Who brings something in: a faction or group, members, the administration, another body, or not known. */
export const Originator = variant(stryMutAct_9fa48("2559") ? "" : (stryCov_9fa48("2559"), 'kind'), stryMutAct_9fa48("2560") ? {} : (stryCov_9fa48("2560"), {
  faction: record(stryMutAct_9fa48("2561") ? {} : (stryCov_9fa48("2561"), {
    kind: literal(stryMutAct_9fa48("2562") ? "" : (stryCov_9fa48("2562"), 'faction')),
    faction: text
  })),
  members: record(stryMutAct_9fa48("2563") ? {} : (stryCov_9fa48("2563"), {
    kind: literal(stryMutAct_9fa48("2564") ? "" : (stryCov_9fa48("2564"), 'members'))
  }), stryMutAct_9fa48("2565") ? {} : (stryCov_9fa48("2565"), {
    members: list(PersonId),
    onBehalfOf: text
  })),
  administration: record(stryMutAct_9fa48("2566") ? {} : (stryCov_9fa48("2566"), {
    kind: literal(stryMutAct_9fa48("2567") ? "" : (stryCov_9fa48("2567"), 'administration'))
  }), stryMutAct_9fa48("2568") ? {} : (stryCov_9fa48("2568"), {
    unit: text
  })),
  body: record(stryMutAct_9fa48("2569") ? {} : (stryCov_9fa48("2569"), {
    kind: literal(stryMutAct_9fa48("2570") ? "" : (stryCov_9fa48("2570"), 'body')),
    body: BodyId
  })),
  external: record(stryMutAct_9fa48("2571") ? {} : (stryCov_9fa48("2571"), {
    kind: literal(stryMutAct_9fa48("2572") ? "" : (stryCov_9fa48("2572"), 'external')),
    who: text
  })),
  unknown: record(stryMutAct_9fa48("2573") ? {} : (stryCov_9fa48("2573"), {
    kind: literal(stryMutAct_9fa48("2574") ? "" : (stryCov_9fa48("2574"), 'unknown'))
  }))
}));
export type Originator = t.TypeOf<typeof Originator>;

/** A title as it was published; `isExcerpt` says that the source quotes only part of it. */
export const Title = record(stryMutAct_9fa48("2575") ? {} : (stryCov_9fa48("2575"), {
  asPublished: text
}), stryMutAct_9fa48("2576") ? {} : (stryCov_9fa48("2576"), {
  isExcerpt: flag
}));
export type Title = t.TypeOf<typeof Title>;

/** An identifier of the same thing in another system, such as an OParl URL. */
export const ExternalId = record(stryMutAct_9fa48("2577") ? {} : (stryCov_9fa48("2577"), {
  system: text,
  id: text
}));
export type ExternalId = t.TypeOf<typeof ExternalId>;

/** What a report or an obligation is about. */
export const Aspect = code(stryMutAct_9fa48("2578") ? "" : (stryCov_9fa48("2578"), 'schedule'), stryMutAct_9fa48("2579") ? "" : (stryCov_9fa48("2579"), 'staff'), stryMutAct_9fa48("2580") ? "" : (stryCov_9fa48("2580"), 'rooms'), stryMutAct_9fa48("2581") ? "" : (stryCov_9fa48("2581"), 'budget'), stryMutAct_9fa48("2582") ? "" : (stryCov_9fa48("2582"), 'openingHours'), stryMutAct_9fa48("2583") ? "" : (stryCov_9fa48("2583"), 'services'), stryMutAct_9fa48("2584") ? "" : (stryCov_9fa48("2584"), 'site'), stryMutAct_9fa48("2585") ? "" : (stryCov_9fa48("2585"), 'organisation'), stryMutAct_9fa48("2586") ? "" : (stryCov_9fa48("2586"), 'other'));
export type Aspect = t.TypeOf<typeof Aspect>;