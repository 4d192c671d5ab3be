/** What follows in other streams from an event: pure, from event to commands. */
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
import type { CommandsOf } from '../kernel/aggregate.ts';
import type { FuzzyDate } from '../kernel/fuzzy-date.ts';
import type { GoverningBodyEvent } from './governing-body.ts';
import type { MotionEvents } from './motion-events.ts';
import { makesResolution } from './reported-result.ts';
import type { resolution } from './resolution.ts';
import type { BodyId, MotionId, ResolutionId, Title } from './vocabulary.ts';

/** A command for one resolution. */
export interface ResolutionCommand {
  readonly resolution: ResolutionId;
  readonly command: CommandsOf<typeof resolution>;
}

/**
 * The resolution that follows from an adopted motion: exactly one (G-8).
 *
 * The id of the resolution is fixed by the event of the motion, so a reaction that runs twice meets the stream that
 * exists already.
 */
export const resolutionFrom = (motion: MotionId, title: Title, event: {
  readonly on: FuzzyDate;
} & ({
  readonly type: 'MotionAdopted';
  readonly data: MotionEvents['MotionAdopted'];
} | {
  readonly type: 'OutcomeReported';
  readonly data: MotionEvents['OutcomeReported'];
}), isPublic: 'yes' | 'no' | 'unknown'): ResolutionCommand | undefined => {
  if (stryMutAct_9fa48("1961")) {
    {}
  } else {
    stryCov_9fa48("1961");
    const {
      data,
      on
    } = event;
    const id = data.resolution;
    if (stryMutAct_9fa48("1964") ? id !== undefined : stryMutAct_9fa48("1963") ? false : stryMutAct_9fa48("1962") ? true : (stryCov_9fa48("1962", "1963", "1964"), id === undefined)) return undefined;
    if (stryMutAct_9fa48("1967") ? event.type !== 'OutcomeReported' : stryMutAct_9fa48("1966") ? false : stryMutAct_9fa48("1965") ? true : (stryCov_9fa48("1965", "1966", "1967"), event.type === (stryMutAct_9fa48("1968") ? "" : (stryCov_9fa48("1968"), 'OutcomeReported')))) {
      if (stryMutAct_9fa48("1969")) {
        {}
      } else {
        stryCov_9fa48("1969");
        const {
          classified,
          decisive
        } = event.data;
        if (stryMutAct_9fa48("1972") ? (!decisive || classified === undefined) && !makesResolution(classified.outcome) : stryMutAct_9fa48("1971") ? false : stryMutAct_9fa48("1970") ? true : (stryCov_9fa48("1970", "1971", "1972"), (stryMutAct_9fa48("1974") ? !decisive && classified === undefined : stryMutAct_9fa48("1973") ? false : (stryCov_9fa48("1973", "1974"), (stryMutAct_9fa48("1975") ? decisive : (stryCov_9fa48("1975"), !decisive)) || (stryMutAct_9fa48("1977") ? classified !== undefined : stryMutAct_9fa48("1976") ? false : (stryCov_9fa48("1976", "1977"), classified === undefined)))) || (stryMutAct_9fa48("1978") ? makesResolution(classified.outcome) : (stryCov_9fa48("1978"), !makesResolution(classified.outcome))))) return undefined;
      }
    }
    return stryMutAct_9fa48("1979") ? {} : (stryCov_9fa48("1979"), {
      resolution: id,
      command: stryMutAct_9fa48("1980") ? {} : (stryCov_9fa48("1980"), {
        type: stryMutAct_9fa48("1981") ? "" : (stryCov_9fa48("1981"), 'AdoptResolution'),
        on,
        data: stryMutAct_9fa48("1982") ? {} : (stryCov_9fa48("1982"), {
          body: data.body,
          title,
          public: isPublic,
          motion,
          ...((stryMutAct_9fa48("1985") ? data.meeting !== undefined : stryMutAct_9fa48("1984") ? false : stryMutAct_9fa48("1983") ? true : (stryCov_9fa48("1983", "1984", "1985"), data.meeting === undefined)) ? {} : stryMutAct_9fa48("1986") ? {} : (stryCov_9fa48("1986"), {
            meeting: data.meeting
          })),
          ...((stryMutAct_9fa48("1989") ? 'textHash' in data || data.textHash !== undefined : stryMutAct_9fa48("1988") ? false : stryMutAct_9fa48("1987") ? true : (stryCov_9fa48("1987", "1988", "1989"), (stryMutAct_9fa48("1990") ? "" : (stryCov_9fa48("1990"), 'textHash')) in data && (stryMutAct_9fa48("1992") ? data.textHash === undefined : stryMutAct_9fa48("1991") ? true : (stryCov_9fa48("1991", "1992"), data.textHash !== undefined)))) ? stryMutAct_9fa48("1993") ? {} : (stryCov_9fa48("1993"), {
            textHash: data.textHash
          }) : {})
        })
      })
    });
  }
};

/** The transfer of every obligation that a successor takes over (G-10). */
export const transfersFrom = stryMutAct_9fa48("1994") ? () => undefined : (stryCov_9fa48("1994"), (() => {
  const transfersFrom = (event: Extract<GoverningBodyEvent, {
    readonly type: 'BodySuperseded';
  }>): ReadonlyArray<ResolutionCommand> => event.data.transferred.map(stryMutAct_9fa48("1995") ? () => undefined : (stryCov_9fa48("1995"), ({
    resolution: id,
    obligation
  }) => stryMutAct_9fa48("1996") ? {} : (stryCov_9fa48("1996"), {
    resolution: id,
    command: stryMutAct_9fa48("1997") ? {} : (stryCov_9fa48("1997"), {
      type: stryMutAct_9fa48("1998") ? "" : (stryCov_9fa48("1998"), 'TransferObligation'),
      on: event.on,
      data: stryMutAct_9fa48("1999") ? {} : (stryCov_9fa48("1999"), {
        obligation,
        to: event.data.successor
      })
    })
  })));
  return transfersFrom;
})());

/** The open obligations that still belong to a body that has ended: each is a broken promise of G-10. */
export const orphanedObligations = stryMutAct_9fa48("2000") ? () => undefined : (stryCov_9fa48("2000"), (() => {
  const orphanedObligations = (ended: BodyId, resolutions: ReadonlyArray<{
    readonly id: ResolutionId;
    readonly obligations: Readonly<Record<string, {
      readonly owner: BodyId | undefined;
      readonly status: string;
    }>>;
  }>): ReadonlyArray<{
    readonly resolution: ResolutionId;
    readonly obligation: string;
  }> => resolutions.flatMap(stryMutAct_9fa48("2001") ? () => undefined : (stryCov_9fa48("2001"), ({
    id,
    obligations
  }) => stryMutAct_9fa48("2002") ? Object.entries(obligations).map(([obligation]) => ({
    resolution: id,
    obligation
  })) : (stryCov_9fa48("2002"), Object.entries(obligations).filter(stryMutAct_9fa48("2003") ? () => undefined : (stryCov_9fa48("2003"), ([, {
    owner,
    status
  }]) => stryMutAct_9fa48("2006") ? owner === ended && status !== 'fulfilled' || status !== 'waived' : stryMutAct_9fa48("2005") ? false : stryMutAct_9fa48("2004") ? true : (stryCov_9fa48("2004", "2005", "2006"), (stryMutAct_9fa48("2008") ? owner === ended || status !== 'fulfilled' : stryMutAct_9fa48("2007") ? true : (stryCov_9fa48("2007", "2008"), (stryMutAct_9fa48("2010") ? owner !== ended : stryMutAct_9fa48("2009") ? true : (stryCov_9fa48("2009", "2010"), owner === ended)) && (stryMutAct_9fa48("2012") ? status === 'fulfilled' : stryMutAct_9fa48("2011") ? true : (stryCov_9fa48("2011", "2012"), status !== (stryMutAct_9fa48("2013") ? "" : (stryCov_9fa48("2013"), 'fulfilled')))))) && (stryMutAct_9fa48("2015") ? status === 'waived' : stryMutAct_9fa48("2014") ? true : (stryCov_9fa48("2014", "2015"), status !== (stryMutAct_9fa48("2016") ? "" : (stryCov_9fa48("2016"), 'waived'))))))).map(stryMutAct_9fa48("2017") ? () => undefined : (stryCov_9fa48("2017"), ([obligation]) => stryMutAct_9fa48("2018") ? {} : (stryCov_9fa48("2018"), {
    resolution: id,
    obligation
  }))))));
  return orphanedObligations;
})());