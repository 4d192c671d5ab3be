/** The sitting: what a vote must know about the meeting in which it is held. */
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
import { code, flag, list, literal, naturalNumber, record, variant } from '../kernel/codec.ts';
import { BodyRules } from './body-rules.ts';
import { AgendaItemId, BodyId, MeetingId, MembershipId } from './vocabulary.ts';

/**
 * A snapshot of a meeting at the moment of a vote.
 *
 * `observed` is taken from the stream of the meeting by `sittingAt` and stored with the vote, so that the vote can be
 * judged within one stream and checked against the meeting later. `reported` stands for a vote that a source merely
 * tells of.
 */
export const Sitting = variant(stryMutAct_9fa48("2433") ? "" : (stryCov_9fa48("2433"), 'kind'), stryMutAct_9fa48("2434") ? {} : (stryCov_9fa48("2434"), {
  observed: record(stryMutAct_9fa48("2435") ? {} : (stryCov_9fa48("2435"), {
    kind: literal(stryMutAct_9fa48("2436") ? "" : (stryCov_9fa48("2436"), 'observed')),
    body: BodyId,
    meeting: MeetingId,
    item: AgendaItemId,
    open: flag,
    onAgenda: flag,
    public: flag,
    quorum: code(stryMutAct_9fa48("2437") ? "" : (stryCov_9fa48("2437"), 'stands'), stryMutAct_9fa48("2438") ? "" : (stryCov_9fa48("2438"), 'missing'), stryMutAct_9fa48("2439") ? "" : (stryCov_9fa48("2439"), 'unknown')),
    excluded: list(MembershipId)
  }), stryMutAct_9fa48("2440") ? {} : (stryCov_9fa48("2440"), {
    presentEntitled: naturalNumber,
    members: naturalNumber,
    rules: BodyRules
  })),
  reported: record(stryMutAct_9fa48("2441") ? {} : (stryCov_9fa48("2441"), {
    kind: literal(stryMutAct_9fa48("2442") ? "" : (stryCov_9fa48("2442"), 'reported')),
    body: BodyId
  }), stryMutAct_9fa48("2443") ? {} : (stryCov_9fa48("2443"), {
    meeting: MeetingId,
    item: AgendaItemId,
    public: flag,
    rules: BodyRules
  }))
}));
export type Sitting = t.TypeOf<typeof Sitting>;
export type ObservedSitting = Extract<Sitting, {
  readonly kind: 'observed';
}>;