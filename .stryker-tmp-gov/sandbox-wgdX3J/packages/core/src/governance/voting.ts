/** Abstimmung: opening a vote, counting it, declaring its result. */
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
import type * as t from 'io-ts';
import { message, type Decision } from '../kernel/aggregate.ts';
import { code, record } from '../kernel/codec.ts';
import type { MessageOf } from '../kernel/event.ts';
import { alreadyExists, ruleBroken, unknownReference, type Rejection } from '../kernel/finding.ts';
import type { FuzzyDate } from '../kernel/fuzzy-date.ts';
import { derivedId } from '../kernel/ids.ts';
import { evaluateVote, Unanimity, unanimityOf, VoteOutcome, type Counts } from './body-rules.ts';
import { motionEvents, type MotionEvents } from './motion-events.ts';
import { currentText, isAmended, undecidedAmendments, type MotionState, type Vote } from './motion-state.ts';
import { textHash } from './motion-text.ts';
import type { Sitting } from './sitting.ts';
import { ResolutionId, VoteId } from './vocabulary.ts';
type Decided = Decision<MessageOf<MotionEvents>>;
type OpenVote = MotionEvents['VoteOpened'];

/** The command that declares a result; `unanimity` matters where the counts are not known. */
export const DeclareResult = record(stryMutAct_9fa48("2587") ? {} : (stryCov_9fa48("2587"), {
  vote: VoteId,
  outcome: VoteOutcome
}), stryMutAct_9fa48("2588") ? {} : (stryCov_9fa48("2588"), {
  unanimity: Unanimity,
  chairVote: code(stryMutAct_9fa48("2589") ? "" : (stryCov_9fa48("2589"), 'yes'), stryMutAct_9fa48("2590") ? "" : (stryCov_9fa48("2590"), 'no'), stryMutAct_9fa48("2591") ? "" : (stryCov_9fa48("2591"), 'abstain'))
}));

/** The resolution that follows from a vote: always the same id for the same vote, so there is at most one (G-8). */
export const resolutionOf = stryMutAct_9fa48("2592") ? () => undefined : (stryCov_9fa48("2592"), (() => {
  const resolutionOf = (vote: string): ResolutionId => derivedId(ResolutionId, stryMutAct_9fa48("2593") ? `` : (stryCov_9fa48("2593"), `resolution of vote ${vote}`));
  return resolutionOf;
})());

/** Opens a vote: only in an open meeting, on an item of its agenda (G-1), amendments before the motion (G-6). */
export const openVote = (data: OpenVote, state: MotionState, on: FuzzyDate): Decided => {
  if (stryMutAct_9fa48("2594")) {
    {}
  } else {
    stryCov_9fa48("2594");
    const refusal = mayNotOpen(data, state);
    return (stryMutAct_9fa48("2597") ? refusal !== undefined : stryMutAct_9fa48("2596") ? false : stryMutAct_9fa48("2595") ? true : (stryCov_9fa48("2595", "2596", "2597"), refusal === undefined)) ? right(stryMutAct_9fa48("2598") ? [] : (stryCov_9fa48("2598"), [message<MotionEvents, 'VoteOpened'>(stryMutAct_9fa48("2599") ? "" : (stryCov_9fa48("2599"), 'VoteOpened'), on, data)])) : left(refusal);
  }
};
const mayNotOpen = (data: OpenVote, state: MotionState): Rejection | undefined => {
  if (stryMutAct_9fa48("2600")) {
    {}
  } else {
    stryCov_9fa48("2600");
    if (stryMutAct_9fa48("2603") ? state.votes[data.vote] === undefined : stryMutAct_9fa48("2602") ? false : stryMutAct_9fa48("2601") ? true : (stryCov_9fa48("2601", "2602", "2603"), state.votes[data.vote] !== undefined)) return alreadyExists(stryMutAct_9fa48("2604") ? "" : (stryCov_9fa48("2604"), 'vote'), data.vote);
    if (stryMutAct_9fa48("2607") ? data.amendment === undefined : stryMutAct_9fa48("2606") ? false : stryMutAct_9fa48("2605") ? true : (stryCov_9fa48("2605", "2606", "2607"), data.amendment !== undefined)) {
      if (stryMutAct_9fa48("2608")) {
        {}
      } else {
        stryCov_9fa48("2608");
        const amendment = state.amendments[data.amendment];
        if (stryMutAct_9fa48("2611") ? amendment !== undefined : stryMutAct_9fa48("2610") ? false : stryMutAct_9fa48("2609") ? true : (stryCov_9fa48("2609", "2610", "2611"), amendment === undefined)) return unknownReference(stryMutAct_9fa48("2612") ? "" : (stryCov_9fa48("2612"), 'amendment'), data.amendment, Object.keys(state.amendments));
        if (stryMutAct_9fa48("2615") ? amendment.status === 'submitted' : stryMutAct_9fa48("2614") ? false : stryMutAct_9fa48("2613") ? true : (stryCov_9fa48("2613", "2614", "2615"), amendment.status !== (stryMutAct_9fa48("2616") ? "" : (stryCov_9fa48("2616"), 'submitted')))) {
          if (stryMutAct_9fa48("2617")) {
            {}
          } else {
            stryCov_9fa48("2617");
            return ruleBroken(stryMutAct_9fa48("2618") ? "" : (stryCov_9fa48("2618"), 'G-6'), stryMutAct_9fa48("2619") ? {} : (stryCov_9fa48("2619"), {
              de: stryMutAct_9fa48("2620") ? `` : (stryCov_9fa48("2620"), `Über den Änderungsantrag ist schon entschieden (${amendment.status}).`),
              en: stryMutAct_9fa48("2621") ? `` : (stryCov_9fa48("2621"), `The amendment is decided already (${amendment.status}).`)
            }), stryMutAct_9fa48("2622") ? {} : (stryCov_9fa48("2622"), {
              amendment: data.amendment
            }));
          }
        }
      }
    }
    const {
      sitting
    } = data;
    // What a source reports is recorded as it is; deviations show as findings.
    if (stryMutAct_9fa48("2625") ? sitting.kind !== 'reported' : stryMutAct_9fa48("2624") ? false : stryMutAct_9fa48("2623") ? true : (stryCov_9fa48("2623", "2624", "2625"), sitting.kind === (stryMutAct_9fa48("2626") ? "" : (stryCov_9fa48("2626"), 'reported')))) return undefined;
    if (stryMutAct_9fa48("2629") ? false : stryMutAct_9fa48("2628") ? true : stryMutAct_9fa48("2627") ? sitting.open : (stryCov_9fa48("2627", "2628", "2629"), !sitting.open)) {
      if (stryMutAct_9fa48("2630")) {
        {}
      } else {
        stryCov_9fa48("2630");
        return ruleBroken(stryMutAct_9fa48("2631") ? "" : (stryCov_9fa48("2631"), 'G-1'), stryMutAct_9fa48("2632") ? {} : (stryCov_9fa48("2632"), {
          de: stryMutAct_9fa48("2633") ? "" : (stryCov_9fa48("2633"), 'Abgestimmt wird nur in einer geöffneten Sitzung.'),
          en: stryMutAct_9fa48("2634") ? "" : (stryCov_9fa48("2634"), 'A vote is held only in an open meeting.')
        }), stryMutAct_9fa48("2635") ? {} : (stryCov_9fa48("2635"), {
          meeting: sitting.meeting
        }));
      }
    }
    const placed = stryMutAct_9fa48("2636") ? state.placements.every(({
      meeting,
      item,
      body
    }) => meeting === sitting.meeting && item === sitting.item && body === sitting.body) : (stryCov_9fa48("2636"), state.placements.some(stryMutAct_9fa48("2637") ? () => undefined : (stryCov_9fa48("2637"), ({
      meeting,
      item,
      body
    }) => stryMutAct_9fa48("2640") ? meeting === sitting.meeting && item === sitting.item || body === sitting.body : stryMutAct_9fa48("2639") ? false : stryMutAct_9fa48("2638") ? true : (stryCov_9fa48("2638", "2639", "2640"), (stryMutAct_9fa48("2642") ? meeting === sitting.meeting || item === sitting.item : stryMutAct_9fa48("2641") ? true : (stryCov_9fa48("2641", "2642"), (stryMutAct_9fa48("2644") ? meeting !== sitting.meeting : stryMutAct_9fa48("2643") ? true : (stryCov_9fa48("2643", "2644"), meeting === sitting.meeting)) && (stryMutAct_9fa48("2646") ? item !== sitting.item : stryMutAct_9fa48("2645") ? true : (stryCov_9fa48("2645", "2646"), item === sitting.item)))) && (stryMutAct_9fa48("2648") ? body !== sitting.body : stryMutAct_9fa48("2647") ? true : (stryCov_9fa48("2647", "2648"), body === sitting.body))))));
    if (stryMutAct_9fa48("2651") ? !sitting.onAgenda && !placed : stryMutAct_9fa48("2650") ? false : stryMutAct_9fa48("2649") ? true : (stryCov_9fa48("2649", "2650", "2651"), (stryMutAct_9fa48("2652") ? sitting.onAgenda : (stryCov_9fa48("2652"), !sitting.onAgenda)) || (stryMutAct_9fa48("2653") ? placed : (stryCov_9fa48("2653"), !placed)))) {
      if (stryMutAct_9fa48("2654")) {
        {}
      } else {
        stryCov_9fa48("2654");
        return ruleBroken(stryMutAct_9fa48("2655") ? "" : (stryCov_9fa48("2655"), 'G-1'), stryMutAct_9fa48("2656") ? {} : (stryCov_9fa48("2656"), {
          de: stryMutAct_9fa48("2657") ? "" : (stryCov_9fa48("2657"), 'Der Antrag steht nicht auf der Tagesordnung dieser Sitzung dieses Gremiums.'),
          en: stryMutAct_9fa48("2658") ? "" : (stryCov_9fa48("2658"), 'The motion is not on the agenda of this meeting of this body.')
        }), stryMutAct_9fa48("2659") ? {} : (stryCov_9fa48("2659"), {
          meeting: sitting.meeting,
          item: sitting.item,
          body: sitting.body
        }));
      }
    }
    const undecided = undecidedAmendments(state);
    if (stryMutAct_9fa48("2662") ? data.amendment === undefined && undecided.length > 0 || sitting.rules?.votingOrder.amendmentsFirst !== false : stryMutAct_9fa48("2661") ? false : stryMutAct_9fa48("2660") ? true : (stryCov_9fa48("2660", "2661", "2662"), (stryMutAct_9fa48("2664") ? data.amendment === undefined || undecided.length > 0 : stryMutAct_9fa48("2663") ? true : (stryCov_9fa48("2663", "2664"), (stryMutAct_9fa48("2666") ? data.amendment !== undefined : stryMutAct_9fa48("2665") ? true : (stryCov_9fa48("2665", "2666"), data.amendment === undefined)) && (stryMutAct_9fa48("2669") ? undecided.length <= 0 : stryMutAct_9fa48("2668") ? undecided.length >= 0 : stryMutAct_9fa48("2667") ? true : (stryCov_9fa48("2667", "2668", "2669"), undecided.length > 0)))) && (stryMutAct_9fa48("2671") ? sitting.rules?.votingOrder.amendmentsFirst === false : stryMutAct_9fa48("2670") ? true : (stryCov_9fa48("2670", "2671"), (stryMutAct_9fa48("2672") ? sitting.rules.votingOrder.amendmentsFirst : (stryCov_9fa48("2672"), sitting.rules?.votingOrder.amendmentsFirst)) !== (stryMutAct_9fa48("2673") ? true : (stryCov_9fa48("2673"), false)))))) {
      if (stryMutAct_9fa48("2674")) {
        {}
      } else {
        stryCov_9fa48("2674");
        return ruleBroken(stryMutAct_9fa48("2675") ? "" : (stryCov_9fa48("2675"), 'G-6'), stryMutAct_9fa48("2676") ? {} : (stryCov_9fa48("2676"), {
          de: stryMutAct_9fa48("2677") ? "" : (stryCov_9fa48("2677"), 'Erst wird über die Änderungsanträge entschieden, dann über den Antrag.'),
          en: stryMutAct_9fa48("2678") ? "" : (stryCov_9fa48("2678"), 'Amendments are decided before the motion.')
        }), stryMutAct_9fa48("2679") ? {} : (stryCov_9fa48("2679"), {
          undecided
        }));
      }
    }
    return undefined;
  }
};

/** Records the counts of a vote, or that they are not known; more votes than entitled members are refused (G-2). */
export const tallyVote = (data: MotionEvents['VoteTallied'], state: MotionState, on: FuzzyDate): Decided => {
  if (stryMutAct_9fa48("2680")) {
    {}
  } else {
    stryCov_9fa48("2680");
    const vote = state.votes[data.vote];
    if (stryMutAct_9fa48("2683") ? vote !== undefined : stryMutAct_9fa48("2682") ? false : stryMutAct_9fa48("2681") ? true : (stryCov_9fa48("2681", "2682", "2683"), vote === undefined)) return left(unknownReference(stryMutAct_9fa48("2684") ? "" : (stryCov_9fa48("2684"), 'vote'), data.vote, Object.keys(state.votes)));
    if (stryMutAct_9fa48("2687") ? vote.result === undefined : stryMutAct_9fa48("2686") ? false : stryMutAct_9fa48("2685") ? true : (stryCov_9fa48("2685", "2686", "2687"), vote.result !== undefined)) return left(alreadyExists(stryMutAct_9fa48("2688") ? "" : (stryCov_9fa48("2688"), 'result of the vote'), data.vote));
    const cast = votesCast(data.counts);
    const entitled = entitledIn(vote.sitting);
    if (stryMutAct_9fa48("2691") ? cast !== undefined && entitled !== undefined || cast > entitled : stryMutAct_9fa48("2690") ? false : stryMutAct_9fa48("2689") ? true : (stryCov_9fa48("2689", "2690", "2691"), (stryMutAct_9fa48("2693") ? cast !== undefined || entitled !== undefined : stryMutAct_9fa48("2692") ? true : (stryCov_9fa48("2692", "2693"), (stryMutAct_9fa48("2695") ? cast === undefined : stryMutAct_9fa48("2694") ? true : (stryCov_9fa48("2694", "2695"), cast !== undefined)) && (stryMutAct_9fa48("2697") ? entitled === undefined : stryMutAct_9fa48("2696") ? true : (stryCov_9fa48("2696", "2697"), entitled !== undefined)))) && (stryMutAct_9fa48("2700") ? cast <= entitled : stryMutAct_9fa48("2699") ? cast >= entitled : stryMutAct_9fa48("2698") ? true : (stryCov_9fa48("2698", "2699", "2700"), cast > entitled)))) {
      if (stryMutAct_9fa48("2701")) {
        {}
      } else {
        stryCov_9fa48("2701");
        return left(ruleBroken(stryMutAct_9fa48("2702") ? "" : (stryCov_9fa48("2702"), 'G-2'), stryMutAct_9fa48("2703") ? {} : (stryCov_9fa48("2703"), {
          de: stryMutAct_9fa48("2704") ? `` : (stryCov_9fa48("2704"), `Es sind ${cast} Stimmen gezählt, aber nur ${entitled} Stimmberechtigte anwesend.`),
          en: stryMutAct_9fa48("2705") ? `` : (stryCov_9fa48("2705"), `${cast} votes are counted, but only ${entitled} members entitled to vote are present.`)
        }), stryMutAct_9fa48("2706") ? {} : (stryCov_9fa48("2706"), {
          cast,
          entitled
        })));
      }
    }
    return right(stryMutAct_9fa48("2707") ? [] : (stryCov_9fa48("2707"), [message<MotionEvents, 'VoteTallied'>(stryMutAct_9fa48("2708") ? "" : (stryCov_9fa48("2708"), 'VoteTallied'), on, data)]));
  }
};

/**
 * Declares a result; what follows for the motion or the amendment is recorded in the same breath.
 *
 * When the counts are known the outcome is recomputed by the body's rules; a chair who declares otherwise is recorded
 * with `deviates` (G-3). A vote without quorum is recorded as invalid, not annulled.
 */
export const declareResult = (data: t.TypeOf<typeof DeclareResult>, state: MotionState, on: FuzzyDate): Decided => {
  if (stryMutAct_9fa48("2709")) {
    {}
  } else {
    stryCov_9fa48("2709");
    const vote = state.votes[data.vote];
    if (stryMutAct_9fa48("2712") ? vote !== undefined : stryMutAct_9fa48("2711") ? false : stryMutAct_9fa48("2710") ? true : (stryCov_9fa48("2710", "2711", "2712"), vote === undefined)) return left(unknownReference(stryMutAct_9fa48("2713") ? "" : (stryCov_9fa48("2713"), 'vote'), data.vote, Object.keys(state.votes)));
    if (stryMutAct_9fa48("2716") ? vote.result === undefined : stryMutAct_9fa48("2715") ? false : stryMutAct_9fa48("2714") ? true : (stryCov_9fa48("2714", "2715", "2716"), vote.result !== undefined)) {
      if (stryMutAct_9fa48("2717")) {
        {}
      } else {
        stryCov_9fa48("2717");
        return (stryMutAct_9fa48("2720") ? vote.result.outcome !== data.outcome : stryMutAct_9fa48("2719") ? false : stryMutAct_9fa48("2718") ? true : (stryCov_9fa48("2718", "2719", "2720"), vote.result.outcome === data.outcome)) ? right(stryMutAct_9fa48("2721") ? ["Stryker was here"] : (stryCov_9fa48("2721"), [])) : left(alreadyExists(stryMutAct_9fa48("2722") ? "" : (stryCov_9fa48("2722"), 'result of the vote'), data.vote));
      }
    }
    const amendment = (stryMutAct_9fa48("2725") ? vote.amendment !== undefined : stryMutAct_9fa48("2724") ? false : stryMutAct_9fa48("2723") ? true : (stryCov_9fa48("2723", "2724", "2725"), vote.amendment === undefined)) ? undefined : state.amendments[vote.amendment];
    if (stryMutAct_9fa48("2728") ? vote.amendment !== undefined && amendment !== undefined || amendment.status !== 'submitted' : stryMutAct_9fa48("2727") ? false : stryMutAct_9fa48("2726") ? true : (stryCov_9fa48("2726", "2727", "2728"), (stryMutAct_9fa48("2730") ? vote.amendment !== undefined || amendment !== undefined : stryMutAct_9fa48("2729") ? true : (stryCov_9fa48("2729", "2730"), (stryMutAct_9fa48("2732") ? vote.amendment === undefined : stryMutAct_9fa48("2731") ? true : (stryCov_9fa48("2731", "2732"), vote.amendment !== undefined)) && (stryMutAct_9fa48("2734") ? amendment === undefined : stryMutAct_9fa48("2733") ? true : (stryCov_9fa48("2733", "2734"), amendment !== undefined)))) && (stryMutAct_9fa48("2736") ? amendment.status === 'submitted' : stryMutAct_9fa48("2735") ? true : (stryCov_9fa48("2735", "2736"), amendment.status !== (stryMutAct_9fa48("2737") ? "" : (stryCov_9fa48("2737"), 'submitted')))))) {
      if (stryMutAct_9fa48("2738")) {
        {}
      } else {
        stryCov_9fa48("2738");
        // A second vote on the same amendment must not change the text twice, nor one that was taken back meanwhile.
        return left(alreadyExists(stryMutAct_9fa48("2739") ? `` : (stryCov_9fa48("2739"), `decision (${amendment.status}) on the amendment`), vote.amendment));
      }
    }
    const counts = stryMutAct_9fa48("2740") ? vote.tally.counts : (stryCov_9fa48("2740"), vote.tally?.counts);
    if (stryMutAct_9fa48("2743") ? counts !== undefined : stryMutAct_9fa48("2742") ? false : stryMutAct_9fa48("2741") ? true : (stryCov_9fa48("2741", "2742", "2743"), counts === undefined)) return left(unknownReference(stryMutAct_9fa48("2744") ? "" : (stryCov_9fa48("2744"), 'tally of the vote'), data.vote, stryMutAct_9fa48("2745") ? ["Stryker was here"] : (stryCov_9fa48("2745"), [])));
    if (stryMutAct_9fa48("2748") ? counts.kind === 'known' && data.unanimity !== undefined || data.unanimity !== unanimityOf(counts) : stryMutAct_9fa48("2747") ? false : stryMutAct_9fa48("2746") ? true : (stryCov_9fa48("2746", "2747", "2748"), (stryMutAct_9fa48("2750") ? counts.kind === 'known' || data.unanimity !== undefined : stryMutAct_9fa48("2749") ? true : (stryCov_9fa48("2749", "2750"), (stryMutAct_9fa48("2752") ? counts.kind !== 'known' : stryMutAct_9fa48("2751") ? true : (stryCov_9fa48("2751", "2752"), counts.kind === (stryMutAct_9fa48("2753") ? "" : (stryCov_9fa48("2753"), 'known')))) && (stryMutAct_9fa48("2755") ? data.unanimity === undefined : stryMutAct_9fa48("2754") ? true : (stryCov_9fa48("2754", "2755"), data.unanimity !== undefined)))) && (stryMutAct_9fa48("2757") ? data.unanimity === unanimityOf(counts) : stryMutAct_9fa48("2756") ? true : (stryCov_9fa48("2756", "2757"), data.unanimity !== unanimityOf(counts))))) {
      if (stryMutAct_9fa48("2758")) {
        {}
      } else {
        stryCov_9fa48("2758");
        return left(ruleBroken(stryMutAct_9fa48("2759") ? "" : (stryCov_9fa48("2759"), 'G-4'), stryMutAct_9fa48("2760") ? {} : (stryCov_9fa48("2760"), {
          de: stryMutAct_9fa48("2761") ? `` : (stryCov_9fa48("2761"), `„${data.unanimity}“ passt nicht zu ${counts.yes} Ja und ${counts.no} Nein.`),
          en: stryMutAct_9fa48("2762") ? `` : (stryCov_9fa48("2762"), `"${data.unanimity}" does not fit ${counts.yes} yes and ${counts.no} no.`)
        }), stryMutAct_9fa48("2763") ? {} : (stryCov_9fa48("2763"), {
          yes: counts.yes,
          no: counts.no,
          computed: unanimityOf(counts)
        })));
      }
    }
    const result = resultOf(data, vote, counts);
    const declared = message<MotionEvents, 'VoteResultDeclared'>(stryMutAct_9fa48("2764") ? "" : (stryCov_9fa48("2764"), 'VoteResultDeclared'), on, result);
    return right(stryMutAct_9fa48("2765") ? [] : (stryCov_9fa48("2765"), [declared, ...consequences(data, vote, state, on)]));
  }
};
const resultOf = (data: t.TypeOf<typeof DeclareResult>, vote: Vote, counts: Counts): MotionEvents['VoteResultDeclared'] => {
  if (stryMutAct_9fa48("2766")) {
    {}
  } else {
    stryCov_9fa48("2766");
    const rules = vote.sitting.rules;
    const evaluation = (stryMutAct_9fa48("2769") ? counts.kind === 'known' || rules !== undefined : stryMutAct_9fa48("2768") ? false : stryMutAct_9fa48("2767") ? true : (stryCov_9fa48("2767", "2768", "2769"), (stryMutAct_9fa48("2771") ? counts.kind !== 'known' : stryMutAct_9fa48("2770") ? true : (stryCov_9fa48("2770", "2771"), counts.kind === (stryMutAct_9fa48("2772") ? "" : (stryCov_9fa48("2772"), 'known')))) && (stryMutAct_9fa48("2774") ? rules === undefined : stryMutAct_9fa48("2773") ? true : (stryCov_9fa48("2773", "2774"), rules !== undefined)))) ? evaluateVote(rules, counts, stryMutAct_9fa48("2775") ? {} : (stryCov_9fa48("2775"), {
      majority: vote.majority,
      ...((stryMutAct_9fa48("2778") ? vote.matter !== undefined : stryMutAct_9fa48("2777") ? false : stryMutAct_9fa48("2776") ? true : (stryCov_9fa48("2776", "2777", "2778"), vote.matter === undefined)) ? {} : stryMutAct_9fa48("2779") ? {} : (stryCov_9fa48("2779"), {
        matter: vote.matter
      })),
      ...((stryMutAct_9fa48("2782") ? data.chairVote !== undefined : stryMutAct_9fa48("2781") ? false : stryMutAct_9fa48("2780") ? true : (stryCov_9fa48("2780", "2781", "2782"), data.chairVote === undefined)) ? {} : stryMutAct_9fa48("2783") ? {} : (stryCov_9fa48("2783"), {
        chairVote: data.chairVote
      }))
    })) : undefined;
    return stryMutAct_9fa48("2784") ? {} : (stryCov_9fa48("2784"), {
      vote: data.vote,
      outcome: data.outcome,
      unanimity: (stryMutAct_9fa48("2787") ? counts.kind !== 'known' : stryMutAct_9fa48("2786") ? false : stryMutAct_9fa48("2785") ? true : (stryCov_9fa48("2785", "2786", "2787"), counts.kind === (stryMutAct_9fa48("2788") ? "" : (stryCov_9fa48("2788"), 'known')))) ? unanimityOf(counts) : stryMutAct_9fa48("2789") ? data.unanimity && 'unknown' : (stryCov_9fa48("2789"), data.unanimity ?? (stryMutAct_9fa48("2790") ? "" : (stryCov_9fa48("2790"), 'unknown'))),
      counts,
      deviates: stryMutAct_9fa48("2793") ? evaluation !== undefined && evaluation.outcome !== 'undetermined' || evaluation.outcome !== data.outcome : stryMutAct_9fa48("2792") ? false : stryMutAct_9fa48("2791") ? true : (stryCov_9fa48("2791", "2792", "2793"), (stryMutAct_9fa48("2795") ? evaluation !== undefined || evaluation.outcome !== 'undetermined' : stryMutAct_9fa48("2794") ? true : (stryCov_9fa48("2794", "2795"), (stryMutAct_9fa48("2797") ? evaluation === undefined : stryMutAct_9fa48("2796") ? true : (stryCov_9fa48("2796", "2797"), evaluation !== undefined)) && (stryMutAct_9fa48("2799") ? evaluation.outcome === 'undetermined' : stryMutAct_9fa48("2798") ? true : (stryCov_9fa48("2798", "2799"), evaluation.outcome !== (stryMutAct_9fa48("2800") ? "" : (stryCov_9fa48("2800"), 'undetermined')))))) && (stryMutAct_9fa48("2802") ? evaluation.outcome === data.outcome : stryMutAct_9fa48("2801") ? true : (stryCov_9fa48("2801", "2802"), evaluation.outcome !== data.outcome))),
      validity: (stryMutAct_9fa48("2805") ? vote.sitting.kind !== 'reported' : stryMutAct_9fa48("2804") ? false : stryMutAct_9fa48("2803") ? true : (stryCov_9fa48("2803", "2804", "2805"), vote.sitting.kind === (stryMutAct_9fa48("2806") ? "" : (stryCov_9fa48("2806"), 'reported')))) ? stryMutAct_9fa48("2807") ? "" : (stryCov_9fa48("2807"), 'unknown') : validity[vote.sitting.quorum],
      ...((stryMutAct_9fa48("2810") ? vote.amendment !== undefined : stryMutAct_9fa48("2809") ? false : stryMutAct_9fa48("2808") ? true : (stryCov_9fa48("2808", "2809", "2810"), vote.amendment === undefined)) ? {} : stryMutAct_9fa48("2811") ? {} : (stryCov_9fa48("2811"), {
        amendment: vote.amendment
      })),
      ...((stryMutAct_9fa48("2814") ? evaluation !== undefined : stryMutAct_9fa48("2813") ? false : stryMutAct_9fa48("2812") ? true : (stryCov_9fa48("2812", "2813", "2814"), evaluation === undefined)) ? {} : stryMutAct_9fa48("2815") ? {} : (stryCov_9fa48("2815"), {
        expected: evaluation.outcome,
        rule: evaluation.rule
      })),
      ...((stryMutAct_9fa48("2818") ? data.chairVote !== undefined : stryMutAct_9fa48("2817") ? false : stryMutAct_9fa48("2816") ? true : (stryCov_9fa48("2816", "2817", "2818"), data.chairVote === undefined)) ? {} : stryMutAct_9fa48("2819") ? {} : (stryCov_9fa48("2819"), {
        chairVote: data.chairVote
      }))
    });
  }
};
const validity = {
  stands: 'valid',
  missing: 'invalid',
  unknown: 'unknown'
} as const;
const consequences = (data: t.TypeOf<typeof DeclareResult>, vote: Vote, state: MotionState, on: FuzzyDate): ReadonlyArray<MessageOf<MotionEvents>> => {
  if (stryMutAct_9fa48("2820")) {
    {}
  } else {
    stryCov_9fa48("2820");
    const adopted = stryMutAct_9fa48("2823") ? data.outcome !== 'adopted' : stryMutAct_9fa48("2822") ? false : stryMutAct_9fa48("2821") ? true : (stryCov_9fa48("2821", "2822", "2823"), data.outcome === (stryMutAct_9fa48("2824") ? "" : (stryCov_9fa48("2824"), 'adopted')));
    if (stryMutAct_9fa48("2827") ? vote.amendment === undefined : stryMutAct_9fa48("2826") ? false : stryMutAct_9fa48("2825") ? true : (stryCov_9fa48("2825", "2826", "2827"), vote.amendment !== undefined)) {
      if (stryMutAct_9fa48("2828")) {
        {}
      } else {
        stryCov_9fa48("2828");
        const settled = stryMutAct_9fa48("2829") ? {} : (stryCov_9fa48("2829"), {
          amendment: vote.amendment,
          vote: data.vote
        });
        return adopted ? stryMutAct_9fa48("2830") ? [] : (stryCov_9fa48("2830"), [message<MotionEvents, 'AmendmentAdopted'>(stryMutAct_9fa48("2831") ? "" : (stryCov_9fa48("2831"), 'AmendmentAdopted'), on, settled)]) : stryMutAct_9fa48("2832") ? [] : (stryCov_9fa48("2832"), [message<MotionEvents, 'AmendmentRejected'>(stryMutAct_9fa48("2833") ? "" : (stryCov_9fa48("2833"), 'AmendmentRejected'), on, settled)]);
      }
    }
    const body = vote.sitting.body;
    // What a source does not tell about an amendment stays open; in an observed sitting it has lost its object.
    const obsolete = (stryMutAct_9fa48("2836") ? vote.sitting.kind !== 'reported' : stryMutAct_9fa48("2835") ? false : stryMutAct_9fa48("2834") ? true : (stryCov_9fa48("2834", "2835", "2836"), vote.sitting.kind === (stryMutAct_9fa48("2837") ? "" : (stryCov_9fa48("2837"), 'reported')))) ? stryMutAct_9fa48("2838") ? ["Stryker was here"] : (stryCov_9fa48("2838"), []) : undecidedAmendments(state).flatMap(stryMutAct_9fa48("2839") ? () => undefined : (stryCov_9fa48("2839"), id => motionEvents.AmendmentObsolete.data.required.amendment.is(id) ? stryMutAct_9fa48("2840") ? [] : (stryCov_9fa48("2840"), [message<MotionEvents, 'AmendmentObsolete'>(stryMutAct_9fa48("2841") ? "" : (stryCov_9fa48("2841"), 'AmendmentObsolete'), on, stryMutAct_9fa48("2842") ? {} : (stryCov_9fa48("2842"), {
      amendment: id
    }))]) : stryMutAct_9fa48("2843") ? ["Stryker was here"] : (stryCov_9fa48("2843"), [])));
    if (stryMutAct_9fa48("2846") ? false : stryMutAct_9fa48("2845") ? true : stryMutAct_9fa48("2844") ? adopted : (stryCov_9fa48("2844", "2845", "2846"), !adopted)) return stryMutAct_9fa48("2847") ? [] : (stryCov_9fa48("2847"), [...obsolete, message<MotionEvents, 'MotionRejected'>(stryMutAct_9fa48("2848") ? "" : (stryCov_9fa48("2848"), 'MotionRejected'), on, stryMutAct_9fa48("2849") ? {} : (stryCov_9fa48("2849"), {
      body,
      vote: data.vote
    }))]);
    const current = currentText(state);
    return stryMutAct_9fa48("2850") ? [] : (stryCov_9fa48("2850"), [...obsolete, message<MotionEvents, 'MotionAdopted'>(stryMutAct_9fa48("2851") ? "" : (stryCov_9fa48("2851"), 'MotionAdopted'), on, stryMutAct_9fa48("2852") ? {} : (stryCov_9fa48("2852"), {
      body,
      amended: isAmended(state),
      resolution: resolutionOf(data.vote),
      vote: data.vote,
      ...((stryMutAct_9fa48("2855") ? current !== undefined : stryMutAct_9fa48("2854") ? false : stryMutAct_9fa48("2853") ? true : (stryCov_9fa48("2853", "2854", "2855"), current === undefined)) ? {} : stryMutAct_9fa48("2856") ? {} : (stryCov_9fa48("2856"), {
        textHash: textHash(current)
      })),
      ...((stryMutAct_9fa48("2859") ? vote.sitting.meeting !== undefined : stryMutAct_9fa48("2858") ? false : stryMutAct_9fa48("2857") ? true : (stryCov_9fa48("2857", "2858", "2859"), vote.sitting.meeting === undefined)) ? {} : stryMutAct_9fa48("2860") ? {} : (stryCov_9fa48("2860"), {
        meeting: vote.sitting.meeting
      }))
    }))]);
  }
};

/** All votes that were counted, at least as many as were cast; `undefined` where nobody counted. */
export const votesCast = stryMutAct_9fa48("2861") ? () => undefined : (stryCov_9fa48("2861"), (() => {
  const votesCast = (counts: Counts): number | undefined => (stryMutAct_9fa48("2864") ? counts.kind !== 'unknown' : stryMutAct_9fa48("2863") ? false : stryMutAct_9fa48("2862") ? true : (stryCov_9fa48("2862", "2863", "2864"), counts.kind === (stryMutAct_9fa48("2865") ? "" : (stryCov_9fa48("2865"), 'unknown')))) ? undefined : stryMutAct_9fa48("2866") ? (counts.yes ?? 0) + (counts.no ?? 0) + (counts.abstain ?? 0) - (counts.invalid ?? 0) : (stryCov_9fa48("2866"), (stryMutAct_9fa48("2867") ? (counts.yes ?? 0) + (counts.no ?? 0) - (counts.abstain ?? 0) : (stryCov_9fa48("2867"), (stryMutAct_9fa48("2868") ? (counts.yes ?? 0) - (counts.no ?? 0) : (stryCov_9fa48("2868"), (stryMutAct_9fa48("2869") ? counts.yes && 0 : (stryCov_9fa48("2869"), counts.yes ?? 0)) + (stryMutAct_9fa48("2870") ? counts.no && 0 : (stryCov_9fa48("2870"), counts.no ?? 0)))) + (stryMutAct_9fa48("2871") ? counts.abstain && 0 : (stryCov_9fa48("2871"), counts.abstain ?? 0)))) + (stryMutAct_9fa48("2872") ? counts.invalid && 0 : (stryCov_9fa48("2872"), counts.invalid ?? 0)));
  return votesCast;
})());
const entitledIn = stryMutAct_9fa48("2873") ? () => undefined : (stryCov_9fa48("2873"), (() => {
  const entitledIn = (sitting: Sitting): number | undefined => (stryMutAct_9fa48("2876") ? sitting.kind !== 'reported' : stryMutAct_9fa48("2875") ? false : stryMutAct_9fa48("2874") ? true : (stryCov_9fa48("2874", "2875", "2876"), sitting.kind === (stryMutAct_9fa48("2877") ? "" : (stryCov_9fa48("2877"), 'reported')))) ? undefined : stryMutAct_9fa48("2878") ? sitting.presentEntitled && sitting.members : (stryCov_9fa48("2878"), sitting.presentEntitled ?? sitting.members);
  return entitledIn;
})());