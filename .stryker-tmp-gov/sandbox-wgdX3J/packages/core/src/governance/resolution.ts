/**
 * Beschluss: what was resolved, what is to be done because of it, and what became of that.
 *
 * Seats: § 66 NKomVG, § 54 HGO, § 33 LKO, § 56 KVG LSA, § 44c SGB II; § 88 NKomVG and § 63 HGO for objections.
 * adopted → effective ↔ suspended → inImplementation → implemented | partlyImplemented | notImplemented | repealed |
 * superseded | lapsed. An obligation: open → inProgress → fulfilled | waived; overdue is derived, not stored.
 */
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
import { left, right } from 'fp-ts/lib/Either.js';
import { defineAggregate, emits, keep, message, type Decision, type EventsOf } from '../kernel/aggregate.ts';
import type { MessageOf } from '../kernel/event.ts';
import { alreadyExists, finding, ruleBroken, unknownReference, type Finding } from '../kernel/finding.ts';
import { isNotAfter, type FuzzyDate } from '../kernel/fuzzy-date.ts';
import { resolutionEvents as events, type ResolutionEvents } from './resolution-events.ts';
import type { BodyId, ObligationId, Title } from './vocabulary.ts';

// State

type Phase = 'none' | 'adopted' | 'effective' | 'suspended' | 'inImplementation' | 'implemented' | 'partlyImplemented' | 'notImplemented' | 'repealed' | 'superseded' | 'lapsed';

/** An Umsetzungsauftrag. */
export interface Obligation extends Omit<ResolutionEvents['ObligationCreated'], 'obligation' | 'due'> {
  readonly status: 'open' | 'inProgress' | 'fulfilled' | 'waived';
  readonly owner: BodyId | undefined;
  /** The date first set; it stays visible when the due date moves (G-9). */
  readonly originalDue: FuzzyDate | undefined;
  readonly due: FuzzyDate | undefined;
}
export interface ResolutionState {
  readonly phase: Phase;
  readonly body: BodyId | undefined;
  readonly on: FuzzyDate | undefined;
  readonly title: Title | undefined;
  readonly origin: Pick<ResolutionEvents['ResolutionAdopted'], 'motion' | 'urgentDecision' | 'meeting'>;
  readonly textHash: string | undefined;
  readonly public: 'yes' | 'no' | 'unknown';
  readonly published: boolean;
  readonly effectiveFrom: FuzzyDate | undefined;
  readonly objectives: ReadonlyArray<ResolutionEvents['ObjectiveDeclared']>;
  readonly obligations: Readonly<Record<string, Obligation>>;
  readonly reports: Readonly<Record<string, ResolutionEvents['ImplementationReportRequested'] & {
    readonly delivered: boolean;
  }>>;
  /** The phase to return to when a suspension ends. */
  readonly suspendedFrom: Phase;
}
const initial: ResolutionState = stryMutAct_9fa48("2087") ? {} : (stryCov_9fa48("2087"), {
  phase: stryMutAct_9fa48("2088") ? "" : (stryCov_9fa48("2088"), 'none'),
  body: undefined,
  on: undefined,
  title: undefined,
  origin: {},
  textHash: undefined,
  public: stryMutAct_9fa48("2089") ? "" : (stryCov_9fa48("2089"), 'unknown'),
  published: stryMutAct_9fa48("2090") ? true : (stryCov_9fa48("2090"), false),
  effectiveFrom: undefined,
  objectives: stryMutAct_9fa48("2091") ? ["Stryker was here"] : (stryCov_9fa48("2091"), []),
  obligations: {},
  reports: {},
  suspendedFrom: stryMutAct_9fa48("2092") ? "" : (stryCov_9fa48("2092"), 'adopted')
});
const change = (state: ResolutionState, id: string, to: Partial<Obligation>): ResolutionState => {
  if (stryMutAct_9fa48("2093")) {
    {}
  } else {
    stryCov_9fa48("2093");
    const known = state.obligations[id];
    return (stryMutAct_9fa48("2096") ? known !== undefined : stryMutAct_9fa48("2095") ? false : stryMutAct_9fa48("2094") ? true : (stryCov_9fa48("2094", "2095", "2096"), known === undefined)) ? state : stryMutAct_9fa48("2097") ? {} : (stryCov_9fa48("2097"), {
      ...state,
      obligations: stryMutAct_9fa48("2098") ? {} : (stryCov_9fa48("2098"), {
        ...state.obligations,
        [id]: stryMutAct_9fa48("2099") ? {} : (stryCov_9fa48("2099"), {
          ...known,
          ...to
        })
      })
    });
  }
};

// Commands: each has one event with the same data.

const commands = stryMutAct_9fa48("2100") ? {} : (stryCov_9fa48("2100"), {
  AdoptResolution: stryMutAct_9fa48("2101") ? {} : (stryCov_9fa48("2101"), {
    german: stryMutAct_9fa48("2102") ? "" : (stryCov_9fa48("2102"), 'Beschluss fassen'),
    data: events.ResolutionAdopted.data
  }),
  DeclareObjective: stryMutAct_9fa48("2103") ? {} : (stryCov_9fa48("2103"), {
    german: stryMutAct_9fa48("2104") ? "" : (stryCov_9fa48("2104"), 'Ziel erklären'),
    data: events.ObjectiveDeclared.data
  }),
  TakeEffect: stryMutAct_9fa48("2105") ? {} : (stryCov_9fa48("2105"), {
    german: stryMutAct_9fa48("2106") ? "" : (stryCov_9fa48("2106"), 'Wirksamwerden feststellen'),
    data: events.ResolutionTookEffect.data
  }),
  CreateObligation: stryMutAct_9fa48("2107") ? {} : (stryCov_9fa48("2107"), {
    german: stryMutAct_9fa48("2108") ? "" : (stryCov_9fa48("2108"), 'Umsetzungsauftrag anlegen'),
    data: events.ObligationCreated.data
  }),
  ReportProgress: stryMutAct_9fa48("2109") ? {} : (stryCov_9fa48("2109"), {
    german: stryMutAct_9fa48("2110") ? "" : (stryCov_9fa48("2110"), 'Sachstand melden'),
    data: events.ImplementationProgressReported.data
  }),
  FulfilObligation: stryMutAct_9fa48("2111") ? {} : (stryCov_9fa48("2111"), {
    german: stryMutAct_9fa48("2112") ? "" : (stryCov_9fa48("2112"), 'Umsetzung melden'),
    data: events.ObligationFulfilled.data
  }),
  RescheduleObligation: stryMutAct_9fa48("2113") ? {} : (stryCov_9fa48("2113"), {
    german: stryMutAct_9fa48("2114") ? "" : (stryCov_9fa48("2114"), 'Frist verschieben'),
    data: events.ObligationRescheduled.data
  }),
  WaiveObligation: stryMutAct_9fa48("2115") ? {} : (stryCov_9fa48("2115"), {
    german: stryMutAct_9fa48("2116") ? "" : (stryCov_9fa48("2116"), 'Auf Umsetzung verzichten'),
    data: events.ObligationWaived.data
  }),
  TransferObligation: stryMutAct_9fa48("2117") ? {} : (stryCov_9fa48("2117"), {
    german: stryMutAct_9fa48("2118") ? "" : (stryCov_9fa48("2118"), 'Umsetzungsauftrag übernehmen'),
    data: events.ObligationTransferred.data
  }),
  RequestReport: stryMutAct_9fa48("2119") ? {} : (stryCov_9fa48("2119"), {
    german: stryMutAct_9fa48("2120") ? "" : (stryCov_9fa48("2120"), 'Sachstandsbericht verlangen'),
    data: events.ImplementationReportRequested.data
  }),
  DeliverReport: stryMutAct_9fa48("2121") ? {} : (stryCov_9fa48("2121"), {
    german: stryMutAct_9fa48("2122") ? "" : (stryCov_9fa48("2122"), 'Sachstandsbericht erstatten'),
    data: events.ImplementationReportDelivered.data
  }),
  RaiseObjection: stryMutAct_9fa48("2123") ? {} : (stryCov_9fa48("2123"), {
    german: stryMutAct_9fa48("2124") ? "" : (stryCov_9fa48("2124"), 'Einspruch einlegen'),
    data: events.ResolutionObjected.data
  }),
  ResolveObjection: stryMutAct_9fa48("2125") ? {} : (stryCov_9fa48("2125"), {
    german: stryMutAct_9fa48("2126") ? "" : (stryCov_9fa48("2126"), 'Einspruch erledigen'),
    data: events.ObjectionResolved.data
  }),
  ConcludeImplementation: stryMutAct_9fa48("2127") ? {} : (stryCov_9fa48("2127"), {
    german: stryMutAct_9fa48("2128") ? "" : (stryCov_9fa48("2128"), 'Umsetzung abschließen'),
    data: events.ImplementationConcluded.data
  }),
  RepealResolution: stryMutAct_9fa48("2129") ? {} : (stryCov_9fa48("2129"), {
    german: stryMutAct_9fa48("2130") ? "" : (stryCov_9fa48("2130"), 'Beschluss aufheben'),
    data: events.ResolutionRepealed.data
  }),
  SupersedeResolution: stryMutAct_9fa48("2131") ? {} : (stryCov_9fa48("2131"), {
    german: stryMutAct_9fa48("2132") ? "" : (stryCov_9fa48("2132"), 'Beschluss ersetzen'),
    data: events.ResolutionSuperseded.data
  }),
  LapseResolution: stryMutAct_9fa48("2133") ? {} : (stryCov_9fa48("2133"), {
    german: stryMutAct_9fa48("2134") ? "" : (stryCov_9fa48("2134"), 'Gegenstandslosigkeit feststellen'),
    data: events.ResolutionLapsed.data
  }),
  PublishResolution: stryMutAct_9fa48("2135") ? {} : (stryCov_9fa48("2135"), {
    german: stryMutAct_9fa48("2136") ? "" : (stryCov_9fa48("2136"), 'Beschluss bekanntgeben'),
    data: events.ResolutionPublished.data
  }),
  CorrectResolution: stryMutAct_9fa48("2137") ? {} : (stryCov_9fa48("2137"), {
    german: stryMutAct_9fa48("2138") ? "" : (stryCov_9fa48("2138"), 'Angaben zum Beschluss berichtigen'),
    data: events.ResolutionCorrected.data
  })
});
const live = ['adopted', 'effective', 'inImplementation'] as const;
const standing = [...live, 'suspended'] as const;
const concluded = ['implemented', 'partlyImplemented', 'notImplemented'] as const;
const done = stryMutAct_9fa48("2139") ? [] : (stryCov_9fa48("2139"), [stryMutAct_9fa48("2140") ? "" : (stryCov_9fa48("2140"), 'fulfilled'), stryMutAct_9fa48("2141") ? "" : (stryCov_9fa48("2141"), 'waived')]);
type ObligationEvent = { [K in keyof ResolutionEvents]: ResolutionEvents[K] extends {
  readonly obligation: ObligationId;
} ? K : never }[keyof ResolutionEvents];

/** A step of an obligation that is known and not yet done. */
const onOpenObligation = stryMutAct_9fa48("2142") ? () => undefined : (stryCov_9fa48("2142"), (() => {
  const onOpenObligation = <K extends ObligationEvent,>(type: K) => (data: ResolutionEvents[K], state: ResolutionState, on: FuzzyDate): Decision<MessageOf<ResolutionEvents, K>> => {
    if (stryMutAct_9fa48("2143")) {
      {}
    } else {
      stryCov_9fa48("2143");
      const known = state.obligations[data.obligation];
      if (stryMutAct_9fa48("2146") ? known !== undefined : stryMutAct_9fa48("2145") ? false : stryMutAct_9fa48("2144") ? true : (stryCov_9fa48("2144", "2145", "2146"), known === undefined)) return left(unknownReference(stryMutAct_9fa48("2147") ? "" : (stryCov_9fa48("2147"), 'obligation'), data.obligation, Object.keys(state.obligations)));
      return done.includes(known.status) ? left(alreadyExists(stryMutAct_9fa48("2148") ? `` : (stryCov_9fa48("2148"), `end (${known.status}) of the obligation`), data.obligation)) : right(stryMutAct_9fa48("2149") ? [] : (stryCov_9fa48("2149"), [message<ResolutionEvents, K>(type, on, data)]));
    }
  };
  return onOpenObligation;
})());

/** The Beschluss as an aggregate; its streams are `resolution-<id>`. */
export const resolution = defineAggregate<Phase, ResolutionState, typeof events, typeof commands>(stryMutAct_9fa48("2150") ? {} : (stryCov_9fa48("2150"), {
  category: stryMutAct_9fa48("2151") ? "" : (stryCov_9fa48("2151"), 'resolution'),
  module: stryMutAct_9fa48("2152") ? "" : (stryCov_9fa48("2152"), 'governance'),
  german: stryMutAct_9fa48("2153") ? "" : (stryCov_9fa48("2153"), 'Beschluss'),
  seat: stryMutAct_9fa48("2154") ? "" : (stryCov_9fa48("2154"), '§§ 66, 88 NKomVG; §§ 54, 63 HGO; §§ 28, 33 LKO; § 56 KVG LSA; § 44c SGB II'),
  summary: stryMutAct_9fa48("2155") ? "" : (stryCov_9fa48("2155"), 'What was resolved, what is to be done because of it, and what became of that.'),
  events,
  commands,
  initial,
  lifecycle: stryMutAct_9fa48("2156") ? {} : (stryCov_9fa48("2156"), {
    ResolutionAdopted: stryMutAct_9fa48("2157") ? [] : (stryCov_9fa48("2157"), [stryMutAct_9fa48("2158") ? [] : (stryCov_9fa48("2158"), [stryMutAct_9fa48("2159") ? "" : (stryCov_9fa48("2159"), 'none')]), stryMutAct_9fa48("2160") ? "" : (stryCov_9fa48("2160"), 'adopted')]),
    ObjectiveDeclared: stryMutAct_9fa48("2161") ? [] : (stryCov_9fa48("2161"), [standing, stryMutAct_9fa48("2162") ? "" : (stryCov_9fa48("2162"), 'same')]),
    ResolutionTookEffect: stryMutAct_9fa48("2163") ? [] : (stryCov_9fa48("2163"), [stryMutAct_9fa48("2164") ? [] : (stryCov_9fa48("2164"), [stryMutAct_9fa48("2165") ? "" : (stryCov_9fa48("2165"), 'adopted')]), stryMutAct_9fa48("2166") ? "" : (stryCov_9fa48("2166"), 'effective')]),
    ObligationCreated: stryMutAct_9fa48("2167") ? [] : (stryCov_9fa48("2167"), [stryMutAct_9fa48("2168") ? [] : (stryCov_9fa48("2168"), [...standing, ...concluded]), stryMutAct_9fa48("2169") ? "" : (stryCov_9fa48("2169"), 'same')]),
    ImplementationProgressReported: stryMutAct_9fa48("2170") ? [] : (stryCov_9fa48("2170"), [live, stryMutAct_9fa48("2171") ? "" : (stryCov_9fa48("2171"), 'inImplementation')]),
    ObligationFulfilled: stryMutAct_9fa48("2172") ? [] : (stryCov_9fa48("2172"), [live, stryMutAct_9fa48("2173") ? "" : (stryCov_9fa48("2173"), 'inImplementation')]),
    ObligationRescheduled: stryMutAct_9fa48("2174") ? [] : (stryCov_9fa48("2174"), [standing, stryMutAct_9fa48("2175") ? "" : (stryCov_9fa48("2175"), 'same')]),
    ObligationWaived: stryMutAct_9fa48("2176") ? [] : (stryCov_9fa48("2176"), [standing, stryMutAct_9fa48("2177") ? "" : (stryCov_9fa48("2177"), 'same')]),
    ObligationTransferred: stryMutAct_9fa48("2178") ? [] : (stryCov_9fa48("2178"), [stryMutAct_9fa48("2179") ? "" : (stryCov_9fa48("2179"), 'any'), stryMutAct_9fa48("2180") ? "" : (stryCov_9fa48("2180"), 'same')]),
    ImplementationReportRequested: stryMutAct_9fa48("2181") ? [] : (stryCov_9fa48("2181"), [standing, stryMutAct_9fa48("2182") ? "" : (stryCov_9fa48("2182"), 'same')]),
    ImplementationReportDelivered: stryMutAct_9fa48("2183") ? [] : (stryCov_9fa48("2183"), [stryMutAct_9fa48("2184") ? [] : (stryCov_9fa48("2184"), [...standing, ...concluded]), stryMutAct_9fa48("2185") ? "" : (stryCov_9fa48("2185"), 'same')]),
    ResolutionObjected: stryMutAct_9fa48("2186") ? [] : (stryCov_9fa48("2186"), [live, stryMutAct_9fa48("2187") ? [] : (stryCov_9fa48("2187"), [stryMutAct_9fa48("2188") ? "" : (stryCov_9fa48("2188"), 'suspended'), ...live])]),
    ObjectionResolved: stryMutAct_9fa48("2189") ? [] : (stryCov_9fa48("2189"), [stryMutAct_9fa48("2190") ? [] : (stryCov_9fa48("2190"), [stryMutAct_9fa48("2191") ? "" : (stryCov_9fa48("2191"), 'suspended')]), stryMutAct_9fa48("2192") ? [] : (stryCov_9fa48("2192"), [...live, stryMutAct_9fa48("2193") ? "" : (stryCov_9fa48("2193"), 'repealed')])]),
    ImplementationConcluded: stryMutAct_9fa48("2194") ? [] : (stryCov_9fa48("2194"), [live, concluded]),
    ResolutionRepealed: stryMutAct_9fa48("2195") ? [] : (stryCov_9fa48("2195"), [stryMutAct_9fa48("2196") ? [] : (stryCov_9fa48("2196"), [...standing, ...concluded]), stryMutAct_9fa48("2197") ? "" : (stryCov_9fa48("2197"), 'repealed')]),
    ResolutionSuperseded: stryMutAct_9fa48("2198") ? [] : (stryCov_9fa48("2198"), [stryMutAct_9fa48("2199") ? [] : (stryCov_9fa48("2199"), [...standing, ...concluded]), stryMutAct_9fa48("2200") ? "" : (stryCov_9fa48("2200"), 'superseded')]),
    ResolutionLapsed: stryMutAct_9fa48("2201") ? [] : (stryCov_9fa48("2201"), [standing, stryMutAct_9fa48("2202") ? "" : (stryCov_9fa48("2202"), 'lapsed')]),
    ResolutionPublished: stryMutAct_9fa48("2203") ? [] : (stryCov_9fa48("2203"), [stryMutAct_9fa48("2204") ? "" : (stryCov_9fa48("2204"), 'any'), stryMutAct_9fa48("2205") ? "" : (stryCov_9fa48("2205"), 'same')]),
    ResolutionCorrected: stryMutAct_9fa48("2206") ? [] : (stryCov_9fa48("2206"), [stryMutAct_9fa48("2207") ? "" : (stryCov_9fa48("2207"), 'any'), stryMutAct_9fa48("2208") ? "" : (stryCov_9fa48("2208"), 'same')])
  }),
  evolve: stryMutAct_9fa48("2209") ? {} : (stryCov_9fa48("2209"), {
    ResolutionAdopted: stryMutAct_9fa48("2210") ? () => undefined : (stryCov_9fa48("2210"), (state, {
      body,
      title,
      textHash,
      public: isPublic,
      ...origin
    }, on) => stryMutAct_9fa48("2211") ? {} : (stryCov_9fa48("2211"), {
      ...state,
      body,
      title,
      textHash,
      public: isPublic,
      origin,
      on
    })),
    ObjectiveDeclared: stryMutAct_9fa48("2212") ? () => undefined : (stryCov_9fa48("2212"), (state, data) => stryMutAct_9fa48("2213") ? {} : (stryCov_9fa48("2213"), {
      ...state,
      objectives: stryMutAct_9fa48("2214") ? [] : (stryCov_9fa48("2214"), [...state.objectives, data])
    })),
    ResolutionTookEffect: stryMutAct_9fa48("2215") ? () => undefined : (stryCov_9fa48("2215"), (state, _data, on) => stryMutAct_9fa48("2216") ? {} : (stryCov_9fa48("2216"), {
      ...state,
      effectiveFrom: on
    })),
    ObligationCreated: stryMutAct_9fa48("2217") ? () => undefined : (stryCov_9fa48("2217"), (state, {
      obligation,
      due,
      ...rest
    }) => stryMutAct_9fa48("2218") ? {} : (stryCov_9fa48("2218"), {
      ...state,
      obligations: stryMutAct_9fa48("2219") ? {} : (stryCov_9fa48("2219"), {
        ...state.obligations,
        [obligation]: stryMutAct_9fa48("2220") ? {} : (stryCov_9fa48("2220"), {
          ...rest,
          status: stryMutAct_9fa48("2221") ? "" : (stryCov_9fa48("2221"), 'open'),
          owner: state.body,
          originalDue: due,
          due
        })
      })
    })),
    ImplementationProgressReported: stryMutAct_9fa48("2222") ? () => undefined : (stryCov_9fa48("2222"), (state, {
      obligation
    }) => change(state, obligation, stryMutAct_9fa48("2223") ? {} : (stryCov_9fa48("2223"), {
      status: stryMutAct_9fa48("2224") ? "" : (stryCov_9fa48("2224"), 'inProgress')
    }))),
    ObligationFulfilled: stryMutAct_9fa48("2225") ? () => undefined : (stryCov_9fa48("2225"), (state, {
      obligation
    }) => change(state, obligation, stryMutAct_9fa48("2226") ? {} : (stryCov_9fa48("2226"), {
      status: stryMutAct_9fa48("2227") ? "" : (stryCov_9fa48("2227"), 'fulfilled')
    }))),
    ObligationRescheduled: stryMutAct_9fa48("2228") ? () => undefined : (stryCov_9fa48("2228"), (state, {
      obligation,
      due
    }) => change(state, obligation, stryMutAct_9fa48("2229") ? {} : (stryCov_9fa48("2229"), {
      due
    }))),
    ObligationWaived: stryMutAct_9fa48("2230") ? () => undefined : (stryCov_9fa48("2230"), (state, {
      obligation
    }) => change(state, obligation, stryMutAct_9fa48("2231") ? {} : (stryCov_9fa48("2231"), {
      status: stryMutAct_9fa48("2232") ? "" : (stryCov_9fa48("2232"), 'waived')
    }))),
    ObligationTransferred: stryMutAct_9fa48("2233") ? () => undefined : (stryCov_9fa48("2233"), (state, {
      obligation,
      to
    }) => change(state, obligation, stryMutAct_9fa48("2234") ? {} : (stryCov_9fa48("2234"), {
      owner: to
    }))),
    ImplementationReportRequested: stryMutAct_9fa48("2235") ? () => undefined : (stryCov_9fa48("2235"), (state, data) => stryMutAct_9fa48("2236") ? {} : (stryCov_9fa48("2236"), {
      ...state,
      reports: stryMutAct_9fa48("2237") ? {} : (stryCov_9fa48("2237"), {
        ...state.reports,
        [data.report]: stryMutAct_9fa48("2238") ? {} : (stryCov_9fa48("2238"), {
          ...data,
          delivered: stryMutAct_9fa48("2239") ? true : (stryCov_9fa48("2239"), false)
        })
      })
    })),
    ImplementationReportDelivered: (state, {
      report
    }) => {
      if (stryMutAct_9fa48("2240")) {
        {}
      } else {
        stryCov_9fa48("2240");
        const known = state.reports[report];
        return (stryMutAct_9fa48("2243") ? known !== undefined : stryMutAct_9fa48("2242") ? false : stryMutAct_9fa48("2241") ? true : (stryCov_9fa48("2241", "2242", "2243"), known === undefined)) ? state : stryMutAct_9fa48("2244") ? {} : (stryCov_9fa48("2244"), {
          ...state,
          reports: stryMutAct_9fa48("2245") ? {} : (stryCov_9fa48("2245"), {
            ...state.reports,
            [report]: stryMutAct_9fa48("2246") ? {} : (stryCov_9fa48("2246"), {
              ...known,
              delivered: stryMutAct_9fa48("2247") ? false : (stryCov_9fa48("2247"), true)
            })
          })
        });
      }
    },
    ResolutionObjected: stryMutAct_9fa48("2248") ? () => undefined : (stryCov_9fa48("2248"), (state, {
      suspends
    }) => (stryMutAct_9fa48("2251") ? suspends || state.phase !== 'suspended' : stryMutAct_9fa48("2250") ? false : stryMutAct_9fa48("2249") ? true : (stryCov_9fa48("2249", "2250", "2251"), suspends && (stryMutAct_9fa48("2253") ? state.phase === 'suspended' : stryMutAct_9fa48("2252") ? true : (stryCov_9fa48("2252", "2253"), state.phase !== (stryMutAct_9fa48("2254") ? "" : (stryCov_9fa48("2254"), 'suspended')))))) ? stryMutAct_9fa48("2255") ? {} : (stryCov_9fa48("2255"), {
      ...state,
      phase: stryMutAct_9fa48("2256") ? "" : (stryCov_9fa48("2256"), 'suspended'),
      suspendedFrom: state.phase
    }) : state),
    ObjectionResolved: stryMutAct_9fa48("2257") ? () => undefined : (stryCov_9fa48("2257"), (state, {
      outcome
    }) => stryMutAct_9fa48("2258") ? {} : (stryCov_9fa48("2258"), {
      ...state,
      phase: (stryMutAct_9fa48("2261") ? outcome !== 'stands' : stryMutAct_9fa48("2260") ? false : stryMutAct_9fa48("2259") ? true : (stryCov_9fa48("2259", "2260", "2261"), outcome === (stryMutAct_9fa48("2262") ? "" : (stryCov_9fa48("2262"), 'stands')))) ? state.suspendedFrom : stryMutAct_9fa48("2263") ? "" : (stryCov_9fa48("2263"), 'repealed')
    })),
    ImplementationConcluded: stryMutAct_9fa48("2264") ? () => undefined : (stryCov_9fa48("2264"), (state, {
      as
    }) => stryMutAct_9fa48("2265") ? {} : (stryCov_9fa48("2265"), {
      ...state,
      phase: as
    })),
    ResolutionRepealed: keep,
    ResolutionSuperseded: keep,
    ResolutionLapsed: keep,
    ResolutionPublished: stryMutAct_9fa48("2266") ? () => undefined : (stryCov_9fa48("2266"), state => stryMutAct_9fa48("2267") ? {} : (stryCov_9fa48("2267"), {
      ...state,
      published: stryMutAct_9fa48("2268") ? false : (stryCov_9fa48("2268"), true)
    })),
    ResolutionCorrected: stryMutAct_9fa48("2269") ? () => undefined : (stryCov_9fa48("2269"), (state, {
      title
    }) => (stryMutAct_9fa48("2272") ? title !== undefined : stryMutAct_9fa48("2271") ? false : stryMutAct_9fa48("2270") ? true : (stryCov_9fa48("2270", "2271", "2272"), title === undefined)) ? state : stryMutAct_9fa48("2273") ? {} : (stryCov_9fa48("2273"), {
      ...state,
      title
    }))
  }),
  decide: stryMutAct_9fa48("2274") ? {} : (stryCov_9fa48("2274"), {
    AdoptResolution: (data, _state, on) => {
      if (stryMutAct_9fa48("2275")) {
        {}
      } else {
        stryCov_9fa48("2275");
        const origins = stryMutAct_9fa48("2276") ? [data.motion, data.urgentDecision] : (stryCov_9fa48("2276"), (stryMutAct_9fa48("2277") ? [] : (stryCov_9fa48("2277"), [data.motion, data.urgentDecision])).filter(stryMutAct_9fa48("2278") ? () => undefined : (stryCov_9fa48("2278"), origin => stryMutAct_9fa48("2281") ? origin === undefined : stryMutAct_9fa48("2280") ? false : stryMutAct_9fa48("2279") ? true : (stryCov_9fa48("2279", "2280", "2281"), origin !== undefined))));
        return (stryMutAct_9fa48("2284") ? origins.length !== 1 : stryMutAct_9fa48("2283") ? false : stryMutAct_9fa48("2282") ? true : (stryCov_9fa48("2282", "2283", "2284"), origins.length === 1)) ? right(stryMutAct_9fa48("2285") ? [] : (stryCov_9fa48("2285"), [message<ResolutionEvents, 'ResolutionAdopted'>(stryMutAct_9fa48("2286") ? "" : (stryCov_9fa48("2286"), 'ResolutionAdopted'), on, data)])) : left(ruleBroken(stryMutAct_9fa48("2287") ? "" : (stryCov_9fa48("2287"), 'G-8'), stryMutAct_9fa48("2288") ? {} : (stryCov_9fa48("2288"), {
          de: stryMutAct_9fa48("2289") ? "" : (stryCov_9fa48("2289"), 'Ein Beschluss kommt aus genau einem Antrag oder einer Eilentscheidung.'),
          en: stryMutAct_9fa48("2290") ? "" : (stryCov_9fa48("2290"), 'A resolution comes from exactly one motion or urgent decision.')
        }), stryMutAct_9fa48("2291") ? {} : (stryCov_9fa48("2291"), {
          origins: origins.length
        })));
      }
    },
    DeclareObjective: emits<ResolutionEvents, 'ObjectiveDeclared'>(stryMutAct_9fa48("2292") ? "" : (stryCov_9fa48("2292"), 'ObjectiveDeclared')),
    TakeEffect: emits<ResolutionEvents, 'ResolutionTookEffect'>(stryMutAct_9fa48("2293") ? "" : (stryCov_9fa48("2293"), 'ResolutionTookEffect')),
    CreateObligation: stryMutAct_9fa48("2294") ? () => undefined : (stryCov_9fa48("2294"), (data, state, on) => (stryMutAct_9fa48("2297") ? state.obligations[data.obligation] !== undefined : stryMutAct_9fa48("2296") ? false : stryMutAct_9fa48("2295") ? true : (stryCov_9fa48("2295", "2296", "2297"), state.obligations[data.obligation] === undefined)) ? right(stryMutAct_9fa48("2298") ? [] : (stryCov_9fa48("2298"), [message<ResolutionEvents, 'ObligationCreated'>(stryMutAct_9fa48("2299") ? "" : (stryCov_9fa48("2299"), 'ObligationCreated'), on, data)])) : left(alreadyExists(stryMutAct_9fa48("2300") ? "" : (stryCov_9fa48("2300"), 'obligation'), data.obligation))),
    ReportProgress: onOpenObligation(stryMutAct_9fa48("2301") ? "" : (stryCov_9fa48("2301"), 'ImplementationProgressReported')),
    FulfilObligation: onOpenObligation(stryMutAct_9fa48("2302") ? "" : (stryCov_9fa48("2302"), 'ObligationFulfilled')),
    RescheduleObligation: onOpenObligation(stryMutAct_9fa48("2303") ? "" : (stryCov_9fa48("2303"), 'ObligationRescheduled')),
    WaiveObligation: onOpenObligation(stryMutAct_9fa48("2304") ? "" : (stryCov_9fa48("2304"), 'ObligationWaived')),
    TransferObligation: onOpenObligation(stryMutAct_9fa48("2305") ? "" : (stryCov_9fa48("2305"), 'ObligationTransferred')),
    RequestReport: stryMutAct_9fa48("2306") ? () => undefined : (stryCov_9fa48("2306"), (data, state, on) => (stryMutAct_9fa48("2309") ? state.reports[data.report] !== undefined : stryMutAct_9fa48("2308") ? false : stryMutAct_9fa48("2307") ? true : (stryCov_9fa48("2307", "2308", "2309"), state.reports[data.report] === undefined)) ? right(stryMutAct_9fa48("2310") ? [] : (stryCov_9fa48("2310"), [message<ResolutionEvents, 'ImplementationReportRequested'>(stryMutAct_9fa48("2311") ? "" : (stryCov_9fa48("2311"), 'ImplementationReportRequested'), on, data)])) : left(alreadyExists(stryMutAct_9fa48("2312") ? "" : (stryCov_9fa48("2312"), 'report'), data.report))),
    DeliverReport: (data, state, on) => {
      if (stryMutAct_9fa48("2313")) {
        {}
      } else {
        stryCov_9fa48("2313");
        const known = state.reports[data.report];
        if (stryMutAct_9fa48("2316") ? known !== undefined : stryMutAct_9fa48("2315") ? false : stryMutAct_9fa48("2314") ? true : (stryCov_9fa48("2314", "2315", "2316"), known === undefined)) return left(unknownReference(stryMutAct_9fa48("2317") ? "" : (stryCov_9fa48("2317"), 'report'), data.report, Object.keys(state.reports)));
        return known.delivered ? right(stryMutAct_9fa48("2318") ? ["Stryker was here"] : (stryCov_9fa48("2318"), [])) : right(stryMutAct_9fa48("2319") ? [] : (stryCov_9fa48("2319"), [message<ResolutionEvents, 'ImplementationReportDelivered'>(stryMutAct_9fa48("2320") ? "" : (stryCov_9fa48("2320"), 'ImplementationReportDelivered'), on, data)]));
      }
    },
    RaiseObjection: emits<ResolutionEvents, 'ResolutionObjected'>(stryMutAct_9fa48("2321") ? "" : (stryCov_9fa48("2321"), 'ResolutionObjected')),
    ResolveObjection: emits<ResolutionEvents, 'ObjectionResolved'>(stryMutAct_9fa48("2322") ? "" : (stryCov_9fa48("2322"), 'ObjectionResolved')),
    ConcludeImplementation: (data, state, on) => {
      if (stryMutAct_9fa48("2323")) {
        {}
      } else {
        stryCov_9fa48("2323");
        const openOnes = openObligations(state);
        if (stryMutAct_9fa48("2326") ? data.as === 'implemented' || openOnes.length > 0 : stryMutAct_9fa48("2325") ? false : stryMutAct_9fa48("2324") ? true : (stryCov_9fa48("2324", "2325", "2326"), (stryMutAct_9fa48("2328") ? data.as !== 'implemented' : stryMutAct_9fa48("2327") ? true : (stryCov_9fa48("2327", "2328"), data.as === (stryMutAct_9fa48("2329") ? "" : (stryCov_9fa48("2329"), 'implemented')))) && (stryMutAct_9fa48("2332") ? openOnes.length <= 0 : stryMutAct_9fa48("2331") ? openOnes.length >= 0 : stryMutAct_9fa48("2330") ? true : (stryCov_9fa48("2330", "2331", "2332"), openOnes.length > 0)))) {
          if (stryMutAct_9fa48("2333")) {
            {}
          } else {
            stryCov_9fa48("2333");
            return left(ruleBroken(stryMutAct_9fa48("2334") ? "" : (stryCov_9fa48("2334"), 'G-9'), stryMutAct_9fa48("2335") ? {} : (stryCov_9fa48("2335"), {
              de: stryMutAct_9fa48("2336") ? "" : (stryCov_9fa48("2336"), 'Voll umgesetzt ist ein Beschluss erst, wenn jeder Umsetzungsauftrag erfüllt oder erlassen ist.'),
              en: stryMutAct_9fa48("2337") ? "" : (stryCov_9fa48("2337"), 'A resolution is implemented in full only when every obligation is fulfilled or waived.')
            }), stryMutAct_9fa48("2338") ? {} : (stryCov_9fa48("2338"), {
              open: openOnes
            })));
          }
        }
        if (stryMutAct_9fa48("2341") ? data.as === 'notImplemented' || data.reason === undefined : stryMutAct_9fa48("2340") ? false : stryMutAct_9fa48("2339") ? true : (stryCov_9fa48("2339", "2340", "2341"), (stryMutAct_9fa48("2343") ? data.as !== 'notImplemented' : stryMutAct_9fa48("2342") ? true : (stryCov_9fa48("2342", "2343"), data.as === (stryMutAct_9fa48("2344") ? "" : (stryCov_9fa48("2344"), 'notImplemented')))) && (stryMutAct_9fa48("2346") ? data.reason !== undefined : stryMutAct_9fa48("2345") ? true : (stryCov_9fa48("2345", "2346"), data.reason === undefined)))) {
          if (stryMutAct_9fa48("2347")) {
            {}
          } else {
            stryCov_9fa48("2347");
            return left(ruleBroken(stryMutAct_9fa48("2348") ? "" : (stryCov_9fa48("2348"), 'G-9'), stryMutAct_9fa48("2349") ? {} : (stryCov_9fa48("2349"), {
              de: stryMutAct_9fa48("2350") ? "" : (stryCov_9fa48("2350"), 'Wird nicht umgesetzt, muss der Grund genannt werden.'),
              en: stryMutAct_9fa48("2351") ? "" : (stryCov_9fa48("2351"), 'If nothing is implemented, the reason must be given.')
            })));
          }
        }
        return right(stryMutAct_9fa48("2352") ? [] : (stryCov_9fa48("2352"), [message<ResolutionEvents, 'ImplementationConcluded'>(stryMutAct_9fa48("2353") ? "" : (stryCov_9fa48("2353"), 'ImplementationConcluded'), on, data)]));
      }
    },
    RepealResolution: emits<ResolutionEvents, 'ResolutionRepealed'>(stryMutAct_9fa48("2354") ? "" : (stryCov_9fa48("2354"), 'ResolutionRepealed')),
    SupersedeResolution: emits<ResolutionEvents, 'ResolutionSuperseded'>(stryMutAct_9fa48("2355") ? "" : (stryCov_9fa48("2355"), 'ResolutionSuperseded')),
    LapseResolution: emits<ResolutionEvents, 'ResolutionLapsed'>(stryMutAct_9fa48("2356") ? "" : (stryCov_9fa48("2356"), 'ResolutionLapsed')),
    PublishResolution: emits<ResolutionEvents, 'ResolutionPublished'>(stryMutAct_9fa48("2357") ? "" : (stryCov_9fa48("2357"), 'ResolutionPublished')),
    CorrectResolution: emits<ResolutionEvents, 'ResolutionCorrected'>(stryMutAct_9fa48("2358") ? "" : (stryCov_9fa48("2358"), 'ResolutionCorrected'))
  }),
  title: stryMutAct_9fa48("2359") ? () => undefined : (stryCov_9fa48("2359"), state => stryMutAct_9fa48("2360") ? state.title?.asPublished && '' : (stryCov_9fa48("2360"), (stryMutAct_9fa48("2361") ? state.title.asPublished : (stryCov_9fa48("2361"), state.title?.asPublished)) ?? (stryMutAct_9fa48("2362") ? "Stryker was here!" : (stryCov_9fa48("2362"), '')))),
  findings: stryMutAct_9fa48("2363") ? () => undefined : (stryCov_9fa48("2363"), state => findingsOf(state))
}));

/** An event of a Beschluss. */
export type ResolutionEvent = EventsOf<typeof resolution>;

/** The obligations that are neither fulfilled nor waived. */
export const openObligations = stryMutAct_9fa48("2364") ? () => undefined : (stryCov_9fa48("2364"), (() => {
  const openObligations = (state: ResolutionState): ReadonlyArray<string> => stryMutAct_9fa48("2365") ? Object.keys(state.obligations) : (stryCov_9fa48("2365"), Object.keys(state.obligations).filter(stryMutAct_9fa48("2366") ? () => undefined : (stryCov_9fa48("2366"), id => stryMutAct_9fa48("2367") ? done.includes(state.obligations[id]?.status ?? '') : (stryCov_9fa48("2367"), !done.includes(stryMutAct_9fa48("2368") ? state.obligations[id]?.status && '' : (stryCov_9fa48("2368"), (stryMutAct_9fa48("2369") ? state.obligations[id].status : (stryCov_9fa48("2369"), state.obligations[id]?.status)) ?? (stryMutAct_9fa48("2370") ? "Stryker was here!" : (stryCov_9fa48("2370"), ''))))))));
  return openObligations;
})());

/** The open obligations that are certainly overdue on a day. */
export const overdueObligations = stryMutAct_9fa48("2371") ? () => undefined : (stryCov_9fa48("2371"), (() => {
  const overdueObligations = (state: ResolutionState, on: FuzzyDate): ReadonlyArray<string> => stryMutAct_9fa48("2372") ? openObligations(state) : (stryCov_9fa48("2372"), openObligations(state).filter(id => {
    if (stryMutAct_9fa48("2373")) {
      {}
    } else {
      stryCov_9fa48("2373");
      const due = stryMutAct_9fa48("2374") ? state.obligations[id].due : (stryCov_9fa48("2374"), state.obligations[id]?.due);
      return stryMutAct_9fa48("2377") ? due !== undefined || isNotAfter(on, due) === 'no' : stryMutAct_9fa48("2376") ? false : stryMutAct_9fa48("2375") ? true : (stryCov_9fa48("2375", "2376", "2377"), (stryMutAct_9fa48("2379") ? due === undefined : stryMutAct_9fa48("2378") ? true : (stryCov_9fa48("2378", "2379"), due !== undefined)) && (stryMutAct_9fa48("2381") ? isNotAfter(on, due) !== 'no' : stryMutAct_9fa48("2380") ? true : (stryCov_9fa48("2380", "2381"), isNotAfter(on, due) === (stryMutAct_9fa48("2382") ? "" : (stryCov_9fa48("2382"), 'no')))));
    }
  }));
  return overdueObligations;
})());

/** What the public may see of a resolution: of one taken in closed session only that it exists (G-11, R-107). */
export const publicTitle = stryMutAct_9fa48("2383") ? () => undefined : (stryCov_9fa48("2383"), (() => {
  const publicTitle = (state: ResolutionState): string | undefined => (stryMutAct_9fa48("2386") ? state.public === 'yes' && state.published : stryMutAct_9fa48("2385") ? false : stryMutAct_9fa48("2384") ? true : (stryCov_9fa48("2384", "2385", "2386"), (stryMutAct_9fa48("2388") ? state.public !== 'yes' : stryMutAct_9fa48("2387") ? false : (stryCov_9fa48("2387", "2388"), state.public === (stryMutAct_9fa48("2389") ? "" : (stryCov_9fa48("2389"), 'yes')))) || state.published)) ? stryMutAct_9fa48("2390") ? state.title.asPublished : (stryCov_9fa48("2390"), state.title?.asPublished) : undefined;
  return publicTitle;
})());
const findingsOf = (state: ResolutionState): ReadonlyArray<Finding> => {
  if (stryMutAct_9fa48("2391")) {
    {}
  } else {
    stryCov_9fa48("2391");
    const findings: Finding[] = stryMutAct_9fa48("2392") ? ["Stryker was here"] : (stryCov_9fa48("2392"), []);
    const unmeasured = stryMutAct_9fa48("2393") ? state.objectives : (stryCov_9fa48("2393"), state.objectives.filter(stryMutAct_9fa48("2394") ? () => undefined : (stryCov_9fa48("2394"), ({
      indicator
    }) => stryMutAct_9fa48("2397") ? indicator !== undefined : stryMutAct_9fa48("2396") ? false : stryMutAct_9fa48("2395") ? true : (stryCov_9fa48("2395", "2396", "2397"), indicator === undefined))));
    if (stryMutAct_9fa48("2401") ? unmeasured.length <= 0 : stryMutAct_9fa48("2400") ? unmeasured.length >= 0 : stryMutAct_9fa48("2399") ? false : stryMutAct_9fa48("2398") ? true : (stryCov_9fa48("2398", "2399", "2400", "2401"), unmeasured.length > 0)) {
      if (stryMutAct_9fa48("2402")) {
        {}
      } else {
        stryCov_9fa48("2402");
        findings.push(finding(stryMutAct_9fa48("2404") ? "" : (stryCov_9fa48("2404"), 'G-9'), stryMutAct_9fa48("2405") ? "" : (stryCov_9fa48("2405"), 'information'), stryMutAct_9fa48("2406") ? {} : (stryCov_9fa48("2406"), {
          de: stryMutAct_9fa48("2407") ? "" : (stryCov_9fa48("2407"), 'Für ein Ziel ist keine Kennzahl genannt; ob es erreicht wurde, lässt sich nicht messen.'),
          en: stryMutAct_9fa48("2408") ? "" : (stryCov_9fa48("2408"), 'No indicator is named for an objective; whether it was reached cannot be measured.')
        }), stryMutAct_9fa48("2409") ? {} : (stryCov_9fa48("2409"), {
          objectives: unmeasured.map(stryMutAct_9fa48("2410") ? () => undefined : (stryCov_9fa48("2410"), ({
            objective
          }) => objective))
        })));
      }
    }
    if (stryMutAct_9fa48("2413") ? state.on !== undefined && state.effectiveFrom !== undefined || isNotAfter(state.on, state.effectiveFrom) === 'no' : stryMutAct_9fa48("2412") ? false : stryMutAct_9fa48("2411") ? true : (stryCov_9fa48("2411", "2412", "2413"), (stryMutAct_9fa48("2415") ? state.on !== undefined || state.effectiveFrom !== undefined : stryMutAct_9fa48("2414") ? true : (stryCov_9fa48("2414", "2415"), (stryMutAct_9fa48("2417") ? state.on === undefined : stryMutAct_9fa48("2416") ? true : (stryCov_9fa48("2416", "2417"), state.on !== undefined)) && (stryMutAct_9fa48("2419") ? state.effectiveFrom === undefined : stryMutAct_9fa48("2418") ? true : (stryCov_9fa48("2418", "2419"), state.effectiveFrom !== undefined)))) && (stryMutAct_9fa48("2421") ? isNotAfter(state.on, state.effectiveFrom) !== 'no' : stryMutAct_9fa48("2420") ? true : (stryCov_9fa48("2420", "2421"), isNotAfter(state.on, state.effectiveFrom) === (stryMutAct_9fa48("2422") ? "" : (stryCov_9fa48("2422"), 'no')))))) {
      if (stryMutAct_9fa48("2423")) {
        {}
      } else {
        stryCov_9fa48("2423");
        findings.push(finding(stryMutAct_9fa48("2425") ? "" : (stryCov_9fa48("2425"), 'G-15'), stryMutAct_9fa48("2426") ? "" : (stryCov_9fa48("2426"), 'warning'), stryMutAct_9fa48("2427") ? {} : (stryCov_9fa48("2427"), {
          de: stryMutAct_9fa48("2428") ? "" : (stryCov_9fa48("2428"), 'Der Beschluss soll vor seiner Annahme wirksam geworden sein.'),
          en: stryMutAct_9fa48("2429") ? "" : (stryCov_9fa48("2429"), 'The resolution is said to have taken effect before it was adopted.')
        }), stryMutAct_9fa48("2430") ? {} : (stryCov_9fa48("2430"), {
          adopted: state.on,
          effective: state.effectiveFrom
        })));
      }
    }
    return findings;
  }
};