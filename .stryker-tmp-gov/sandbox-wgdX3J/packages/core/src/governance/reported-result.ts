/** What a source reports as the result of an item, in structured form. */
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
import { code, flag, list, record, text } from '../kernel/codec.ts';
import { Counts, Unanimity } from './body-rules.ts';

/**
 * What came of an item, as councils word it.
 *
 * `agreed` is consent without a word about what was voted on ("einverstanden"); `voted` tells only that a vote was held;
 * `recordedElsewhere` points to a document; `noBusiness` says that there was nothing to deal with.
 */
export const ReportedOutcome = code(stryMutAct_9fa48("2019") ? "" : (stryCov_9fa48("2019"), 'adopted'), stryMutAct_9fa48("2020") ? "" : (stryCov_9fa48("2020"), 'partlyAdopted'), stryMutAct_9fa48("2021") ? "" : (stryCov_9fa48("2021"), 'rejected'), stryMutAct_9fa48("2022") ? "" : (stryCov_9fa48("2022"), 'partlyRejected'), stryMutAct_9fa48("2023") ? "" : (stryCov_9fa48("2023"), 'recommended'), stryMutAct_9fa48("2024") ? "" : (stryCov_9fa48("2024"), 'notRecommended'), stryMutAct_9fa48("2025") ? "" : (stryCov_9fa48("2025"), 'incorporated'), stryMutAct_9fa48("2026") ? "" : (stryCov_9fa48("2026"), 'partlyIncorporated'), stryMutAct_9fa48("2027") ? "" : (stryCov_9fa48("2027"), 'withdrawn'), stryMutAct_9fa48("2028") ? "" : (stryCov_9fa48("2028"), 'postponed'), stryMutAct_9fa48("2029") ? "" : (stryCov_9fa48("2029"), 'removed'), stryMutAct_9fa48("2030") ? "" : (stryCov_9fa48("2030"), 'notTreated'), stryMutAct_9fa48("2031") ? "" : (stryCov_9fa48("2031"), 'notVoted'), stryMutAct_9fa48("2032") ? "" : (stryCov_9fa48("2032"), 'referred'), stryMutAct_9fa48("2033") ? "" : (stryCov_9fa48("2033"), 'elected'), stryMutAct_9fa48("2034") ? "" : (stryCov_9fa48("2034"), 'settled'), stryMutAct_9fa48("2035") ? "" : (stryCov_9fa48("2035"), 'partlySettled'), stryMutAct_9fa48("2036") ? "" : (stryCov_9fa48("2036"), 'noted'), stryMutAct_9fa48("2037") ? "" : (stryCov_9fa48("2037"), 'agreed'), stryMutAct_9fa48("2038") ? "" : (stryCov_9fa48("2038"), 'answered'), stryMutAct_9fa48("2039") ? "" : (stryCov_9fa48("2039"), 'answerPending'), stryMutAct_9fa48("2040") ? "" : (stryCov_9fa48("2040"), 'introduced'), stryMutAct_9fa48("2041") ? "" : (stryCov_9fa48("2041"), 'discussed'), stryMutAct_9fa48("2042") ? "" : (stryCov_9fa48("2042"), 'announced'), stryMutAct_9fa48("2043") ? "" : (stryCov_9fa48("2043"), 'performed'), stryMutAct_9fa48("2044") ? "" : (stryCov_9fa48("2044"), 'noBusiness'), stryMutAct_9fa48("2045") ? "" : (stryCov_9fa48("2045"), 'recordedElsewhere'), stryMutAct_9fa48("2046") ? "" : (stryCov_9fa48("2046"), 'voted'));
export type ReportedOutcome = t.TypeOf<typeof ReportedOutcome>;

/** A free-text result as it was understood: outcome, unanimity, whether the text was amended, counts, what comes next. */
export const ClassifiedResult = record(stryMutAct_9fa48("2047") ? {} : (stryCov_9fa48("2047"), {
  outcome: ReportedOutcome,
  unanimity: Unanimity,
  amended: flag,
  counts: Counts
}), stryMutAct_9fa48("2048") ? {} : (stryCov_9fa48("2048"), {
  also: list(ReportedOutcome),
  nextStep: code(stryMutAct_9fa48("2049") ? "" : (stryCov_9fa48("2049"), 'referral'), stryMutAct_9fa48("2050") ? "" : (stryCov_9fa48("2050"), 'furtherDeliberation')),
  nextBodies: list(text),
  settledBy: code(stryMutAct_9fa48("2051") ? "" : (stryCov_9fa48("2051"), 'statementOfAdministration'), stryMutAct_9fa48("2052") ? "" : (stryCov_9fa48("2052"), 'answerOfAdministration'), stryMutAct_9fa48("2053") ? "" : (stryCov_9fa48("2053"), 'supplementOfAdministration'), stryMutAct_9fa48("2054") ? "" : (stryCov_9fa48("2054"), 'actionOfAdministration'), stryMutAct_9fa48("2055") ? "" : (stryCov_9fa48("2055"), 'otherDecision')),
  pointsTo: code(stryMutAct_9fa48("2056") ? "" : (stryCov_9fa48("2056"), 'document'), stryMutAct_9fa48("2057") ? "" : (stryCov_9fa48("2057"), 'notice'), stryMutAct_9fa48("2058") ? "" : (stryCov_9fa48("2058"), 'agendaItem'))
}));
export type ClassifiedResult = t.TypeOf<typeof ClassifiedResult>;

/** Whether an outcome makes a resolution. */
export const makesResolution = stryMutAct_9fa48("2059") ? () => undefined : (stryCov_9fa48("2059"), (() => {
  const makesResolution = (outcome: ReportedOutcome): boolean => stryMutAct_9fa48("2062") ? (outcome === 'adopted' || outcome === 'partlyAdopted') && outcome === 'elected' : stryMutAct_9fa48("2061") ? false : stryMutAct_9fa48("2060") ? true : (stryCov_9fa48("2060", "2061", "2062"), (stryMutAct_9fa48("2064") ? outcome === 'adopted' && outcome === 'partlyAdopted' : stryMutAct_9fa48("2063") ? false : (stryCov_9fa48("2063", "2064"), (stryMutAct_9fa48("2066") ? outcome !== 'adopted' : stryMutAct_9fa48("2065") ? false : (stryCov_9fa48("2065", "2066"), outcome === (stryMutAct_9fa48("2067") ? "" : (stryCov_9fa48("2067"), 'adopted')))) || (stryMutAct_9fa48("2069") ? outcome !== 'partlyAdopted' : stryMutAct_9fa48("2068") ? false : (stryCov_9fa48("2068", "2069"), outcome === (stryMutAct_9fa48("2070") ? "" : (stryCov_9fa48("2070"), 'partlyAdopted')))))) || (stryMutAct_9fa48("2072") ? outcome !== 'elected' : stryMutAct_9fa48("2071") ? false : (stryCov_9fa48("2071", "2072"), outcome === (stryMutAct_9fa48("2073") ? "" : (stryCov_9fa48("2073"), 'elected')))));
  return makesResolution;
})());

/** Whether an outcome ends the matter, so that only a body that decides can bring it about. */
export const endsMatter = stryMutAct_9fa48("2074") ? () => undefined : (stryCov_9fa48("2074"), (() => {
  const endsMatter = (outcome: ReportedOutcome): boolean => stryMutAct_9fa48("2077") ? makesResolution(outcome) && ['rejected', 'partlyRejected', 'noted', 'settled', 'agreed', 'answered', 'incorporated'].includes(outcome) : stryMutAct_9fa48("2076") ? false : stryMutAct_9fa48("2075") ? true : (stryCov_9fa48("2075", "2076", "2077"), makesResolution(outcome) || (stryMutAct_9fa48("2078") ? [] : (stryCov_9fa48("2078"), [stryMutAct_9fa48("2079") ? "" : (stryCov_9fa48("2079"), 'rejected'), stryMutAct_9fa48("2080") ? "" : (stryCov_9fa48("2080"), 'partlyRejected'), stryMutAct_9fa48("2081") ? "" : (stryCov_9fa48("2081"), 'noted'), stryMutAct_9fa48("2082") ? "" : (stryCov_9fa48("2082"), 'settled'), stryMutAct_9fa48("2083") ? "" : (stryCov_9fa48("2083"), 'agreed'), stryMutAct_9fa48("2084") ? "" : (stryCov_9fa48("2084"), 'answered'), stryMutAct_9fa48("2085") ? "" : (stryCov_9fa48("2085"), 'incorporated')])).includes(outcome));
  return endsMatter;
})());