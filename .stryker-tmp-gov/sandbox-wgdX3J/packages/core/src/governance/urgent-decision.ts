/**
 * Eilentscheidung: what an office decides when the body cannot meet in time, and whom it must tell.
 *
 * Seats: § 89 NKomVG; § 51a HGO, § 30a HKO; § 42 LKO; § 65 Abs. 4 KVG LSA.
 * taken → confirmed | repealed | noted; the reports to body and committee are due in between.
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
import { right } from 'fp-ts/lib/Either.js';
import { defineAggregate, emits, keep, message, type EventsOf } from '../kernel/aggregate.ts';
import { code, flag, list, record, text } from '../kernel/codec.ts';
import { defineEvent, type DataOf } from '../kernel/event.ts';
import { finding } from '../kernel/finding.ts';
import { BodyId, MeetingId, ResolutionId, Title } from './vocabulary.ts';
const Addressee = code(stryMutAct_9fa48("2444") ? "" : (stryCov_9fa48("2444"), 'body'), stryMutAct_9fa48("2445") ? "" : (stryCov_9fa48("2445"), 'committee'));

// Events: the storage contract. Names and shapes change only with a new schema version.

const events = stryMutAct_9fa48("2446") ? {} : (stryCov_9fa48("2446"), {
  UrgentDecisionTaken: defineEvent(stryMutAct_9fa48("2447") ? {} : (stryCov_9fa48("2447"), {
    german: stryMutAct_9fa48("2448") ? "" : (stryCov_9fa48("2448"), 'Eilentscheidung'),
    seat: stryMutAct_9fa48("2449") ? "" : (stryCov_9fa48("2449"), '§ 89 NKomVG; § 51a HGO; § 42 LKO; § 65 Abs. 4 KVG LSA'),
    summary: stryMutAct_9fa48("2450") ? "" : (stryCov_9fa48("2450"), 'An office decides in place of the body; `reportTo` comes from the rules of the body.'),
    data: record(stryMutAct_9fa48("2451") ? {} : (stryCov_9fa48("2451"), {
      body: BodyId,
      title: Title,
      office: text,
      ground: text,
      reportTo: list(Addressee)
    }), stryMutAct_9fa48("2452") ? {} : (stryCov_9fa48("2452"), {
      agreedBy: text,
      disadvantageThreatened: flag,
      resolution: ResolutionId
    }))
  })),
  UrgentDecisionReported: defineEvent(stryMutAct_9fa48("2453") ? {} : (stryCov_9fa48("2453"), {
    german: stryMutAct_9fa48("2454") ? "" : (stryCov_9fa48("2454"), 'Unterrichtung über die Eilentscheidung'),
    seat: stryMutAct_9fa48("2455") ? "" : (stryCov_9fa48("2455"), '§ 89 NKomVG'),
    summary: stryMutAct_9fa48("2456") ? "" : (stryCov_9fa48("2456"), 'The body or the committee is told.'),
    data: record(stryMutAct_9fa48("2457") ? {} : (stryCov_9fa48("2457"), {
      to: Addressee
    }), stryMutAct_9fa48("2458") ? {} : (stryCov_9fa48("2458"), {
      meeting: MeetingId
    }))
  })),
  UrgentDecisionConfirmed: defineEvent(stryMutAct_9fa48("2459") ? {} : (stryCov_9fa48("2459"), {
    german: stryMutAct_9fa48("2460") ? "" : (stryCov_9fa48("2460"), 'Bestätigung'),
    summary: stryMutAct_9fa48("2461") ? "" : (stryCov_9fa48("2461"), 'The body confirms it.'),
    data: record({}, stryMutAct_9fa48("2462") ? {} : (stryCov_9fa48("2462"), {
      resolution: ResolutionId
    }))
  })),
  UrgentDecisionRepealed: defineEvent(stryMutAct_9fa48("2463") ? {} : (stryCov_9fa48("2463"), {
    german: stryMutAct_9fa48("2464") ? "" : (stryCov_9fa48("2464"), 'Aufhebung der Eilentscheidung'),
    summary: stryMutAct_9fa48("2465") ? "" : (stryCov_9fa48("2465"), 'The body repeals it.'),
    data: record({}, stryMutAct_9fa48("2466") ? {} : (stryCov_9fa48("2466"), {
      resolution: ResolutionId
    }))
  })),
  UrgentDecisionNoted: defineEvent(stryMutAct_9fa48("2467") ? {} : (stryCov_9fa48("2467"), {
    german: stryMutAct_9fa48("2468") ? "" : (stryCov_9fa48("2468"), 'Kenntnisnahme der Eilentscheidung'),
    summary: stryMutAct_9fa48("2469") ? "" : (stryCov_9fa48("2469"), 'The body takes note.'),
    data: record({}, stryMutAct_9fa48("2470") ? {} : (stryCov_9fa48("2470"), {
      meeting: MeetingId
    }))
  }))
});
type Events = DataOf<typeof events>;

// State

export interface UrgentDecisionState {
  readonly phase: 'none' | 'taken' | 'confirmed' | 'repealed' | 'noted';
  readonly taken: Events['UrgentDecisionTaken'] | undefined;
  readonly reported: ReadonlyArray<Events['UrgentDecisionReported']['to']>;
}
const initial: UrgentDecisionState = stryMutAct_9fa48("2471") ? {} : (stryCov_9fa48("2471"), {
  phase: stryMutAct_9fa48("2472") ? "" : (stryCov_9fa48("2472"), 'none'),
  taken: undefined,
  reported: stryMutAct_9fa48("2473") ? ["Stryker was here"] : (stryCov_9fa48("2473"), [])
});
const commands = stryMutAct_9fa48("2474") ? {} : (stryCov_9fa48("2474"), {
  TakeUrgentDecision: stryMutAct_9fa48("2475") ? {} : (stryCov_9fa48("2475"), {
    german: stryMutAct_9fa48("2476") ? "" : (stryCov_9fa48("2476"), 'Eilentscheidung treffen'),
    data: events.UrgentDecisionTaken.data
  }),
  ReportUrgentDecision: stryMutAct_9fa48("2477") ? {} : (stryCov_9fa48("2477"), {
    german: stryMutAct_9fa48("2478") ? "" : (stryCov_9fa48("2478"), 'Über Eilentscheidung unterrichten'),
    data: events.UrgentDecisionReported.data
  }),
  ConfirmUrgentDecision: stryMutAct_9fa48("2479") ? {} : (stryCov_9fa48("2479"), {
    german: stryMutAct_9fa48("2480") ? "" : (stryCov_9fa48("2480"), 'Eilentscheidung bestätigen'),
    data: events.UrgentDecisionConfirmed.data
  }),
  RepealUrgentDecision: stryMutAct_9fa48("2481") ? {} : (stryCov_9fa48("2481"), {
    german: stryMutAct_9fa48("2482") ? "" : (stryCov_9fa48("2482"), 'Eilentscheidung aufheben'),
    data: events.UrgentDecisionRepealed.data
  }),
  NoteUrgentDecision: stryMutAct_9fa48("2483") ? {} : (stryCov_9fa48("2483"), {
    german: stryMutAct_9fa48("2484") ? "" : (stryCov_9fa48("2484"), 'Eilentscheidung zur Kenntnis nehmen'),
    data: events.UrgentDecisionNoted.data
  })
});
const ended = ['confirmed', 'repealed', 'noted'] as const;

/** The Eilentscheidung as an aggregate; its streams are `urgent-decision-<id>`. */
export const urgentDecision = defineAggregate<UrgentDecisionState['phase'], UrgentDecisionState, typeof events, typeof commands>(stryMutAct_9fa48("2485") ? {} : (stryCov_9fa48("2485"), {
  category: stryMutAct_9fa48("2486") ? "" : (stryCov_9fa48("2486"), 'urgent-decision'),
  module: stryMutAct_9fa48("2487") ? "" : (stryCov_9fa48("2487"), 'governance'),
  german: stryMutAct_9fa48("2488") ? "" : (stryCov_9fa48("2488"), 'Eilentscheidung'),
  seat: stryMutAct_9fa48("2489") ? "" : (stryCov_9fa48("2489"), '§ 89 NKomVG; § 51a HGO, § 30a HKO; § 42 LKO; § 65 Abs. 4 KVG LSA'),
  summary: stryMutAct_9fa48("2490") ? "" : (stryCov_9fa48("2490"), 'What an office decides when the body cannot meet in time, and whom it must tell.'),
  events,
  commands,
  initial,
  lifecycle: stryMutAct_9fa48("2491") ? {} : (stryCov_9fa48("2491"), {
    UrgentDecisionTaken: stryMutAct_9fa48("2492") ? [] : (stryCov_9fa48("2492"), [stryMutAct_9fa48("2493") ? [] : (stryCov_9fa48("2493"), [stryMutAct_9fa48("2494") ? "" : (stryCov_9fa48("2494"), 'none')]), stryMutAct_9fa48("2495") ? "" : (stryCov_9fa48("2495"), 'taken')]),
    UrgentDecisionReported: stryMutAct_9fa48("2496") ? [] : (stryCov_9fa48("2496"), [stryMutAct_9fa48("2497") ? [] : (stryCov_9fa48("2497"), [stryMutAct_9fa48("2498") ? "" : (stryCov_9fa48("2498"), 'taken'), ...ended]), stryMutAct_9fa48("2499") ? "" : (stryCov_9fa48("2499"), 'same')]),
    UrgentDecisionConfirmed: stryMutAct_9fa48("2500") ? [] : (stryCov_9fa48("2500"), [stryMutAct_9fa48("2501") ? [] : (stryCov_9fa48("2501"), [stryMutAct_9fa48("2502") ? "" : (stryCov_9fa48("2502"), 'taken')]), stryMutAct_9fa48("2503") ? "" : (stryCov_9fa48("2503"), 'confirmed')]),
    UrgentDecisionRepealed: stryMutAct_9fa48("2504") ? [] : (stryCov_9fa48("2504"), [stryMutAct_9fa48("2505") ? [] : (stryCov_9fa48("2505"), [stryMutAct_9fa48("2506") ? "" : (stryCov_9fa48("2506"), 'taken')]), stryMutAct_9fa48("2507") ? "" : (stryCov_9fa48("2507"), 'repealed')]),
    UrgentDecisionNoted: stryMutAct_9fa48("2508") ? [] : (stryCov_9fa48("2508"), [stryMutAct_9fa48("2509") ? [] : (stryCov_9fa48("2509"), [stryMutAct_9fa48("2510") ? "" : (stryCov_9fa48("2510"), 'taken')]), stryMutAct_9fa48("2511") ? "" : (stryCov_9fa48("2511"), 'noted')])
  }),
  evolve: stryMutAct_9fa48("2512") ? {} : (stryCov_9fa48("2512"), {
    UrgentDecisionTaken: stryMutAct_9fa48("2513") ? () => undefined : (stryCov_9fa48("2513"), (state, taken) => stryMutAct_9fa48("2514") ? {} : (stryCov_9fa48("2514"), {
      ...state,
      taken
    })),
    UrgentDecisionReported: stryMutAct_9fa48("2515") ? () => undefined : (stryCov_9fa48("2515"), (state, {
      to
    }) => stryMutAct_9fa48("2516") ? {} : (stryCov_9fa48("2516"), {
      ...state,
      reported: stryMutAct_9fa48("2517") ? [] : (stryCov_9fa48("2517"), [...state.reported, to])
    })),
    UrgentDecisionConfirmed: keep,
    UrgentDecisionRepealed: keep,
    UrgentDecisionNoted: keep
  }),
  decide: stryMutAct_9fa48("2518") ? {} : (stryCov_9fa48("2518"), {
    TakeUrgentDecision: emits<Events, 'UrgentDecisionTaken'>(stryMutAct_9fa48("2519") ? "" : (stryCov_9fa48("2519"), 'UrgentDecisionTaken')),
    ReportUrgentDecision: stryMutAct_9fa48("2520") ? () => undefined : (stryCov_9fa48("2520"), (data, state, on) => right(state.reported.includes(data.to) ? stryMutAct_9fa48("2521") ? ["Stryker was here"] : (stryCov_9fa48("2521"), []) : stryMutAct_9fa48("2522") ? [] : (stryCov_9fa48("2522"), [message<Events, 'UrgentDecisionReported'>(stryMutAct_9fa48("2523") ? "" : (stryCov_9fa48("2523"), 'UrgentDecisionReported'), on, data)]))),
    ConfirmUrgentDecision: emits<Events, 'UrgentDecisionConfirmed'>(stryMutAct_9fa48("2524") ? "" : (stryCov_9fa48("2524"), 'UrgentDecisionConfirmed')),
    RepealUrgentDecision: emits<Events, 'UrgentDecisionRepealed'>(stryMutAct_9fa48("2525") ? "" : (stryCov_9fa48("2525"), 'UrgentDecisionRepealed')),
    NoteUrgentDecision: emits<Events, 'UrgentDecisionNoted'>(stryMutAct_9fa48("2526") ? "" : (stryCov_9fa48("2526"), 'UrgentDecisionNoted'))
  }),
  title: stryMutAct_9fa48("2527") ? () => undefined : (stryCov_9fa48("2527"), state => stryMutAct_9fa48("2528") ? state.taken?.title.asPublished && '' : (stryCov_9fa48("2528"), (stryMutAct_9fa48("2529") ? state.taken.title.asPublished : (stryCov_9fa48("2529"), state.taken?.title.asPublished)) ?? (stryMutAct_9fa48("2530") ? "Stryker was here!" : (stryCov_9fa48("2530"), '')))),
  findings: state => {
    if (stryMutAct_9fa48("2531")) {
      {}
    } else {
      stryCov_9fa48("2531");
      const missing = stryMutAct_9fa48("2532") ? state.taken?.reportTo ?? [] : (stryCov_9fa48("2532"), (stryMutAct_9fa48("2533") ? state.taken?.reportTo && [] : (stryCov_9fa48("2533"), (stryMutAct_9fa48("2534") ? state.taken.reportTo : (stryCov_9fa48("2534"), state.taken?.reportTo)) ?? (stryMutAct_9fa48("2535") ? ["Stryker was here"] : (stryCov_9fa48("2535"), [])))).filter(stryMutAct_9fa48("2536") ? () => undefined : (stryCov_9fa48("2536"), addressee => stryMutAct_9fa48("2537") ? state.reported.includes(addressee) : (stryCov_9fa48("2537"), !state.reported.includes(addressee)))));
      return (stryMutAct_9fa48("2540") ? missing.length !== 0 : stryMutAct_9fa48("2539") ? false : stryMutAct_9fa48("2538") ? true : (stryCov_9fa48("2538", "2539", "2540"), missing.length === 0)) ? stryMutAct_9fa48("2541") ? ["Stryker was here"] : (stryCov_9fa48("2541"), []) : stryMutAct_9fa48("2542") ? [] : (stryCov_9fa48("2542"), [finding(stryMutAct_9fa48("2543") ? "" : (stryCov_9fa48("2543"), 'R-108'), stryMutAct_9fa48("2544") ? "" : (stryCov_9fa48("2544"), 'violation'), stryMutAct_9fa48("2545") ? {} : (stryCov_9fa48("2545"), {
        de: stryMutAct_9fa48("2546") ? "" : (stryCov_9fa48("2546"), 'Über die Eilentscheidung wurde noch nicht unverzüglich unterrichtet.'),
        en: stryMutAct_9fa48("2547") ? "" : (stryCov_9fa48("2547"), 'The urgent decision has not been reported as it must be without delay.')
      }), stryMutAct_9fa48("2548") ? {} : (stryCov_9fa48("2548"), {
        missing
      }))]);
    }
  }
}));

/** An event of an Eilentscheidung. */
export type UrgentDecisionEvent = EventsOf<typeof urgentDecision>;