/** The decision history of a motion: every outcome that was declared or reported, one row each. */
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
import type { Finding } from '../kernel/finding.ts';
import type { FuzzyDate } from '../kernel/fuzzy-date.ts';
import { countsUnknown, type Counts, type Unanimity } from './body-rules.ts';
import { motionFindings } from './motion-findings.ts';
import type { MotionState } from './motion-state.ts';
import type { ReportedOutcome } from './reported-result.ts';
import type { BodyId, MeetingId } from './vocabulary.ts';

/** One outcome. */
export interface DecisionRow {
  readonly on: FuzzyDate;
  readonly body: BodyId;
  readonly meeting?: MeetingId;
  readonly title: string;
  /** What was decided on: the motion itself, or one of its amendments. */
  readonly subject: 'motion' | 'amendment';
  /** `unclassified`: the source's words are kept in `published`, their meaning is not certain. */
  readonly outcome: ReportedOutcome | 'unclassified';
  /** False for the recommendation of a body that does not decide. */
  readonly decisive: boolean;
  readonly unanimity: Unanimity;
  readonly amended: boolean;
  readonly counts: Counts;
  readonly deviates: boolean;
  readonly published?: string;
  readonly findings: ReadonlyArray<Finding>;
}

/**
 * Every outcome in the life of a motion, in the order of recording; counts that nobody wrote down are `unknown`.
 *
 * @example
 * ```ts
 * import { decisionsOf, motion } from '@vor-ort/core'
 * decisionsOf(motion.initial) // => []
 * ```
 */
export const decisionsOf = (state: MotionState): ReadonlyArray<DecisionRow> => {
  if (stryMutAct_9fa48("0")) {
    {}
  } else {
    stryCov_9fa48("0");
    const findings = motionFindings(state);
    const declared = Object.entries(state.votes).flatMap(stryMutAct_9fa48("1") ? () => undefined : (stryCov_9fa48("1"), ([id, {
      result,
      sitting,
      amendment,
      on
    }]): ReadonlyArray<DecisionRow> => (stryMutAct_9fa48("4") ? result !== undefined : stryMutAct_9fa48("3") ? false : stryMutAct_9fa48("2") ? true : (stryCov_9fa48("2", "3", "4"), result === undefined)) ? stryMutAct_9fa48("5") ? ["Stryker was here"] : (stryCov_9fa48("5"), []) : stryMutAct_9fa48("6") ? [] : (stryCov_9fa48("6"), [stryMutAct_9fa48("7") ? {} : (stryCov_9fa48("7"), {
      on,
      body: sitting.body,
      ...((stryMutAct_9fa48("10") ? sitting.meeting !== undefined : stryMutAct_9fa48("9") ? false : stryMutAct_9fa48("8") ? true : (stryCov_9fa48("8", "9", "10"), sitting.meeting === undefined)) ? {} : stryMutAct_9fa48("11") ? {} : (stryCov_9fa48("11"), {
        meeting: sitting.meeting
      })),
      title: stryMutAct_9fa48("12") ? (amendment === undefined ? state.title : state.amendments[amendment]?.title)?.asPublished && '' : (stryCov_9fa48("12"), (stryMutAct_9fa48("13") ? (amendment === undefined ? state.title : state.amendments[amendment]?.title).asPublished : (stryCov_9fa48("13"), ((stryMutAct_9fa48("16") ? amendment !== undefined : stryMutAct_9fa48("15") ? false : stryMutAct_9fa48("14") ? true : (stryCov_9fa48("14", "15", "16"), amendment === undefined)) ? state.title : stryMutAct_9fa48("17") ? state.amendments[amendment].title : (stryCov_9fa48("17"), state.amendments[amendment]?.title))?.asPublished)) ?? (stryMutAct_9fa48("18") ? "Stryker was here!" : (stryCov_9fa48("18"), ''))),
      subject: (stryMutAct_9fa48("21") ? amendment !== undefined : stryMutAct_9fa48("20") ? false : stryMutAct_9fa48("19") ? true : (stryCov_9fa48("19", "20", "21"), amendment === undefined)) ? stryMutAct_9fa48("22") ? "" : (stryCov_9fa48("22"), 'motion') : stryMutAct_9fa48("23") ? "" : (stryCov_9fa48("23"), 'amendment'),
      outcome: result.outcome,
      decisive: stryMutAct_9fa48("24") ? false : (stryCov_9fa48("24"), true),
      unanimity: result.unanimity,
      amended: stryMutAct_9fa48("27") ? amendment === undefined || state.phase === 'adoptedAmended' : stryMutAct_9fa48("26") ? false : stryMutAct_9fa48("25") ? true : (stryCov_9fa48("25", "26", "27"), (stryMutAct_9fa48("29") ? amendment !== undefined : stryMutAct_9fa48("28") ? true : (stryCov_9fa48("28", "29"), amendment === undefined)) && (stryMutAct_9fa48("31") ? state.phase !== 'adoptedAmended' : stryMutAct_9fa48("30") ? true : (stryCov_9fa48("30", "31"), state.phase === (stryMutAct_9fa48("32") ? "" : (stryCov_9fa48("32"), 'adoptedAmended'))))),
      counts: result.counts,
      deviates: result.deviates,
      findings: stryMutAct_9fa48("33") ? findings : (stryCov_9fa48("33"), findings.filter(stryMutAct_9fa48("34") ? () => undefined : (stryCov_9fa48("34"), ({
        facts
      }) => stryMutAct_9fa48("37") ? facts['vote'] === undefined && facts['vote'] === id : stryMutAct_9fa48("36") ? false : stryMutAct_9fa48("35") ? true : (stryCov_9fa48("35", "36", "37"), (stryMutAct_9fa48("39") ? facts['vote'] !== undefined : stryMutAct_9fa48("38") ? false : (stryCov_9fa48("38", "39"), facts[stryMutAct_9fa48("40") ? "" : (stryCov_9fa48("40"), 'vote')] === undefined)) || (stryMutAct_9fa48("42") ? facts['vote'] !== id : stryMutAct_9fa48("41") ? false : (stryCov_9fa48("41", "42"), facts[stryMutAct_9fa48("43") ? "" : (stryCov_9fa48("43"), 'vote')] === id))))))
    })])));
    const reported = state.reported.map(stryMutAct_9fa48("44") ? () => undefined : (stryCov_9fa48("44"), ({
      on,
      body,
      meeting,
      classified,
      decisive,
      published
    }): DecisionRow => stryMutAct_9fa48("45") ? {} : (stryCov_9fa48("45"), {
      on,
      body,
      ...((stryMutAct_9fa48("48") ? meeting !== undefined : stryMutAct_9fa48("47") ? false : stryMutAct_9fa48("46") ? true : (stryCov_9fa48("46", "47", "48"), meeting === undefined)) ? {} : stryMutAct_9fa48("49") ? {} : (stryCov_9fa48("49"), {
        meeting
      })),
      title: stryMutAct_9fa48("50") ? state.title?.asPublished && '' : (stryCov_9fa48("50"), (stryMutAct_9fa48("51") ? state.title.asPublished : (stryCov_9fa48("51"), state.title?.asPublished)) ?? (stryMutAct_9fa48("52") ? "Stryker was here!" : (stryCov_9fa48("52"), ''))),
      subject: stryMutAct_9fa48("53") ? "" : (stryCov_9fa48("53"), 'motion'),
      outcome: stryMutAct_9fa48("54") ? classified?.outcome && 'unclassified' : (stryCov_9fa48("54"), (stryMutAct_9fa48("55") ? classified.outcome : (stryCov_9fa48("55"), classified?.outcome)) ?? (stryMutAct_9fa48("56") ? "" : (stryCov_9fa48("56"), 'unclassified'))),
      decisive,
      unanimity: stryMutAct_9fa48("57") ? classified?.unanimity && 'unknown' : (stryCov_9fa48("57"), (stryMutAct_9fa48("58") ? classified.unanimity : (stryCov_9fa48("58"), classified?.unanimity)) ?? (stryMutAct_9fa48("59") ? "" : (stryCov_9fa48("59"), 'unknown'))),
      amended: stryMutAct_9fa48("60") ? classified?.amended && false : (stryCov_9fa48("60"), (stryMutAct_9fa48("61") ? classified.amended : (stryCov_9fa48("61"), classified?.amended)) ?? (stryMutAct_9fa48("62") ? true : (stryCov_9fa48("62"), false))),
      counts: stryMutAct_9fa48("63") ? classified?.counts && countsUnknown : (stryCov_9fa48("63"), (stryMutAct_9fa48("64") ? classified.counts : (stryCov_9fa48("64"), classified?.counts)) ?? countsUnknown),
      deviates: stryMutAct_9fa48("65") ? true : (stryCov_9fa48("65"), false),
      published,
      findings: stryMutAct_9fa48("66") ? findings : (stryCov_9fa48("66"), findings.filter(stryMutAct_9fa48("67") ? () => undefined : (stryCov_9fa48("67"), ({
        facts
      }) => stryMutAct_9fa48("70") ? facts['vote'] !== undefined : stryMutAct_9fa48("69") ? false : stryMutAct_9fa48("68") ? true : (stryCov_9fa48("68", "69", "70"), facts[stryMutAct_9fa48("71") ? "" : (stryCov_9fa48("71"), 'vote')] === undefined))))
    })));
    return stryMutAct_9fa48("72") ? [] : (stryCov_9fa48("72"), [...declared, ...reported]);
  }
};