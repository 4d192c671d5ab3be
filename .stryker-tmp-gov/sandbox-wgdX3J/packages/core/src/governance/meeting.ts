/**
 * Sitzung: a meeting of a body, its agenda, attendance, quorum, publicity and minutes.
 *
 * Seats: §§ 59, 64, 65, 68 NKomVG; §§ 52, 53, 61 HGO; §§ 28, 32 LKO; §§ 52, 53, 55, 58 KVG LSA; § 44c SGB II.
 * scheduled → convened → open ↔ adjourned → closed → minutesDrafted → minutesApproved; scheduled | convened → cancelled.
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
import { flag, naturalNumber, record } from '../kernel/codec.ts';
import type { MessageOf } from '../kernel/event.ts';
import { finding, ruleBroken, unknownReference, type Finding, type Rejection } from '../kernel/finding.ts';
import type { FuzzyDate } from '../kernel/fuzzy-date.ts';
import type { BodyRules } from './body-rules.ts';
import { meetingEvents as events, type AgendaItem, type MeetingDetails, type MeetingEvents } from './meeting-events.ts';
import { quorate, quorumStands, requiredPresence, type QuorumRecord } from './quorum.ts';
import type { ObservedSitting } from './sitting.ts';
import type { AgendaItemId, BodyId, MeetingId, MembershipId } from './vocabulary.ts';

// State

type Phase = 'none' | 'scheduled' | 'convened' | 'open' | 'adjourned' | 'closed' | 'minutesDrafted' | 'minutesApproved' | 'cancelled' | 'depublished';
export interface MeetingState {
  readonly phase: Phase;
  readonly body?: BodyId;
  readonly on?: FuzzyDate;
  readonly details: MeetingDetails;
  readonly convocation: MeetingEvents['MeetingConvened'] | undefined;
  readonly agenda: Readonly<Record<string, AgendaItem>>;
  readonly results: Readonly<Record<string, MeetingEvents['ItemResultReported']>>;
  readonly rules: BodyRules | undefined;
  readonly members: number | undefined;
  readonly present: ReadonlyArray<MembershipId>;
  readonly presentCount: number | undefined;
  readonly quorum: QuorumRecord;
  readonly quorumDeviates: boolean;
  readonly closedDoors: {
    readonly all: boolean;
    readonly items: ReadonlyArray<string>;
  };
  readonly conflicts: ReadonlyArray<MeetingEvents['ConflictOfInterestDeclared']>;
  readonly minutes: string | undefined;
  readonly corrections: ReadonlyArray<MeetingEvents['MinutesCorrected']>;
}
const initial: MeetingState = stryMutAct_9fa48("461") ? {} : (stryCov_9fa48("461"), {
  phase: stryMutAct_9fa48("462") ? "" : (stryCov_9fa48("462"), 'none'),
  details: {},
  convocation: undefined,
  agenda: {},
  results: {},
  rules: undefined,
  members: undefined,
  present: stryMutAct_9fa48("463") ? ["Stryker was here"] : (stryCov_9fa48("463"), []),
  presentCount: undefined,
  quorum: stryMutAct_9fa48("464") ? "" : (stryCov_9fa48("464"), 'notEstablished'),
  quorumDeviates: stryMutAct_9fa48("465") ? true : (stryCov_9fa48("465"), false),
  closedDoors: stryMutAct_9fa48("466") ? {} : (stryCov_9fa48("466"), {
    all: stryMutAct_9fa48("467") ? true : (stryCov_9fa48("467"), false),
    items: stryMutAct_9fa48("468") ? ["Stryker was here"] : (stryCov_9fa48("468"), [])
  }),
  conflicts: stryMutAct_9fa48("469") ? ["Stryker was here"] : (stryCov_9fa48("469"), []),
  minutes: undefined,
  corrections: stryMutAct_9fa48("470") ? ["Stryker was here"] : (stryCov_9fa48("470"), [])
});

// Commands

const commands = stryMutAct_9fa48("471") ? {} : (stryCov_9fa48("471"), {
  ScheduleMeeting: stryMutAct_9fa48("472") ? {} : (stryCov_9fa48("472"), {
    german: stryMutAct_9fa48("473") ? "" : (stryCov_9fa48("473"), 'Sitzung anberaumen'),
    data: events.MeetingScheduled.data
  }),
  ConveneMeeting: stryMutAct_9fa48("474") ? {} : (stryCov_9fa48("474"), {
    german: stryMutAct_9fa48("475") ? "" : (stryCov_9fa48("475"), 'Laden'),
    data: events.MeetingConvened.data
  }),
  PlaceAgendaItem: stryMutAct_9fa48("476") ? {} : (stryCov_9fa48("476"), {
    german: stryMutAct_9fa48("477") ? "" : (stryCov_9fa48("477"), 'Auf die Tagesordnung setzen'),
    data: events.AgendaItemPlaced.data
  }),
  RemoveAgendaItem: stryMutAct_9fa48("478") ? {} : (stryCov_9fa48("478"), {
    german: stryMutAct_9fa48("479") ? "" : (stryCov_9fa48("479"), 'Von der Tagesordnung absetzen'),
    data: events.AgendaItemRemoved.data
  }),
  OpenMeeting: stryMutAct_9fa48("480") ? {} : (stryCov_9fa48("480"), {
    german: stryMutAct_9fa48("481") ? "" : (stryCov_9fa48("481"), 'Sitzung eröffnen'),
    data: events.MeetingOpened.data
  }),
  RecordAttendance: stryMutAct_9fa48("482") ? {} : (stryCov_9fa48("482"), {
    german: stryMutAct_9fa48("483") ? "" : (stryCov_9fa48("483"), 'Anwesenheit feststellen'),
    data: events.AttendanceRecorded.data
  }),
  EstablishQuorum: stryMutAct_9fa48("484") ? {} : (stryCov_9fa48("484"), {
    german: stryMutAct_9fa48("485") ? "" : (stryCov_9fa48("485"), 'Beschlussfähigkeit feststellen'),
    data: record({}, stryMutAct_9fa48("486") ? {} : (stryCov_9fa48("486"), {
      present: naturalNumber,
      secondMeeting: flag
    }))
  }),
  DoubtQuorum: stryMutAct_9fa48("487") ? {} : (stryCov_9fa48("487"), {
    german: stryMutAct_9fa48("488") ? "" : (stryCov_9fa48("488"), 'Beschlussfähigkeit bezweifeln'),
    data: events.QuorumDoubted.data
  }),
  DeclareQuorumLost: stryMutAct_9fa48("489") ? {} : (stryCov_9fa48("489"), {
    german: stryMutAct_9fa48("490") ? "" : (stryCov_9fa48("490"), 'Beschlussunfähigkeit feststellen'),
    data: events.QuorumLost.data
  }),
  ExcludePublic: stryMutAct_9fa48("491") ? {} : (stryCov_9fa48("491"), {
    german: stryMutAct_9fa48("492") ? "" : (stryCov_9fa48("492"), 'Öffentlichkeit ausschließen'),
    data: events.PublicExcluded.data
  }),
  ReadmitPublic: stryMutAct_9fa48("493") ? {} : (stryCov_9fa48("493"), {
    german: stryMutAct_9fa48("494") ? "" : (stryCov_9fa48("494"), 'Öffentlichkeit wiederherstellen'),
    data: events.PublicReadmitted.data
  }),
  DeclareConflict: stryMutAct_9fa48("495") ? {} : (stryCov_9fa48("495"), {
    german: stryMutAct_9fa48("496") ? "" : (stryCov_9fa48("496"), 'Mitwirkungsverbot erklären'),
    data: events.ConflictOfInterestDeclared.data
  }),
  AdjournMeeting: stryMutAct_9fa48("497") ? {} : (stryCov_9fa48("497"), {
    german: stryMutAct_9fa48("498") ? "" : (stryCov_9fa48("498"), 'Sitzung unterbrechen'),
    data: events.MeetingAdjourned.data
  }),
  ResumeMeeting: stryMutAct_9fa48("499") ? {} : (stryCov_9fa48("499"), {
    german: stryMutAct_9fa48("500") ? "" : (stryCov_9fa48("500"), 'Sitzung fortsetzen'),
    data: events.MeetingResumed.data
  }),
  CloseMeeting: stryMutAct_9fa48("501") ? {} : (stryCov_9fa48("501"), {
    german: stryMutAct_9fa48("502") ? "" : (stryCov_9fa48("502"), 'Sitzung schließen'),
    data: events.MeetingClosed.data
  }),
  ReportMeetingHeld: stryMutAct_9fa48("503") ? {} : (stryCov_9fa48("503"), {
    german: stryMutAct_9fa48("504") ? "" : (stryCov_9fa48("504"), 'Sitzung als abgehalten erfassen'),
    data: events.MeetingHeld.data
  }),
  ReportItemResult: stryMutAct_9fa48("505") ? {} : (stryCov_9fa48("505"), {
    german: stryMutAct_9fa48("506") ? "" : (stryCov_9fa48("506"), 'Ergebnis laut Quelle erfassen'),
    data: events.ItemResultReported.data
  }),
  DraftMinutes: stryMutAct_9fa48("507") ? {} : (stryCov_9fa48("507"), {
    german: stryMutAct_9fa48("508") ? "" : (stryCov_9fa48("508"), 'Niederschrift entwerfen'),
    data: events.MinutesDrafted.data
  }),
  ApproveMinutes: stryMutAct_9fa48("509") ? {} : (stryCov_9fa48("509"), {
    german: stryMutAct_9fa48("510") ? "" : (stryCov_9fa48("510"), 'Niederschrift genehmigen'),
    data: events.MinutesApproved.data
  }),
  CorrectMinutes: stryMutAct_9fa48("511") ? {} : (stryCov_9fa48("511"), {
    german: stryMutAct_9fa48("512") ? "" : (stryCov_9fa48("512"), 'Niederschrift berichtigen'),
    data: events.MinutesCorrected.data
  }),
  CancelMeeting: stryMutAct_9fa48("513") ? {} : (stryCov_9fa48("513"), {
    german: stryMutAct_9fa48("514") ? "" : (stryCov_9fa48("514"), 'Sitzung absagen'),
    data: events.MeetingCancelled.data
  }),
  CorrectMeeting: stryMutAct_9fa48("515") ? {} : (stryCov_9fa48("515"), {
    german: stryMutAct_9fa48("516") ? "" : (stryCov_9fa48("516"), 'Angaben zur Sitzung berichtigen'),
    data: events.MeetingCorrected.data
  }),
  CorrectAgendaItem: stryMutAct_9fa48("517") ? {} : (stryCov_9fa48("517"), {
    german: stryMutAct_9fa48("518") ? "" : (stryCov_9fa48("518"), 'Tagesordnungspunkt berichtigen'),
    data: events.AgendaItemCorrected.data
  }),
  DepublishMeeting: stryMutAct_9fa48("519") ? {} : (stryCov_9fa48("519"), {
    german: stryMutAct_9fa48("520") ? "" : (stryCov_9fa48("520"), 'Sitzung depublizieren'),
    data: events.MeetingDepublished.data
  })
});
const withItem = stryMutAct_9fa48("521") ? () => undefined : (stryCov_9fa48("521"), (() => {
  const withItem = <K extends keyof MeetingEvents,>(type: K, itemOf: (data: MeetingEvents[K]) => string | undefined) => (data: MeetingEvents[K], state: MeetingState, on: FuzzyDate): Decision<MessageOf<MeetingEvents, K>> => {
    if (stryMutAct_9fa48("522")) {
      {}
    } else {
      stryCov_9fa48("522");
      const item = itemOf(data);
      return (stryMutAct_9fa48("525") ? item === undefined && state.agenda[item] !== undefined : stryMutAct_9fa48("524") ? false : stryMutAct_9fa48("523") ? true : (stryCov_9fa48("523", "524", "525"), (stryMutAct_9fa48("527") ? item !== undefined : stryMutAct_9fa48("526") ? false : (stryCov_9fa48("526", "527"), item === undefined)) || (stryMutAct_9fa48("529") ? state.agenda[item] === undefined : stryMutAct_9fa48("528") ? false : (stryCov_9fa48("528", "529"), state.agenda[item] !== undefined)))) ? right(stryMutAct_9fa48("530") ? [] : (stryCov_9fa48("530"), [message<MeetingEvents, K>(type, on, data)])) : left(unknownReference(stryMutAct_9fa48("531") ? "" : (stryCov_9fa48("531"), 'agenda item'), item, Object.keys(state.agenda)));
    }
  };
  return withItem;
})());
const withItemOf = stryMutAct_9fa48("532") ? () => undefined : (stryCov_9fa48("532"), (() => {
  const withItemOf = <K extends keyof MeetingEvents,>(type: K & ItemEvent<K>) => withItem<K>(type, stryMutAct_9fa48("533") ? () => undefined : (stryCov_9fa48("533"), data => (stryMutAct_9fa48("534") ? "" : (stryCov_9fa48("534"), 'item')) in data ? String(data.item) : undefined));
  return withItemOf;
})());
type ItemEvent<K extends keyof MeetingEvents> = MeetingEvents[K] extends {
  readonly item?: AgendaItemId;
} ? K : never;
const approvedAlready: Rejection = ruleBroken(stryMutAct_9fa48("535") ? "" : (stryCov_9fa48("535"), 'G-14'), stryMutAct_9fa48("536") ? {} : (stryCov_9fa48("536"), {
  de: stryMutAct_9fa48("537") ? "" : (stryCov_9fa48("537"), 'Eine genehmigte Niederschrift wird nicht mehr geändert; Berichtigungen kommen hinzu.'),
  en: stryMutAct_9fa48("538") ? "" : (stryCov_9fa48("538"), 'Approved minutes are not changed any more; corrections are added.')
}));

/** The Sitzung as an aggregate; its streams are `meeting-<id>`. */
export const meeting = defineAggregate<Phase, MeetingState, typeof events, typeof commands>(stryMutAct_9fa48("539") ? {} : (stryCov_9fa48("539"), {
  category: stryMutAct_9fa48("540") ? "" : (stryCov_9fa48("540"), 'meeting'),
  module: stryMutAct_9fa48("541") ? "" : (stryCov_9fa48("541"), 'governance'),
  german: stryMutAct_9fa48("542") ? "" : (stryCov_9fa48("542"), 'Sitzung'),
  seat: stryMutAct_9fa48("543") ? "" : (stryCov_9fa48("543"), '§§ 59, 64, 65, 68 NKomVG; §§ 52, 53, 61 HGO; §§ 28, 32 LKO; §§ 52–58 KVG LSA; § 44c SGB II'),
  summary: stryMutAct_9fa48("544") ? "" : (stryCov_9fa48("544"), 'A meeting of a body: agenda, attendance, quorum, publicity, minutes.'),
  events,
  commands,
  initial,
  lifecycle: stryMutAct_9fa48("545") ? {} : (stryCov_9fa48("545"), {
    MeetingScheduled: stryMutAct_9fa48("546") ? [] : (stryCov_9fa48("546"), [stryMutAct_9fa48("547") ? [] : (stryCov_9fa48("547"), [stryMutAct_9fa48("548") ? "" : (stryCov_9fa48("548"), 'none'), stryMutAct_9fa48("549") ? "" : (stryCov_9fa48("549"), 'depublished')]), stryMutAct_9fa48("550") ? "" : (stryCov_9fa48("550"), 'scheduled')]),
    MeetingConvened: stryMutAct_9fa48("551") ? [] : (stryCov_9fa48("551"), [stryMutAct_9fa48("552") ? [] : (stryCov_9fa48("552"), [stryMutAct_9fa48("553") ? "" : (stryCov_9fa48("553"), 'scheduled'), stryMutAct_9fa48("554") ? "" : (stryCov_9fa48("554"), 'convened')]), stryMutAct_9fa48("555") ? "" : (stryCov_9fa48("555"), 'convened')]),
    // Agendas are often published late: an item may be recorded after the meeting.
    AgendaItemPlaced: stryMutAct_9fa48("556") ? [] : (stryCov_9fa48("556"), [stryMutAct_9fa48("557") ? "" : (stryCov_9fa48("557"), 'any'), stryMutAct_9fa48("558") ? "" : (stryCov_9fa48("558"), 'same')]),
    AgendaItemRemoved: stryMutAct_9fa48("559") ? [] : (stryCov_9fa48("559"), [stryMutAct_9fa48("560") ? "" : (stryCov_9fa48("560"), 'any'), stryMutAct_9fa48("561") ? "" : (stryCov_9fa48("561"), 'same')]),
    MeetingOpened: stryMutAct_9fa48("562") ? [] : (stryCov_9fa48("562"), [stryMutAct_9fa48("563") ? [] : (stryCov_9fa48("563"), [stryMutAct_9fa48("564") ? "" : (stryCov_9fa48("564"), 'scheduled'), stryMutAct_9fa48("565") ? "" : (stryCov_9fa48("565"), 'convened')]), stryMutAct_9fa48("566") ? "" : (stryCov_9fa48("566"), 'open')]),
    AttendanceRecorded: stryMutAct_9fa48("567") ? [] : (stryCov_9fa48("567"), [stryMutAct_9fa48("568") ? [] : (stryCov_9fa48("568"), [stryMutAct_9fa48("569") ? "" : (stryCov_9fa48("569"), 'open')]), stryMutAct_9fa48("570") ? "" : (stryCov_9fa48("570"), 'same')]),
    QuorumEstablished: stryMutAct_9fa48("571") ? [] : (stryCov_9fa48("571"), [stryMutAct_9fa48("572") ? [] : (stryCov_9fa48("572"), [stryMutAct_9fa48("573") ? "" : (stryCov_9fa48("573"), 'open')]), stryMutAct_9fa48("574") ? "" : (stryCov_9fa48("574"), 'same')]),
    QuorumDoubted: stryMutAct_9fa48("575") ? [] : (stryCov_9fa48("575"), [stryMutAct_9fa48("576") ? [] : (stryCov_9fa48("576"), [stryMutAct_9fa48("577") ? "" : (stryCov_9fa48("577"), 'open')]), stryMutAct_9fa48("578") ? "" : (stryCov_9fa48("578"), 'same')]),
    QuorumLost: stryMutAct_9fa48("579") ? [] : (stryCov_9fa48("579"), [stryMutAct_9fa48("580") ? [] : (stryCov_9fa48("580"), [stryMutAct_9fa48("581") ? "" : (stryCov_9fa48("581"), 'open')]), stryMutAct_9fa48("582") ? "" : (stryCov_9fa48("582"), 'same')]),
    PublicExcluded: stryMutAct_9fa48("583") ? [] : (stryCov_9fa48("583"), [stryMutAct_9fa48("584") ? [] : (stryCov_9fa48("584"), [stryMutAct_9fa48("585") ? "" : (stryCov_9fa48("585"), 'open')]), stryMutAct_9fa48("586") ? "" : (stryCov_9fa48("586"), 'same')]),
    PublicReadmitted: stryMutAct_9fa48("587") ? [] : (stryCov_9fa48("587"), [stryMutAct_9fa48("588") ? [] : (stryCov_9fa48("588"), [stryMutAct_9fa48("589") ? "" : (stryCov_9fa48("589"), 'open')]), stryMutAct_9fa48("590") ? "" : (stryCov_9fa48("590"), 'same')]),
    ConflictOfInterestDeclared: stryMutAct_9fa48("591") ? [] : (stryCov_9fa48("591"), [stryMutAct_9fa48("592") ? [] : (stryCov_9fa48("592"), [stryMutAct_9fa48("593") ? "" : (stryCov_9fa48("593"), 'scheduled'), stryMutAct_9fa48("594") ? "" : (stryCov_9fa48("594"), 'convened'), stryMutAct_9fa48("595") ? "" : (stryCov_9fa48("595"), 'open')]), stryMutAct_9fa48("596") ? "" : (stryCov_9fa48("596"), 'same')]),
    MeetingAdjourned: stryMutAct_9fa48("597") ? [] : (stryCov_9fa48("597"), [stryMutAct_9fa48("598") ? [] : (stryCov_9fa48("598"), [stryMutAct_9fa48("599") ? "" : (stryCov_9fa48("599"), 'open')]), stryMutAct_9fa48("600") ? "" : (stryCov_9fa48("600"), 'adjourned')]),
    MeetingResumed: stryMutAct_9fa48("601") ? [] : (stryCov_9fa48("601"), [stryMutAct_9fa48("602") ? [] : (stryCov_9fa48("602"), [stryMutAct_9fa48("603") ? "" : (stryCov_9fa48("603"), 'adjourned')]), stryMutAct_9fa48("604") ? "" : (stryCov_9fa48("604"), 'open')]),
    MeetingClosed: stryMutAct_9fa48("605") ? [] : (stryCov_9fa48("605"), [stryMutAct_9fa48("606") ? [] : (stryCov_9fa48("606"), [stryMutAct_9fa48("607") ? "" : (stryCov_9fa48("607"), 'open'), stryMutAct_9fa48("608") ? "" : (stryCov_9fa48("608"), 'adjourned')]), stryMutAct_9fa48("609") ? "" : (stryCov_9fa48("609"), 'closed')]),
    MeetingHeld: stryMutAct_9fa48("610") ? [] : (stryCov_9fa48("610"), [stryMutAct_9fa48("611") ? [] : (stryCov_9fa48("611"), [stryMutAct_9fa48("612") ? "" : (stryCov_9fa48("612"), 'scheduled'), stryMutAct_9fa48("613") ? "" : (stryCov_9fa48("613"), 'convened')]), stryMutAct_9fa48("614") ? "" : (stryCov_9fa48("614"), 'closed')]),
    ItemResultReported: stryMutAct_9fa48("615") ? [] : (stryCov_9fa48("615"), [stryMutAct_9fa48("616") ? "" : (stryCov_9fa48("616"), 'any'), stryMutAct_9fa48("617") ? "" : (stryCov_9fa48("617"), 'same')]),
    MinutesDrafted: stryMutAct_9fa48("618") ? [] : (stryCov_9fa48("618"), [stryMutAct_9fa48("619") ? [] : (stryCov_9fa48("619"), [stryMutAct_9fa48("620") ? "" : (stryCov_9fa48("620"), 'closed'), stryMutAct_9fa48("621") ? "" : (stryCov_9fa48("621"), 'minutesDrafted')]), stryMutAct_9fa48("622") ? "" : (stryCov_9fa48("622"), 'minutesDrafted')]),
    MinutesApproved: stryMutAct_9fa48("623") ? [] : (stryCov_9fa48("623"), [stryMutAct_9fa48("624") ? [] : (stryCov_9fa48("624"), [stryMutAct_9fa48("625") ? "" : (stryCov_9fa48("625"), 'closed'), stryMutAct_9fa48("626") ? "" : (stryCov_9fa48("626"), 'minutesDrafted')]), stryMutAct_9fa48("627") ? "" : (stryCov_9fa48("627"), 'minutesApproved')]),
    MinutesCorrected: stryMutAct_9fa48("628") ? [] : (stryCov_9fa48("628"), [stryMutAct_9fa48("629") ? [] : (stryCov_9fa48("629"), [stryMutAct_9fa48("630") ? "" : (stryCov_9fa48("630"), 'minutesApproved')]), stryMutAct_9fa48("631") ? "" : (stryCov_9fa48("631"), 'same')]),
    MeetingCancelled: stryMutAct_9fa48("632") ? [] : (stryCov_9fa48("632"), [stryMutAct_9fa48("633") ? [] : (stryCov_9fa48("633"), [stryMutAct_9fa48("634") ? "" : (stryCov_9fa48("634"), 'scheduled'), stryMutAct_9fa48("635") ? "" : (stryCov_9fa48("635"), 'convened')]), stryMutAct_9fa48("636") ? "" : (stryCov_9fa48("636"), 'cancelled')]),
    MeetingCorrected: stryMutAct_9fa48("637") ? [] : (stryCov_9fa48("637"), [stryMutAct_9fa48("638") ? "" : (stryCov_9fa48("638"), 'any'), stryMutAct_9fa48("639") ? "" : (stryCov_9fa48("639"), 'same')]),
    AgendaItemCorrected: stryMutAct_9fa48("640") ? [] : (stryCov_9fa48("640"), [stryMutAct_9fa48("641") ? "" : (stryCov_9fa48("641"), 'any'), stryMutAct_9fa48("642") ? "" : (stryCov_9fa48("642"), 'same')]),
    // A source may tell of a deletion before anything else was known.
    MeetingDepublished: stryMutAct_9fa48("643") ? [] : (stryCov_9fa48("643"), [stryMutAct_9fa48("644") ? [] : (stryCov_9fa48("644"), [stryMutAct_9fa48("645") ? "" : (stryCov_9fa48("645"), 'none'), stryMutAct_9fa48("646") ? "" : (stryCov_9fa48("646"), 'scheduled'), stryMutAct_9fa48("647") ? "" : (stryCov_9fa48("647"), 'convened'), stryMutAct_9fa48("648") ? "" : (stryCov_9fa48("648"), 'open'), stryMutAct_9fa48("649") ? "" : (stryCov_9fa48("649"), 'adjourned'), stryMutAct_9fa48("650") ? "" : (stryCov_9fa48("650"), 'closed'), stryMutAct_9fa48("651") ? "" : (stryCov_9fa48("651"), 'minutesDrafted'), stryMutAct_9fa48("652") ? "" : (stryCov_9fa48("652"), 'minutesApproved'), stryMutAct_9fa48("653") ? "" : (stryCov_9fa48("653"), 'cancelled')]), stryMutAct_9fa48("654") ? "" : (stryCov_9fa48("654"), 'depublished')])
  }),
  evolve: stryMutAct_9fa48("655") ? {} : (stryCov_9fa48("655"), {
    MeetingScheduled: stryMutAct_9fa48("656") ? () => undefined : (stryCov_9fa48("656"), (state, {
      body,
      externalIds: _ids,
      ...details
    }, on) => stryMutAct_9fa48("657") ? {} : (stryCov_9fa48("657"), {
      ...state,
      body,
      details,
      on
    })),
    MeetingConvened: stryMutAct_9fa48("658") ? () => undefined : (stryCov_9fa48("658"), (state, convocation) => stryMutAct_9fa48("659") ? {} : (stryCov_9fa48("659"), {
      ...state,
      convocation
    })),
    AgendaItemPlaced: stryMutAct_9fa48("660") ? () => undefined : (stryCov_9fa48("660"), (state, {
      item,
      externalIds: _ids,
      ...placed
    }) => stryMutAct_9fa48("661") ? {} : (stryCov_9fa48("661"), {
      ...state,
      agenda: stryMutAct_9fa48("662") ? {} : (stryCov_9fa48("662"), {
        ...state.agenda,
        [item]: placed
      })
    })),
    AgendaItemRemoved: stryMutAct_9fa48("663") ? () => undefined : (stryCov_9fa48("663"), (state, {
      item
    }) => stryMutAct_9fa48("664") ? {} : (stryCov_9fa48("664"), {
      ...state,
      agenda: without(state.agenda, item)
    })),
    MeetingOpened: stryMutAct_9fa48("665") ? () => undefined : (stryCov_9fa48("665"), (state, {
      rules,
      members
    }) => stryMutAct_9fa48("666") ? {} : (stryCov_9fa48("666"), {
      ...state,
      rules,
      members
    })),
    AttendanceRecorded: stryMutAct_9fa48("667") ? () => undefined : (stryCov_9fa48("667"), (state, {
      present,
      count
    }) => stryMutAct_9fa48("668") ? {} : (stryCov_9fa48("668"), {
      ...state,
      present,
      presentCount: stryMutAct_9fa48("669") ? Math.min(count ?? 0, present.length) : (stryCov_9fa48("669"), Math.max(stryMutAct_9fa48("670") ? count && 0 : (stryCov_9fa48("670"), count ?? 0), present.length))
    })),
    QuorumEstablished: stryMutAct_9fa48("671") ? () => undefined : (stryCov_9fa48("671"), (state, {
      deviates
    }) => stryMutAct_9fa48("672") ? {} : (stryCov_9fa48("672"), {
      ...state,
      quorum: stryMutAct_9fa48("673") ? "" : (stryCov_9fa48("673"), 'established'),
      quorumDeviates: deviates
    })),
    QuorumDoubted: stryMutAct_9fa48("674") ? () => undefined : (stryCov_9fa48("674"), state => stryMutAct_9fa48("675") ? {} : (stryCov_9fa48("675"), {
      ...state,
      quorum: stryMutAct_9fa48("676") ? "" : (stryCov_9fa48("676"), 'doubted')
    })),
    QuorumLost: stryMutAct_9fa48("677") ? () => undefined : (stryCov_9fa48("677"), state => stryMutAct_9fa48("678") ? {} : (stryCov_9fa48("678"), {
      ...state,
      quorum: stryMutAct_9fa48("679") ? "" : (stryCov_9fa48("679"), 'lost')
    })),
    PublicExcluded: stryMutAct_9fa48("680") ? () => undefined : (stryCov_9fa48("680"), (state, {
      item
    }) => stryMutAct_9fa48("681") ? {} : (stryCov_9fa48("681"), {
      ...state,
      closedDoors: (stryMutAct_9fa48("684") ? item !== undefined : stryMutAct_9fa48("683") ? false : stryMutAct_9fa48("682") ? true : (stryCov_9fa48("682", "683", "684"), item === undefined)) ? stryMutAct_9fa48("685") ? {} : (stryCov_9fa48("685"), {
        ...state.closedDoors,
        all: stryMutAct_9fa48("686") ? false : (stryCov_9fa48("686"), true)
      }) : stryMutAct_9fa48("687") ? {} : (stryCov_9fa48("687"), {
        ...state.closedDoors,
        items: stryMutAct_9fa48("688") ? [] : (stryCov_9fa48("688"), [...state.closedDoors.items, item])
      })
    })),
    PublicReadmitted: stryMutAct_9fa48("689") ? () => undefined : (stryCov_9fa48("689"), (state, {
      item
    }) => stryMutAct_9fa48("690") ? {} : (stryCov_9fa48("690"), {
      ...state,
      closedDoors: (stryMutAct_9fa48("693") ? item !== undefined : stryMutAct_9fa48("692") ? false : stryMutAct_9fa48("691") ? true : (stryCov_9fa48("691", "692", "693"), item === undefined)) ? stryMutAct_9fa48("694") ? {} : (stryCov_9fa48("694"), {
        ...state.closedDoors,
        all: stryMutAct_9fa48("695") ? true : (stryCov_9fa48("695"), false)
      }) : stryMutAct_9fa48("696") ? {} : (stryCov_9fa48("696"), {
        ...state.closedDoors,
        items: stryMutAct_9fa48("697") ? state.closedDoors.items : (stryCov_9fa48("697"), state.closedDoors.items.filter(stryMutAct_9fa48("698") ? () => undefined : (stryCov_9fa48("698"), closed => stryMutAct_9fa48("701") ? closed === item : stryMutAct_9fa48("700") ? false : stryMutAct_9fa48("699") ? true : (stryCov_9fa48("699", "700", "701"), closed !== item))))
      })
    })),
    ConflictOfInterestDeclared: stryMutAct_9fa48("702") ? () => undefined : (stryCov_9fa48("702"), (state, data) => stryMutAct_9fa48("703") ? {} : (stryCov_9fa48("703"), {
      ...state,
      conflicts: stryMutAct_9fa48("704") ? [] : (stryCov_9fa48("704"), [...state.conflicts, data])
    })),
    MeetingAdjourned: keep,
    MeetingResumed: keep,
    MeetingClosed: keep,
    MeetingHeld: stryMutAct_9fa48("705") ? () => undefined : (stryCov_9fa48("705"), (state, {
      mode
    }) => (stryMutAct_9fa48("708") ? mode !== undefined : stryMutAct_9fa48("707") ? false : stryMutAct_9fa48("706") ? true : (stryCov_9fa48("706", "707", "708"), mode === undefined)) ? state : stryMutAct_9fa48("709") ? {} : (stryCov_9fa48("709"), {
      ...state,
      details: stryMutAct_9fa48("710") ? {} : (stryCov_9fa48("710"), {
        ...state.details,
        mode
      })
    })),
    ItemResultReported: stryMutAct_9fa48("711") ? () => undefined : (stryCov_9fa48("711"), (state, data) => stryMutAct_9fa48("712") ? {} : (stryCov_9fa48("712"), {
      ...state,
      results: stryMutAct_9fa48("713") ? {} : (stryCov_9fa48("713"), {
        ...state.results,
        [data.item]: data
      })
    })),
    MinutesDrafted: stryMutAct_9fa48("714") ? () => undefined : (stryCov_9fa48("714"), (state, {
      hash
    }) => stryMutAct_9fa48("715") ? {} : (stryCov_9fa48("715"), {
      ...state,
      minutes: hash
    })),
    MinutesApproved: stryMutAct_9fa48("716") ? () => undefined : (stryCov_9fa48("716"), (state, {
      hash
    }) => stryMutAct_9fa48("717") ? {} : (stryCov_9fa48("717"), {
      ...state,
      minutes: hash
    })),
    MinutesCorrected: stryMutAct_9fa48("718") ? () => undefined : (stryCov_9fa48("718"), (state, data) => stryMutAct_9fa48("719") ? {} : (stryCov_9fa48("719"), {
      ...state,
      corrections: stryMutAct_9fa48("720") ? [] : (stryCov_9fa48("720"), [...state.corrections, data])
    })),
    MeetingCancelled: keep,
    MeetingCorrected: stryMutAct_9fa48("721") ? () => undefined : (stryCov_9fa48("721"), (state, {
      reason: _reason,
      corrects: _corrects,
      ...details
    }, on) => stryMutAct_9fa48("722") ? {} : (stryCov_9fa48("722"), {
      ...state,
      on,
      details: stryMutAct_9fa48("723") ? {} : (stryCov_9fa48("723"), {
        ...state.details,
        ...details
      })
    })),
    AgendaItemCorrected: (state, {
      item,
      reason: _reason,
      corrects: _corrects,
      ...changed
    }) => {
      if (stryMutAct_9fa48("724")) {
        {}
      } else {
        stryCov_9fa48("724");
        const placed = state.agenda[item];
        return (stryMutAct_9fa48("727") ? placed !== undefined : stryMutAct_9fa48("726") ? false : stryMutAct_9fa48("725") ? true : (stryCov_9fa48("725", "726", "727"), placed === undefined)) ? state : stryMutAct_9fa48("728") ? {} : (stryCov_9fa48("728"), {
          ...state,
          agenda: stryMutAct_9fa48("729") ? {} : (stryCov_9fa48("729"), {
            ...state.agenda,
            [item]: stryMutAct_9fa48("730") ? {} : (stryCov_9fa48("730"), {
              ...placed,
              ...changed
            })
          })
        });
      }
    },
    MeetingDepublished: keep
  }),
  decide: stryMutAct_9fa48("731") ? {} : (stryCov_9fa48("731"), {
    ScheduleMeeting: emits<MeetingEvents, 'MeetingScheduled'>(stryMutAct_9fa48("732") ? "" : (stryCov_9fa48("732"), 'MeetingScheduled')),
    ConveneMeeting: emits<MeetingEvents, 'MeetingConvened'>(stryMutAct_9fa48("733") ? "" : (stryCov_9fa48("733"), 'MeetingConvened')),
    PlaceAgendaItem: emits<MeetingEvents, 'AgendaItemPlaced'>(stryMutAct_9fa48("734") ? "" : (stryCov_9fa48("734"), 'AgendaItemPlaced')),
    RemoveAgendaItem: withItemOf(stryMutAct_9fa48("735") ? "" : (stryCov_9fa48("735"), 'AgendaItemRemoved')),
    OpenMeeting: emits<MeetingEvents, 'MeetingOpened'>(stryMutAct_9fa48("736") ? "" : (stryCov_9fa48("736"), 'MeetingOpened')),
    RecordAttendance: emits<MeetingEvents, 'AttendanceRecorded'>(stryMutAct_9fa48("737") ? "" : (stryCov_9fa48("737"), 'AttendanceRecorded')),
    EstablishQuorum: stryMutAct_9fa48("738") ? () => undefined : (stryCov_9fa48("738"), (data, state, on) => right(stryMutAct_9fa48("739") ? [] : (stryCov_9fa48("739"), [establishQuorum(data, state, on)]))),
    DoubtQuorum: emits<MeetingEvents, 'QuorumDoubted'>(stryMutAct_9fa48("740") ? "" : (stryCov_9fa48("740"), 'QuorumDoubted')),
    DeclareQuorumLost: emits<MeetingEvents, 'QuorumLost'>(stryMutAct_9fa48("741") ? "" : (stryCov_9fa48("741"), 'QuorumLost')),
    ExcludePublic: withItemOf(stryMutAct_9fa48("742") ? "" : (stryCov_9fa48("742"), 'PublicExcluded')),
    ReadmitPublic: withItemOf(stryMutAct_9fa48("743") ? "" : (stryCov_9fa48("743"), 'PublicReadmitted')),
    DeclareConflict: withItemOf(stryMutAct_9fa48("744") ? "" : (stryCov_9fa48("744"), 'ConflictOfInterestDeclared')),
    AdjournMeeting: emits<MeetingEvents, 'MeetingAdjourned'>(stryMutAct_9fa48("745") ? "" : (stryCov_9fa48("745"), 'MeetingAdjourned')),
    ResumeMeeting: emits<MeetingEvents, 'MeetingResumed'>(stryMutAct_9fa48("746") ? "" : (stryCov_9fa48("746"), 'MeetingResumed')),
    CloseMeeting: emits<MeetingEvents, 'MeetingClosed'>(stryMutAct_9fa48("747") ? "" : (stryCov_9fa48("747"), 'MeetingClosed')),
    ReportMeetingHeld: emits<MeetingEvents, 'MeetingHeld'>(stryMutAct_9fa48("748") ? "" : (stryCov_9fa48("748"), 'MeetingHeld')),
    ReportItemResult: withItemOf(stryMutAct_9fa48("749") ? "" : (stryCov_9fa48("749"), 'ItemResultReported')),
    DraftMinutes: stryMutAct_9fa48("750") ? () => undefined : (stryCov_9fa48("750"), (data, state, on) => (stryMutAct_9fa48("753") ? state.phase !== 'minutesApproved' : stryMutAct_9fa48("752") ? false : stryMutAct_9fa48("751") ? true : (stryCov_9fa48("751", "752", "753"), state.phase === (stryMutAct_9fa48("754") ? "" : (stryCov_9fa48("754"), 'minutesApproved')))) ? left(approvedAlready) : right(stryMutAct_9fa48("755") ? [] : (stryCov_9fa48("755"), [message<MeetingEvents, 'MinutesDrafted'>(stryMutAct_9fa48("756") ? "" : (stryCov_9fa48("756"), 'MinutesDrafted'), on, data)]))),
    ApproveMinutes: (data, state, on) => {
      if (stryMutAct_9fa48("757")) {
        {}
      } else {
        stryCov_9fa48("757");
        if (stryMutAct_9fa48("760") ? state.phase === 'minutesApproved' : stryMutAct_9fa48("759") ? false : stryMutAct_9fa48("758") ? true : (stryCov_9fa48("758", "759", "760"), state.phase !== (stryMutAct_9fa48("761") ? "" : (stryCov_9fa48("761"), 'minutesApproved')))) return right(stryMutAct_9fa48("762") ? [] : (stryCov_9fa48("762"), [message<MeetingEvents, 'MinutesApproved'>(stryMutAct_9fa48("763") ? "" : (stryCov_9fa48("763"), 'MinutesApproved'), on, data)]));
        return (stryMutAct_9fa48("766") ? state.minutes !== data.hash : stryMutAct_9fa48("765") ? false : stryMutAct_9fa48("764") ? true : (stryCov_9fa48("764", "765", "766"), state.minutes === data.hash)) ? right(stryMutAct_9fa48("767") ? ["Stryker was here"] : (stryCov_9fa48("767"), [])) : left(approvedAlready);
      }
    },
    CorrectMinutes: emits<MeetingEvents, 'MinutesCorrected'>(stryMutAct_9fa48("768") ? "" : (stryCov_9fa48("768"), 'MinutesCorrected')),
    CancelMeeting: emits<MeetingEvents, 'MeetingCancelled'>(stryMutAct_9fa48("769") ? "" : (stryCov_9fa48("769"), 'MeetingCancelled')),
    CorrectMeeting: emits<MeetingEvents, 'MeetingCorrected'>(stryMutAct_9fa48("770") ? "" : (stryCov_9fa48("770"), 'MeetingCorrected')),
    CorrectAgendaItem: withItemOf(stryMutAct_9fa48("771") ? "" : (stryCov_9fa48("771"), 'AgendaItemCorrected')),
    DepublishMeeting: emits<MeetingEvents, 'MeetingDepublished'>(stryMutAct_9fa48("772") ? "" : (stryCov_9fa48("772"), 'MeetingDepublished'))
  }),
  title: stryMutAct_9fa48("773") ? () => undefined : (stryCov_9fa48("773"), state => stryMutAct_9fa48("774") ? state.details.name && '' : (stryCov_9fa48("774"), state.details.name ?? (stryMutAct_9fa48("775") ? "Stryker was here!" : (stryCov_9fa48("775"), '')))),
  findings: stryMutAct_9fa48("776") ? () => undefined : (stryCov_9fa48("776"), state => findingsOf(state))
}));

/** An event of a Sitzung. */
export type MeetingEvent = EventsOf<typeof meeting>;
const without = <V,>(map: Readonly<Record<string, V>>, key: string): Readonly<Record<string, V>> => {
  if (stryMutAct_9fa48("777")) {
    {}
  } else {
    stryCov_9fa48("777");
    const {
      [key]: _removed,
      ...rest
    } = map;
    return rest;
  }
};

// Whether the rules count `present` members as a quorum, from all that is on record.
const judge = (state: MeetingState, presentEntitled: number, excluded: number, second: boolean) => {
  if (stryMutAct_9fa48("778")) {
    {}
  } else {
    stryCov_9fa48("778");
    if (stryMutAct_9fa48("781") ? state.rules !== undefined : stryMutAct_9fa48("780") ? false : stryMutAct_9fa48("779") ? true : (stryCov_9fa48("779", "780", "781"), state.rules === undefined)) return undefined;
    const presence = stryMutAct_9fa48("782") ? {} : (stryCov_9fa48("782"), {
      presentEntitled,
      excluded,
      secondMeeting: second,
      ...((stryMutAct_9fa48("785") ? state.members !== undefined : stryMutAct_9fa48("784") ? false : stryMutAct_9fa48("783") ? true : (stryCov_9fa48("783", "784", "785"), state.members === undefined)) ? {} : stryMutAct_9fa48("786") ? {} : (stryCov_9fa48("786"), {
        members: state.members
      })),
      ...((stryMutAct_9fa48("789") ? state.convocation?.due !== 'no' : stryMutAct_9fa48("788") ? false : stryMutAct_9fa48("787") ? true : (stryCov_9fa48("787", "788", "789"), (stryMutAct_9fa48("790") ? state.convocation.due : (stryCov_9fa48("790"), state.convocation?.due)) === (stryMutAct_9fa48("791") ? "" : (stryCov_9fa48("791"), 'no')))) ? stryMutAct_9fa48("792") ? {} : (stryCov_9fa48("792"), {
        dulyConvened: stryMutAct_9fa48("793") ? true : (stryCov_9fa48("793"), false)
      }) : {})
    });
    return stryMutAct_9fa48("794") ? {} : (stryCov_9fa48("794"), {
      verdict: quorate(state.rules, presence),
      required: requiredPresence(state.rules, presence)
    });
  }
};
const isSecond = stryMutAct_9fa48("795") ? () => undefined : (stryCov_9fa48("795"), (() => {
  const isSecond = (state: MeetingState, said: boolean | undefined): boolean => stryMutAct_9fa48("796") ? said && state.details.kind === 'second' && state.convocation?.secondMeetingAnnounced === true : (stryCov_9fa48("796"), said ?? (stryMutAct_9fa48("799") ? state.details.kind === 'second' || state.convocation?.secondMeetingAnnounced === true : stryMutAct_9fa48("798") ? false : stryMutAct_9fa48("797") ? true : (stryCov_9fa48("797", "798", "799"), (stryMutAct_9fa48("801") ? state.details.kind !== 'second' : stryMutAct_9fa48("800") ? true : (stryCov_9fa48("800", "801"), state.details.kind === (stryMutAct_9fa48("802") ? "" : (stryCov_9fa48("802"), 'second')))) && (stryMutAct_9fa48("804") ? state.convocation?.secondMeetingAnnounced !== true : stryMutAct_9fa48("803") ? true : (stryCov_9fa48("803", "804"), (stryMutAct_9fa48("805") ? state.convocation.secondMeetingAnnounced : (stryCov_9fa48("805"), state.convocation?.secondMeetingAnnounced)) === (stryMutAct_9fa48("806") ? false : (stryCov_9fa48("806"), true)))))));
  return isSecond;
})());
const establishQuorum = (data: {
  readonly present?: number;
  readonly secondMeeting?: boolean;
}, state: MeetingState, on: FuzzyDate): MessageOf<MeetingEvents, 'QuorumEstablished'> => {
  if (stryMutAct_9fa48("807")) {
    {}
  } else {
    stryCov_9fa48("807");
    const present = stryMutAct_9fa48("808") ? data.present && state.presentCount : (stryCov_9fa48("808"), data.present ?? state.presentCount);
    // Where nobody wrote down who was present, the chair's word stands: unknown is not 0.
    const judged = (stryMutAct_9fa48("811") ? present !== undefined : stryMutAct_9fa48("810") ? false : stryMutAct_9fa48("809") ? true : (stryCov_9fa48("809", "810", "811"), present === undefined)) ? undefined : judge(state, present, 0, isSecond(state, data.secondMeeting));
    return message<MeetingEvents, 'QuorumEstablished'>(stryMutAct_9fa48("812") ? "" : (stryCov_9fa48("812"), 'QuorumEstablished'), on, stryMutAct_9fa48("813") ? {} : (stryCov_9fa48("813"), {
      deviates: stryMutAct_9fa48("816") ? judged?.verdict !== 'no' : stryMutAct_9fa48("815") ? false : stryMutAct_9fa48("814") ? true : (stryCov_9fa48("814", "815", "816"), (stryMutAct_9fa48("817") ? judged.verdict : (stryCov_9fa48("817"), judged?.verdict)) === (stryMutAct_9fa48("818") ? "" : (stryCov_9fa48("818"), 'no'))),
      ...((stryMutAct_9fa48("821") ? present !== undefined : stryMutAct_9fa48("820") ? false : stryMutAct_9fa48("819") ? true : (stryCov_9fa48("819", "820", "821"), present === undefined)) ? {} : stryMutAct_9fa48("822") ? {} : (stryCov_9fa48("822"), {
        present
      })),
      ...((stryMutAct_9fa48("825") ? judged?.required !== undefined : stryMutAct_9fa48("824") ? false : stryMutAct_9fa48("823") ? true : (stryCov_9fa48("823", "824", "825"), (stryMutAct_9fa48("826") ? judged.required : (stryCov_9fa48("826"), judged?.required)) === undefined)) ? {} : stryMutAct_9fa48("827") ? {} : (stryCov_9fa48("827"), {
        required: judged.required
      }))
    }));
  }
};

/**
 * The sitting for a vote on an item, as the meeting's own stream shows it.
 *
 * Members with a declared conflict for the item are neither present nor entitled (G-5, R-104); whether the quorum
 * stands follows the body's rules. `undefined` before the meeting is scheduled.
 */
export const sittingAt = (id: MeetingId, state: MeetingState, item: AgendaItemId): ObservedSitting | undefined => {
  if (stryMutAct_9fa48("828")) {
    {}
  } else {
    stryCov_9fa48("828");
    if (stryMutAct_9fa48("831") ? state.body !== undefined : stryMutAct_9fa48("830") ? false : stryMutAct_9fa48("829") ? true : (stryCov_9fa48("829", "830", "831"), state.body === undefined)) return undefined;
    const excluded = stryMutAct_9fa48("832") ? [] : (stryCov_9fa48("832"), [...new Set(stryMutAct_9fa48("833") ? state.conflicts.map(({
      member
    }) => member) : (stryCov_9fa48("833"), state.conflicts.filter(stryMutAct_9fa48("834") ? () => undefined : (stryCov_9fa48("834"), conflict => stryMutAct_9fa48("837") ? conflict.item !== item : stryMutAct_9fa48("836") ? false : stryMutAct_9fa48("835") ? true : (stryCov_9fa48("835", "836", "837"), conflict.item === item))).map(stryMutAct_9fa48("838") ? () => undefined : (stryCov_9fa48("838"), ({
      member
    }) => member))))]);
    // Of those who are merely counted nobody knows whether an excluded member is among them.
    const present = (stryMutAct_9fa48("841") ? state.presentCount !== undefined : stryMutAct_9fa48("840") ? false : stryMutAct_9fa48("839") ? true : (stryCov_9fa48("839", "840", "841"), state.presentCount === undefined)) ? undefined : stryMutAct_9fa48("842") ? state.presentCount + state.present.filter(member => excluded.includes(member)).length : (stryCov_9fa48("842"), state.presentCount - (stryMutAct_9fa48("843") ? state.present.length : (stryCov_9fa48("843"), state.present.filter(stryMutAct_9fa48("844") ? () => undefined : (stryCov_9fa48("844"), member => excluded.includes(member))).length)));
    const placed = state.agenda[item];
    const stands = (stryMutAct_9fa48("847") ? state.rules !== undefined : stryMutAct_9fa48("846") ? false : stryMutAct_9fa48("845") ? true : (stryCov_9fa48("845", "846", "847"), state.rules === undefined)) ? stryMutAct_9fa48("848") ? "" : (stryCov_9fa48("848"), 'unknown') : quorumStands(state.rules, state.quorum);
    return stryMutAct_9fa48("849") ? {} : (stryCov_9fa48("849"), {
      kind: stryMutAct_9fa48("850") ? "" : (stryCov_9fa48("850"), 'observed'),
      body: state.body,
      meeting: id,
      item,
      open: stryMutAct_9fa48("853") ? state.phase !== 'open' : stryMutAct_9fa48("852") ? false : stryMutAct_9fa48("851") ? true : (stryCov_9fa48("851", "852", "853"), state.phase === (stryMutAct_9fa48("854") ? "" : (stryCov_9fa48("854"), 'open'))),
      onAgenda: stryMutAct_9fa48("857") ? placed === undefined : stryMutAct_9fa48("856") ? false : stryMutAct_9fa48("855") ? true : (stryCov_9fa48("855", "856", "857"), placed !== undefined),
      public: stryMutAct_9fa48("860") ? placed?.public === true && !state.closedDoors.all || !state.closedDoors.items.includes(item) : stryMutAct_9fa48("859") ? false : stryMutAct_9fa48("858") ? true : (stryCov_9fa48("858", "859", "860"), (stryMutAct_9fa48("862") ? placed?.public === true || !state.closedDoors.all : stryMutAct_9fa48("861") ? true : (stryCov_9fa48("861", "862"), (stryMutAct_9fa48("864") ? placed?.public !== true : stryMutAct_9fa48("863") ? true : (stryCov_9fa48("863", "864"), (stryMutAct_9fa48("865") ? placed.public : (stryCov_9fa48("865"), placed?.public)) === (stryMutAct_9fa48("866") ? false : (stryCov_9fa48("866"), true)))) && (stryMutAct_9fa48("867") ? state.closedDoors.all : (stryCov_9fa48("867"), !state.closedDoors.all)))) && (stryMutAct_9fa48("868") ? state.closedDoors.items.includes(item) : (stryCov_9fa48("868"), !state.closedDoors.items.includes(item)))),
      quorum: (stryMutAct_9fa48("871") ? stands !== 'yes' : stryMutAct_9fa48("870") ? false : stryMutAct_9fa48("869") ? true : (stryCov_9fa48("869", "870", "871"), stands === (stryMutAct_9fa48("872") ? "" : (stryCov_9fa48("872"), 'yes')))) ? stryMutAct_9fa48("873") ? "" : (stryCov_9fa48("873"), 'stands') : (stryMutAct_9fa48("876") ? stands !== 'no' : stryMutAct_9fa48("875") ? false : stryMutAct_9fa48("874") ? true : (stryCov_9fa48("874", "875", "876"), stands === (stryMutAct_9fa48("877") ? "" : (stryCov_9fa48("877"), 'no')))) ? stryMutAct_9fa48("878") ? "" : (stryCov_9fa48("878"), 'missing') : stryMutAct_9fa48("879") ? "" : (stryCov_9fa48("879"), 'unknown'),
      excluded,
      ...((stryMutAct_9fa48("882") ? present !== undefined : stryMutAct_9fa48("881") ? false : stryMutAct_9fa48("880") ? true : (stryCov_9fa48("880", "881", "882"), present === undefined)) ? {} : stryMutAct_9fa48("883") ? {} : (stryCov_9fa48("883"), {
        presentEntitled: present
      })),
      ...((stryMutAct_9fa48("886") ? state.members !== undefined : stryMutAct_9fa48("885") ? false : stryMutAct_9fa48("884") ? true : (stryCov_9fa48("884", "885", "886"), state.members === undefined)) ? {} : stryMutAct_9fa48("887") ? {} : (stryCov_9fa48("887"), {
        members: state.members
      })),
      ...((stryMutAct_9fa48("890") ? state.rules !== undefined : stryMutAct_9fa48("889") ? false : stryMutAct_9fa48("888") ? true : (stryCov_9fa48("888", "889", "890"), state.rules === undefined)) ? {} : stryMutAct_9fa48("891") ? {} : (stryCov_9fa48("891"), {
        rules: state.rules
      }))
    });
  }
};
const findingsOf = (state: MeetingState): ReadonlyArray<Finding> => {
  if (stryMutAct_9fa48("892")) {
    {}
  } else {
    stryCov_9fa48("892");
    const findings: Finding[] = stryMutAct_9fa48("893") ? ["Stryker was here"] : (stryCov_9fa48("893"), []);
    if (stryMutAct_9fa48("895") ? false : stryMutAct_9fa48("894") ? true : (stryCov_9fa48("894", "895"), state.quorumDeviates)) {
      if (stryMutAct_9fa48("896")) {
        {}
      } else {
        stryCov_9fa48("896");
        findings.push(finding(stryMutAct_9fa48("898") ? "" : (stryCov_9fa48("898"), 'R-103'), stryMutAct_9fa48("899") ? "" : (stryCov_9fa48("899"), 'violation'), stryMutAct_9fa48("900") ? {} : (stryCov_9fa48("900"), {
          de: stryMutAct_9fa48("901") ? "" : (stryCov_9fa48("901"), 'Die Beschlussfähigkeit wurde festgestellt, obwohl nach den erfassten Zahlen zu wenige anwesend waren.'),
          en: stryMutAct_9fa48("902") ? "" : (stryCov_9fa48("902"), 'The quorum was established although by the numbers on record too few were present.')
        }), stryMutAct_9fa48("903") ? {} : (stryCov_9fa48("903"), {
          present: stryMutAct_9fa48("904") ? state.presentCount && null : (stryCov_9fa48("904"), state.presentCount ?? null)
        })));
      }
    }
    if (stryMutAct_9fa48("907") ? state.convocation?.due !== 'no' : stryMutAct_9fa48("906") ? false : stryMutAct_9fa48("905") ? true : (stryCov_9fa48("905", "906", "907"), (stryMutAct_9fa48("908") ? state.convocation.due : (stryCov_9fa48("908"), state.convocation?.due)) === (stryMutAct_9fa48("909") ? "" : (stryCov_9fa48("909"), 'no')))) {
      if (stryMutAct_9fa48("910")) {
        {}
      } else {
        stryCov_9fa48("910");
        findings.push(finding(stryMutAct_9fa48("912") ? "" : (stryCov_9fa48("912"), 'R-103'), stryMutAct_9fa48("913") ? "" : (stryCov_9fa48("913"), 'warning'), stryMutAct_9fa48("914") ? {} : (stryCov_9fa48("914"), {
          de: stryMutAct_9fa48("915") ? "" : (stryCov_9fa48("915"), 'Die Ladung war nicht ordnungsgemäß.'),
          en: stryMutAct_9fa48("916") ? "" : (stryCov_9fa48("916"), 'The convocation was not in due form.')
        })));
      }
    }
    const unclassified = stryMutAct_9fa48("917") ? Object.values(state.results) : (stryCov_9fa48("917"), Object.values(state.results).filter(stryMutAct_9fa48("918") ? () => undefined : (stryCov_9fa48("918"), ({
      classified
    }) => stryMutAct_9fa48("921") ? classified !== undefined : stryMutAct_9fa48("920") ? false : stryMutAct_9fa48("919") ? true : (stryCov_9fa48("919", "920", "921"), classified === undefined))));
    if (stryMutAct_9fa48("925") ? unclassified.length <= 0 : stryMutAct_9fa48("924") ? unclassified.length >= 0 : stryMutAct_9fa48("923") ? false : stryMutAct_9fa48("922") ? true : (stryCov_9fa48("922", "923", "924", "925"), unclassified.length > 0)) {
      if (stryMutAct_9fa48("926")) {
        {}
      } else {
        stryCov_9fa48("926");
        findings.push(finding(stryMutAct_9fa48("928") ? "" : (stryCov_9fa48("928"), 'G-3'), stryMutAct_9fa48("929") ? "" : (stryCov_9fa48("929"), 'information'), stryMutAct_9fa48("930") ? {} : (stryCov_9fa48("930"), {
          de: stryMutAct_9fa48("931") ? "" : (stryCov_9fa48("931"), 'Ergebnisse wurden wörtlich übernommen, weil ihr Sinn nicht sicher ist.'),
          en: stryMutAct_9fa48("932") ? "" : (stryCov_9fa48("932"), 'Results were kept verbatim because their meaning is not certain.')
        }), stryMutAct_9fa48("933") ? {} : (stryCov_9fa48("933"), {
          results: unclassified.map(stryMutAct_9fa48("934") ? () => undefined : (stryCov_9fa48("934"), ({
            published
          }) => published))
        })));
      }
    }
    return findings;
  }
};