/**
 * Gremium: a body that decides or advises, its rules by date, its members and its succession.
 *
 * Seats: § 44c, § 18d SGB II; NKomVG, HGO, LKO, KVG LSA; Unternehmenssatzung of a kommunale Anstalt.
 * constituted → active → superseded | dissolved.
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
import type * as t from 'io-ts';
import { defineAggregate, emits, keep, message, type EventsOf } from '../kernel/aggregate.ts';
import { code, flag, list, naturalNumber, record, text } from '../kernel/codec.ts';
import { EventId } from '../kernel/envelope.ts';
import { defineEvent, type DataOf } from '../kernel/event.ts';
import { alreadyExists, finding, ruleBroken, unknownReference, type Finding } from '../kernel/finding.ts';
import { FuzzyDate, isNotAfter } from '../kernel/fuzzy-date.ts';
import { PersonId } from '../kernel/ids.ts';
import { BodyRules } from './body-rules.ts';
import { BodyId, ExternalId, MeetingId, MembershipId, ObligationId, ResolutionId } from './vocabulary.ts';

// Identifiers and codecs

export const BodyKind = code(stryMutAct_9fa48("73") ? "" : (stryCov_9fa48("73"), 'kreistag'), stryMutAct_9fa48("74") ? "" : (stryCov_9fa48("74"), 'council'), stryMutAct_9fa48("75") ? "" : (stryCov_9fa48("75"), 'committee'), stryMutAct_9fa48("76") ? "" : (stryCov_9fa48("76"), 'verwaltungsrat'), stryMutAct_9fa48("77") ? "" : (stryCov_9fa48("77"), 'traegerversammlung'), stryMutAct_9fa48("78") ? "" : (stryCov_9fa48("78"), 'betriebsausschuss'), stryMutAct_9fa48("79") ? "" : (stryCov_9fa48("79"), 'beirat'), stryMutAct_9fa48("80") ? "" : (stryCov_9fa48("80"), 'executive'), stryMutAct_9fa48("81") ? "" : (stryCov_9fa48("81"), 'faction'), stryMutAct_9fa48("82") ? "" : (stryCov_9fa48("82"), 'territorialAuthority'), stryMutAct_9fa48("83") ? "" : (stryCov_9fa48("83"), 'other'));
export type BodyKind = t.TypeOf<typeof BodyKind>;
const details = stryMutAct_9fa48("84") ? {} : (stryCov_9fa48("84"), {
  shortName: text,
  partOf: BodyId,
  carrier: text,
  legalBasis: text,
  statutoryMembers: naturalNumber
});
const MembershipRole = code(stryMutAct_9fa48("85") ? "" : (stryCov_9fa48("85"), 'chair'), stryMutAct_9fa48("86") ? "" : (stryCov_9fa48("86"), 'deputyChair'), stryMutAct_9fa48("87") ? "" : (stryCov_9fa48("87"), 'member'), stryMutAct_9fa48("88") ? "" : (stryCov_9fa48("88"), 'administrativeHead'), stryMutAct_9fa48("89") ? "" : (stryCov_9fa48("89"), 'advisory'), stryMutAct_9fa48("90") ? "" : (stryCov_9fa48("90"), 'substitute'));
const OpenObligation = record(stryMutAct_9fa48("91") ? {} : (stryCov_9fa48("91"), {
  resolution: ResolutionId,
  obligation: ObligationId
}));

// Events: the storage contract. Names and shapes change only with a new schema version.

const events = stryMutAct_9fa48("92") ? {} : (stryCov_9fa48("92"), {
  BodyConstituted: defineEvent(stryMutAct_9fa48("93") ? {} : (stryCov_9fa48("93"), {
    german: stryMutAct_9fa48("94") ? "" : (stryCov_9fa48("94"), 'Konstituierung'),
    summary: stryMutAct_9fa48("95") ? "" : (stryCov_9fa48("95"), 'A body exists from this day on, or was found to exist when it was first recorded.'),
    data: record(stryMutAct_9fa48("96") ? {} : (stryCov_9fa48("96"), {
      name: text,
      kind: BodyKind
    }), stryMutAct_9fa48("97") ? {} : (stryCov_9fa48("97"), {
      ...details,
      externalIds: list(ExternalId)
    }))
  })),
  BodyRulesAdopted: defineEvent(stryMutAct_9fa48("98") ? {} : (stryCov_9fa48("98"), {
    german: stryMutAct_9fa48("99") ? "" : (stryCov_9fa48("99"), 'Geschäftsordnung oder Satzung beschlossen'),
    seat: stryMutAct_9fa48("100") ? "" : (stryCov_9fa48("100"), '§ 69 NKomVG; § 60 HGO; Unternehmenssatzung'),
    summary: stryMutAct_9fa48("101") ? "" : (stryCov_9fa48("101"), 'From this day on the body decides by these rules.'),
    data: record(stryMutAct_9fa48("102") ? {} : (stryCov_9fa48("102"), {
      rules: BodyRules
    }), stryMutAct_9fa48("103") ? {} : (stryCov_9fa48("103"), {
      basis: text
    }))
  })),
  MemberAppointed: defineEvent(stryMutAct_9fa48("104") ? {} : (stryCov_9fa48("104"), {
    german: stryMutAct_9fa48("105") ? "" : (stryCov_9fa48("105"), 'Berufung eines Mitglieds'),
    summary: stryMutAct_9fa48("106") ? "" : (stryCov_9fa48("106"), 'A person, by pseudonym, takes a seat, perhaps on behalf of a faction.'),
    data: record(stryMutAct_9fa48("107") ? {} : (stryCov_9fa48("107"), {
      membership: MembershipId,
      person: PersonId,
      role: MembershipRole,
      votingRight: flag
    }), stryMutAct_9fa48("108") ? {} : (stryCov_9fa48("108"), {
      seat: text,
      onBehalfOf: text,
      providesIntegrationServices: flag,
      until: FuzzyDate
    }))
  })),
  MembershipEnded: defineEvent(stryMutAct_9fa48("109") ? {} : (stryCov_9fa48("109"), {
    german: stryMutAct_9fa48("110") ? "" : (stryCov_9fa48("110"), 'Ende der Mitgliedschaft'),
    summary: stryMutAct_9fa48("111") ? "" : (stryCov_9fa48("111"), 'A membership ends on this day.'),
    data: record(stryMutAct_9fa48("112") ? {} : (stryCov_9fa48("112"), {
      membership: MembershipId
    }), stryMutAct_9fa48("113") ? {} : (stryCov_9fa48("113"), {
      reason: code(stryMutAct_9fa48("114") ? "" : (stryCov_9fa48("114"), 'termEnded'), stryMutAct_9fa48("115") ? "" : (stryCov_9fa48("115"), 'resigned'), stryMutAct_9fa48("116") ? "" : (stryCov_9fa48("116"), 'recalled'), stryMutAct_9fa48("117") ? "" : (stryCov_9fa48("117"), 'lostSeat'), stryMutAct_9fa48("118") ? "" : (stryCov_9fa48("118"), 'death'), stryMutAct_9fa48("119") ? "" : (stryCov_9fa48("119"), 'other'))
    }))
  })),
  SubstitutionArranged: defineEvent(stryMutAct_9fa48("120") ? {} : (stryCov_9fa48("120"), {
    german: stryMutAct_9fa48("121") ? "" : (stryCov_9fa48("121"), 'Vertretung'),
    summary: stryMutAct_9fa48("122") ? "" : (stryCov_9fa48("122"), 'A substitute sits in for an absent member at one meeting.'),
    data: record(stryMutAct_9fa48("123") ? {} : (stryCov_9fa48("123"), {
      absent: MembershipId,
      substitute: MembershipId,
      meeting: MeetingId
    }))
  })),
  BodySuperseded: defineEvent(stryMutAct_9fa48("124") ? {} : (stryCov_9fa48("124"), {
    german: stryMutAct_9fa48("125") ? "" : (stryCov_9fa48("125"), 'Nachfolge'),
    summary: stryMutAct_9fa48("126") ? "" : (stryCov_9fa48("126"), 'Another body takes over the tasks and every obligation that is still open (G-10).'),
    data: record(stryMutAct_9fa48("127") ? {} : (stryCov_9fa48("127"), {
      successor: BodyId,
      transferred: list(OpenObligation)
    }), stryMutAct_9fa48("128") ? {} : (stryCov_9fa48("128"), {
      basis: text
    }))
  })),
  BodyDissolved: defineEvent(stryMutAct_9fa48("129") ? {} : (stryCov_9fa48("129"), {
    german: stryMutAct_9fa48("130") ? "" : (stryCov_9fa48("130"), 'Auflösung'),
    summary: stryMutAct_9fa48("131") ? "" : (stryCov_9fa48("131"), 'The body ends without a successor.'),
    data: record(stryMutAct_9fa48("132") ? {} : (stryCov_9fa48("132"), {
      reason: text
    }))
  })),
  BodyCorrected: defineEvent(stryMutAct_9fa48("133") ? {} : (stryCov_9fa48("133"), {
    german: stryMutAct_9fa48("134") ? "" : (stryCov_9fa48("134"), 'Berichtigung der Angaben zum Gremium'),
    summary: stryMutAct_9fa48("135") ? "" : (stryCov_9fa48("135"), 'Details of the body were recorded wrongly or have changed at the source.'),
    data: record(stryMutAct_9fa48("136") ? {} : (stryCov_9fa48("136"), {
      reason: text
    }), stryMutAct_9fa48("137") ? {} : (stryCov_9fa48("137"), {
      ...details,
      name: text,
      corrects: EventId
    }))
  })),
  BodyDepublished: defineEvent(stryMutAct_9fa48("138") ? {} : (stryCov_9fa48("138"), {
    german: stryMutAct_9fa48("139") ? "" : (stryCov_9fa48("139"), 'Depublikation'),
    summary: stryMutAct_9fa48("140") ? "" : (stryCov_9fa48("140"), 'The source no longer shows the body; what was recorded stays.'),
    data: record(stryMutAct_9fa48("141") ? {} : (stryCov_9fa48("141"), {
      reason: text
    }))
  }))
});

// State

export interface Membership {
  readonly person: PersonId;
  readonly role: t.TypeOf<typeof MembershipRole>;
  readonly votingRight: boolean;
  readonly seat?: string;
  readonly onBehalfOf?: string;
  readonly from: FuzzyDate;
  readonly until?: FuzzyDate;
}
export interface GoverningBodyState {
  readonly phase: 'none' | 'constituted' | 'active' | 'superseded' | 'dissolved' | 'depublished';
  readonly kind: BodyKind;
  readonly details: Partial<DataOf<typeof events>['BodyCorrected']>;
  /** Rules in the order of recording; see `rulesInForce`. */
  readonly rules: ReadonlyArray<{
    readonly from: FuzzyDate;
    readonly rules: BodyRules;
  }>;
  readonly memberships: Readonly<Record<string, Membership>>;
  readonly substitutions: ReadonlyArray<DataOf<typeof events>['SubstitutionArranged']>;
  readonly successor?: BodyId;
}
const initial: GoverningBodyState = stryMutAct_9fa48("142") ? {} : (stryCov_9fa48("142"), {
  phase: stryMutAct_9fa48("143") ? "" : (stryCov_9fa48("143"), 'none'),
  kind: stryMutAct_9fa48("144") ? "" : (stryCov_9fa48("144"), 'other'),
  details: {},
  rules: stryMutAct_9fa48("145") ? ["Stryker was here"] : (stryCov_9fa48("145"), []),
  memberships: {},
  substitutions: stryMutAct_9fa48("146") ? ["Stryker was here"] : (stryCov_9fa48("146"), [])
});

// Commands that have one event with the same data share its codec.

const commands = stryMutAct_9fa48("147") ? {} : (stryCov_9fa48("147"), {
  ConstituteBody: stryMutAct_9fa48("148") ? {} : (stryCov_9fa48("148"), {
    german: stryMutAct_9fa48("149") ? "" : (stryCov_9fa48("149"), 'Gremium konstituieren'),
    data: events.BodyConstituted.data
  }),
  AdoptBodyRules: stryMutAct_9fa48("150") ? {} : (stryCov_9fa48("150"), {
    german: stryMutAct_9fa48("151") ? "" : (stryCov_9fa48("151"), 'Geschäftsordnung beschließen'),
    data: events.BodyRulesAdopted.data
  }),
  AppointMember: stryMutAct_9fa48("152") ? {} : (stryCov_9fa48("152"), {
    german: stryMutAct_9fa48("153") ? "" : (stryCov_9fa48("153"), 'Mitglied berufen'),
    data: events.MemberAppointed.data
  }),
  EndMembership: stryMutAct_9fa48("154") ? {} : (stryCov_9fa48("154"), {
    german: stryMutAct_9fa48("155") ? "" : (stryCov_9fa48("155"), 'Mitgliedschaft beenden'),
    data: events.MembershipEnded.data
  }),
  ArrangeSubstitution: stryMutAct_9fa48("156") ? {} : (stryCov_9fa48("156"), {
    german: stryMutAct_9fa48("157") ? "" : (stryCov_9fa48("157"), 'Vertretung regeln'),
    data: events.SubstitutionArranged.data
  }),
  SupersedeBody: stryMutAct_9fa48("158") ? {} : (stryCov_9fa48("158"), {
    german: stryMutAct_9fa48("159") ? "" : (stryCov_9fa48("159"), 'Nachfolge regeln'),
    data: record(stryMutAct_9fa48("160") ? {} : (stryCov_9fa48("160"), {
      successor: BodyId,
      openObligations: list(OpenObligation),
      transferred: list(OpenObligation)
    }), stryMutAct_9fa48("161") ? {} : (stryCov_9fa48("161"), {
      basis: text
    }))
  }),
  DissolveBody: stryMutAct_9fa48("162") ? {} : (stryCov_9fa48("162"), {
    german: stryMutAct_9fa48("163") ? "" : (stryCov_9fa48("163"), 'Gremium auflösen'),
    data: events.BodyDissolved.data
  }),
  CorrectBody: stryMutAct_9fa48("164") ? {} : (stryCov_9fa48("164"), {
    german: stryMutAct_9fa48("165") ? "" : (stryCov_9fa48("165"), 'Angaben zum Gremium berichtigen'),
    data: events.BodyCorrected.data
  }),
  DepublishBody: stryMutAct_9fa48("166") ? {} : (stryCov_9fa48("166"), {
    german: stryMutAct_9fa48("167") ? "" : (stryCov_9fa48("167"), 'Gremium depublizieren'),
    data: events.BodyDepublished.data
  })
});
type Events = DataOf<typeof events>;

/** The Gremium as an aggregate; its streams are `governing-body-<id>`. */
export const governingBody = defineAggregate<GoverningBodyState['phase'], GoverningBodyState, typeof events, typeof commands>(stryMutAct_9fa48("168") ? {} : (stryCov_9fa48("168"), {
  category: stryMutAct_9fa48("169") ? "" : (stryCov_9fa48("169"), 'governing-body'),
  module: stryMutAct_9fa48("170") ? "" : (stryCov_9fa48("170"), 'governance'),
  german: stryMutAct_9fa48("171") ? "" : (stryCov_9fa48("171"), 'Gremium'),
  seat: stryMutAct_9fa48("172") ? "" : (stryCov_9fa48("172"), '§§ 18d, 44c SGB II; NKomVG, HGO, LKO, KVG LSA'),
  summary: stryMutAct_9fa48("173") ? "" : (stryCov_9fa48("173"), 'A body that decides or advises: its rules by date, its members, its succession.'),
  events,
  commands,
  initial,
  lifecycle: stryMutAct_9fa48("174") ? {} : (stryCov_9fa48("174"), {
    BodyConstituted: stryMutAct_9fa48("175") ? [] : (stryCov_9fa48("175"), [stryMutAct_9fa48("176") ? [] : (stryCov_9fa48("176"), [stryMutAct_9fa48("177") ? "" : (stryCov_9fa48("177"), 'none')]), stryMutAct_9fa48("178") ? "" : (stryCov_9fa48("178"), 'constituted')]),
    BodyRulesAdopted: stryMutAct_9fa48("179") ? [] : (stryCov_9fa48("179"), [stryMutAct_9fa48("180") ? [] : (stryCov_9fa48("180"), [stryMutAct_9fa48("181") ? "" : (stryCov_9fa48("181"), 'constituted'), stryMutAct_9fa48("182") ? "" : (stryCov_9fa48("182"), 'active')]), stryMutAct_9fa48("183") ? "" : (stryCov_9fa48("183"), 'active')]),
    MemberAppointed: stryMutAct_9fa48("184") ? [] : (stryCov_9fa48("184"), [stryMutAct_9fa48("185") ? [] : (stryCov_9fa48("185"), [stryMutAct_9fa48("186") ? "" : (stryCov_9fa48("186"), 'constituted'), stryMutAct_9fa48("187") ? "" : (stryCov_9fa48("187"), 'active')]), stryMutAct_9fa48("188") ? "" : (stryCov_9fa48("188"), 'same')]),
    MembershipEnded: stryMutAct_9fa48("189") ? [] : (stryCov_9fa48("189"), [stryMutAct_9fa48("190") ? [] : (stryCov_9fa48("190"), [stryMutAct_9fa48("191") ? "" : (stryCov_9fa48("191"), 'constituted'), stryMutAct_9fa48("192") ? "" : (stryCov_9fa48("192"), 'active')]), stryMutAct_9fa48("193") ? "" : (stryCov_9fa48("193"), 'same')]),
    SubstitutionArranged: stryMutAct_9fa48("194") ? [] : (stryCov_9fa48("194"), [stryMutAct_9fa48("195") ? [] : (stryCov_9fa48("195"), [stryMutAct_9fa48("196") ? "" : (stryCov_9fa48("196"), 'constituted'), stryMutAct_9fa48("197") ? "" : (stryCov_9fa48("197"), 'active')]), stryMutAct_9fa48("198") ? "" : (stryCov_9fa48("198"), 'same')]),
    BodySuperseded: stryMutAct_9fa48("199") ? [] : (stryCov_9fa48("199"), [stryMutAct_9fa48("200") ? [] : (stryCov_9fa48("200"), [stryMutAct_9fa48("201") ? "" : (stryCov_9fa48("201"), 'constituted'), stryMutAct_9fa48("202") ? "" : (stryCov_9fa48("202"), 'active')]), stryMutAct_9fa48("203") ? "" : (stryCov_9fa48("203"), 'superseded')]),
    BodyDissolved: stryMutAct_9fa48("204") ? [] : (stryCov_9fa48("204"), [stryMutAct_9fa48("205") ? [] : (stryCov_9fa48("205"), [stryMutAct_9fa48("206") ? "" : (stryCov_9fa48("206"), 'constituted'), stryMutAct_9fa48("207") ? "" : (stryCov_9fa48("207"), 'active')]), stryMutAct_9fa48("208") ? "" : (stryCov_9fa48("208"), 'dissolved')]),
    BodyCorrected: stryMutAct_9fa48("209") ? [] : (stryCov_9fa48("209"), [stryMutAct_9fa48("210") ? "" : (stryCov_9fa48("210"), 'any'), stryMutAct_9fa48("211") ? "" : (stryCov_9fa48("211"), 'same')]),
    BodyDepublished: stryMutAct_9fa48("212") ? [] : (stryCov_9fa48("212"), [stryMutAct_9fa48("213") ? [] : (stryCov_9fa48("213"), [stryMutAct_9fa48("214") ? "" : (stryCov_9fa48("214"), 'none'), stryMutAct_9fa48("215") ? "" : (stryCov_9fa48("215"), 'constituted'), stryMutAct_9fa48("216") ? "" : (stryCov_9fa48("216"), 'active'), stryMutAct_9fa48("217") ? "" : (stryCov_9fa48("217"), 'superseded'), stryMutAct_9fa48("218") ? "" : (stryCov_9fa48("218"), 'dissolved')]), stryMutAct_9fa48("219") ? "" : (stryCov_9fa48("219"), 'depublished')])
  }),
  evolve: stryMutAct_9fa48("220") ? {} : (stryCov_9fa48("220"), {
    BodyConstituted: stryMutAct_9fa48("221") ? () => undefined : (stryCov_9fa48("221"), (state, {
      kind,
      externalIds: _ids,
      ...rest
    }) => stryMutAct_9fa48("222") ? {} : (stryCov_9fa48("222"), {
      ...state,
      kind,
      details: rest
    })),
    BodyRulesAdopted: stryMutAct_9fa48("223") ? () => undefined : (stryCov_9fa48("223"), (state, {
      rules
    }, on) => stryMutAct_9fa48("224") ? {} : (stryCov_9fa48("224"), {
      ...state,
      rules: stryMutAct_9fa48("225") ? [] : (stryCov_9fa48("225"), [...state.rules, stryMutAct_9fa48("226") ? {} : (stryCov_9fa48("226"), {
        from: on,
        rules
      })])
    })),
    MemberAppointed: stryMutAct_9fa48("227") ? () => undefined : (stryCov_9fa48("227"), (state, {
      membership,
      providesIntegrationServices: _provider,
      ...rest
    }, on) => stryMutAct_9fa48("228") ? {} : (stryCov_9fa48("228"), {
      ...state,
      memberships: stryMutAct_9fa48("229") ? {} : (stryCov_9fa48("229"), {
        ...state.memberships,
        [membership]: stryMutAct_9fa48("230") ? {} : (stryCov_9fa48("230"), {
          ...rest,
          from: on
        })
      })
    })),
    MembershipEnded: (state, {
      membership
    }, on) => {
      if (stryMutAct_9fa48("231")) {
        {}
      } else {
        stryCov_9fa48("231");
        const ended = state.memberships[membership];
        return (stryMutAct_9fa48("234") ? ended !== undefined : stryMutAct_9fa48("233") ? false : stryMutAct_9fa48("232") ? true : (stryCov_9fa48("232", "233", "234"), ended === undefined)) ? state : stryMutAct_9fa48("235") ? {} : (stryCov_9fa48("235"), {
          ...state,
          memberships: stryMutAct_9fa48("236") ? {} : (stryCov_9fa48("236"), {
            ...state.memberships,
            [membership]: stryMutAct_9fa48("237") ? {} : (stryCov_9fa48("237"), {
              ...ended,
              until: on
            })
          })
        });
      }
    },
    SubstitutionArranged: stryMutAct_9fa48("238") ? () => undefined : (stryCov_9fa48("238"), (state, data) => stryMutAct_9fa48("239") ? {} : (stryCov_9fa48("239"), {
      ...state,
      substitutions: stryMutAct_9fa48("240") ? [] : (stryCov_9fa48("240"), [...state.substitutions, data])
    })),
    BodySuperseded: stryMutAct_9fa48("241") ? () => undefined : (stryCov_9fa48("241"), (state, {
      successor
    }) => stryMutAct_9fa48("242") ? {} : (stryCov_9fa48("242"), {
      ...state,
      successor
    })),
    BodyDissolved: keep,
    BodyCorrected: stryMutAct_9fa48("243") ? () => undefined : (stryCov_9fa48("243"), (state, {
      reason: _reason,
      corrects: _corrects,
      ...rest
    }) => stryMutAct_9fa48("244") ? {} : (stryCov_9fa48("244"), {
      ...state,
      details: stryMutAct_9fa48("245") ? {} : (stryCov_9fa48("245"), {
        ...state.details,
        ...rest
      })
    })),
    BodyDepublished: keep
  }),
  decide: stryMutAct_9fa48("246") ? {} : (stryCov_9fa48("246"), {
    ConstituteBody: emits<Events, 'BodyConstituted'>(stryMutAct_9fa48("247") ? "" : (stryCov_9fa48("247"), 'BodyConstituted')),
    AdoptBodyRules: emits<Events, 'BodyRulesAdopted'>(stryMutAct_9fa48("248") ? "" : (stryCov_9fa48("248"), 'BodyRulesAdopted')),
    AppointMember: (data, state, on) => {
      if (stryMutAct_9fa48("249")) {
        {}
      } else {
        stryCov_9fa48("249");
        const refusal = mayNotAppoint(data, state, on);
        return (stryMutAct_9fa48("252") ? refusal !== undefined : stryMutAct_9fa48("251") ? false : stryMutAct_9fa48("250") ? true : (stryCov_9fa48("250", "251", "252"), refusal === undefined)) ? right(stryMutAct_9fa48("253") ? [] : (stryCov_9fa48("253"), [message<Events, 'MemberAppointed'>(stryMutAct_9fa48("254") ? "" : (stryCov_9fa48("254"), 'MemberAppointed'), on, data)])) : left(refusal);
      }
    },
    EndMembership: (data, state, on) => {
      if (stryMutAct_9fa48("255")) {
        {}
      } else {
        stryCov_9fa48("255");
        const known = state.memberships[data.membership];
        if (stryMutAct_9fa48("258") ? known !== undefined : stryMutAct_9fa48("257") ? false : stryMutAct_9fa48("256") ? true : (stryCov_9fa48("256", "257", "258"), known === undefined)) return left(unknownReference(stryMutAct_9fa48("259") ? "" : (stryCov_9fa48("259"), 'membership'), data.membership, Object.keys(state.memberships)));
        return (stryMutAct_9fa48("262") ? known.until !== undefined || known.until === on : stryMutAct_9fa48("261") ? false : stryMutAct_9fa48("260") ? true : (stryCov_9fa48("260", "261", "262"), (stryMutAct_9fa48("264") ? known.until === undefined : stryMutAct_9fa48("263") ? true : (stryCov_9fa48("263", "264"), known.until !== undefined)) && (stryMutAct_9fa48("266") ? known.until !== on : stryMutAct_9fa48("265") ? true : (stryCov_9fa48("265", "266"), known.until === on)))) ? right(stryMutAct_9fa48("267") ? ["Stryker was here"] : (stryCov_9fa48("267"), [])) : right(stryMutAct_9fa48("268") ? [] : (stryCov_9fa48("268"), [message<Events, 'MembershipEnded'>(stryMutAct_9fa48("269") ? "" : (stryCov_9fa48("269"), 'MembershipEnded'), on, data)]));
      }
    },
    ArrangeSubstitution: (data, state, on) => {
      if (stryMutAct_9fa48("270")) {
        {}
      } else {
        stryCov_9fa48("270");
        for (const id of stryMutAct_9fa48("271") ? [] : (stryCov_9fa48("271"), [data.absent, data.substitute])) {
          if (stryMutAct_9fa48("272")) {
            {}
          } else {
            stryCov_9fa48("272");
            if (stryMutAct_9fa48("275") ? state.memberships[id] !== undefined : stryMutAct_9fa48("274") ? false : stryMutAct_9fa48("273") ? true : (stryCov_9fa48("273", "274", "275"), state.memberships[id] === undefined)) return left(unknownReference(stryMutAct_9fa48("276") ? "" : (stryCov_9fa48("276"), 'membership'), id, Object.keys(state.memberships)));
          }
        }
        const taken = state.substitutions.find(stryMutAct_9fa48("277") ? () => undefined : (stryCov_9fa48("277"), other => stryMutAct_9fa48("280") ? other.meeting === data.meeting || other.absent === data.absent || other.substitute === data.substitute : stryMutAct_9fa48("279") ? false : stryMutAct_9fa48("278") ? true : (stryCov_9fa48("278", "279", "280"), (stryMutAct_9fa48("282") ? other.meeting !== data.meeting : stryMutAct_9fa48("281") ? true : (stryCov_9fa48("281", "282"), other.meeting === data.meeting)) && (stryMutAct_9fa48("284") ? other.absent === data.absent && other.substitute === data.substitute : stryMutAct_9fa48("283") ? true : (stryCov_9fa48("283", "284"), (stryMutAct_9fa48("286") ? other.absent !== data.absent : stryMutAct_9fa48("285") ? false : (stryCov_9fa48("285", "286"), other.absent === data.absent)) || (stryMutAct_9fa48("288") ? other.substitute !== data.substitute : stryMutAct_9fa48("287") ? false : (stryCov_9fa48("287", "288"), other.substitute === data.substitute)))))));
        if (stryMutAct_9fa48("291") ? taken !== undefined && data.absent === data.substitute : stryMutAct_9fa48("290") ? false : stryMutAct_9fa48("289") ? true : (stryCov_9fa48("289", "290", "291"), (stryMutAct_9fa48("293") ? taken === undefined : stryMutAct_9fa48("292") ? false : (stryCov_9fa48("292", "293"), taken !== undefined)) || (stryMutAct_9fa48("295") ? data.absent !== data.substitute : stryMutAct_9fa48("294") ? false : (stryCov_9fa48("294", "295"), data.absent === data.substitute)))) {
          if (stryMutAct_9fa48("296")) {
            {}
          } else {
            stryCov_9fa48("296");
            return left(ruleBroken(stryMutAct_9fa48("297") ? "" : (stryCov_9fa48("297"), 'G-13'), stryMutAct_9fa48("298") ? {} : (stryCov_9fa48("298"), {
              de: stryMutAct_9fa48("299") ? "" : (stryCov_9fa48("299"), 'Je Sitz und Sitzung gibt es höchstens eine Vertretung, und niemand vertritt sich selbst oder zwei zugleich.'),
              en: stryMutAct_9fa48("300") ? "" : (stryCov_9fa48("300"), 'A seat has at most one substitute at a meeting, and nobody stands in for themselves or for two.')
            }), stryMutAct_9fa48("301") ? {} : (stryCov_9fa48("301"), {
              absent: data.absent,
              substitute: data.substitute,
              meeting: data.meeting
            })));
          }
        }
        return right(stryMutAct_9fa48("302") ? [] : (stryCov_9fa48("302"), [message<Events, 'SubstitutionArranged'>(stryMutAct_9fa48("303") ? "" : (stryCov_9fa48("303"), 'SubstitutionArranged'), on, data)]));
      }
    },
    SupersedeBody: ({
      openObligations,
      ...data
    }, _state, on) => {
      if (stryMutAct_9fa48("304")) {
        {}
      } else {
        stryCov_9fa48("304");
        const transferred = new Set(data.transferred.map(stryMutAct_9fa48("305") ? () => undefined : (stryCov_9fa48("305"), ({
          obligation
        }) => obligation)));
        const orphaned = stryMutAct_9fa48("306") ? openObligations : (stryCov_9fa48("306"), openObligations.filter(stryMutAct_9fa48("307") ? () => undefined : (stryCov_9fa48("307"), ({
          obligation
        }) => stryMutAct_9fa48("308") ? transferred.has(obligation) : (stryCov_9fa48("308"), !transferred.has(obligation)))));
        if (stryMutAct_9fa48("312") ? orphaned.length <= 0 : stryMutAct_9fa48("311") ? orphaned.length >= 0 : stryMutAct_9fa48("310") ? false : stryMutAct_9fa48("309") ? true : (stryCov_9fa48("309", "310", "311", "312"), orphaned.length > 0)) {
          if (stryMutAct_9fa48("313")) {
            {}
          } else {
            stryCov_9fa48("313");
            return left(ruleBroken(stryMutAct_9fa48("314") ? "" : (stryCov_9fa48("314"), 'G-10'), stryMutAct_9fa48("315") ? {} : (stryCov_9fa48("315"), {
              de: stryMutAct_9fa48("316") ? "" : (stryCov_9fa48("316"), 'Die Nachfolge muss jeden offenen Umsetzungsauftrag ausdrücklich übernehmen.'),
              en: stryMutAct_9fa48("317") ? "" : (stryCov_9fa48("317"), 'The successor must take over every open obligation explicitly.')
            }), stryMutAct_9fa48("318") ? {} : (stryCov_9fa48("318"), {
              orphaned: orphaned.map(stryMutAct_9fa48("319") ? () => undefined : (stryCov_9fa48("319"), ({
                obligation
              }) => obligation))
            })));
          }
        }
        return right(stryMutAct_9fa48("320") ? [] : (stryCov_9fa48("320"), [message<Events, 'BodySuperseded'>(stryMutAct_9fa48("321") ? "" : (stryCov_9fa48("321"), 'BodySuperseded'), on, data)]));
      }
    },
    DissolveBody: emits<Events, 'BodyDissolved'>(stryMutAct_9fa48("322") ? "" : (stryCov_9fa48("322"), 'BodyDissolved')),
    CorrectBody: emits<Events, 'BodyCorrected'>(stryMutAct_9fa48("323") ? "" : (stryCov_9fa48("323"), 'BodyCorrected')),
    DepublishBody: emits<Events, 'BodyDepublished'>(stryMutAct_9fa48("324") ? "" : (stryCov_9fa48("324"), 'BodyDepublished'))
  }),
  title: stryMutAct_9fa48("325") ? () => undefined : (stryCov_9fa48("325"), state => stryMutAct_9fa48("326") ? state.details.name && '' : (stryCov_9fa48("326"), state.details.name ?? (stryMutAct_9fa48("327") ? "Stryker was here!" : (stryCov_9fa48("327"), '')))),
  findings: stryMutAct_9fa48("328") ? () => undefined : (stryCov_9fa48("328"), state => findingsOf(state))
}));

/** An event of a Gremium. */
export type GoverningBodyEvent = EventsOf<typeof governingBody>;

/**
 * The rules in force on a day: the latest that were certainly adopted on or before it.
 *
 * Old rules may be recorded late, so the day of adoption counts, not the order of recording; that decides only where the
 * days leave it open. `undefined` when none is certain; a body without known rules is recorded all the same.
 */
export const rulesInForce = (state: GoverningBodyState, on: FuzzyDate): BodyRules | undefined => {
  if (stryMutAct_9fa48("329")) {
    {}
  } else {
    stryCov_9fa48("329");
    let latest: GoverningBodyState['rules'][number] | undefined;
    for (const adopted of state.rules) {
      if (stryMutAct_9fa48("330")) {
        {}
      } else {
        stryCov_9fa48("330");
        const applies = stryMutAct_9fa48("333") ? isNotAfter(adopted.from, on) !== 'yes' : stryMutAct_9fa48("332") ? false : stryMutAct_9fa48("331") ? true : (stryCov_9fa48("331", "332", "333"), isNotAfter(adopted.from, on) === (stryMutAct_9fa48("334") ? "" : (stryCov_9fa48("334"), 'yes')));
        if (stryMutAct_9fa48("337") ? applies || latest === undefined || isNotAfter(latest.from, adopted.from) !== 'no' : stryMutAct_9fa48("336") ? false : stryMutAct_9fa48("335") ? true : (stryCov_9fa48("335", "336", "337"), applies && (stryMutAct_9fa48("339") ? latest === undefined && isNotAfter(latest.from, adopted.from) !== 'no' : stryMutAct_9fa48("338") ? true : (stryCov_9fa48("338", "339"), (stryMutAct_9fa48("341") ? latest !== undefined : stryMutAct_9fa48("340") ? false : (stryCov_9fa48("340", "341"), latest === undefined)) || (stryMutAct_9fa48("343") ? isNotAfter(latest.from, adopted.from) === 'no' : stryMutAct_9fa48("342") ? false : (stryCov_9fa48("342", "343"), isNotAfter(latest.from, adopted.from) !== (stryMutAct_9fa48("344") ? "" : (stryCov_9fa48("344"), 'no')))))))) latest = adopted;
      }
    }
    return stryMutAct_9fa48("345") ? latest.rules : (stryCov_9fa48("345"), latest?.rules);
  }
};

/** The memberships that certainly hold on a day. */
export const membershipsOn = stryMutAct_9fa48("346") ? () => undefined : (stryCov_9fa48("346"), (() => {
  const membershipsOn = (state: GoverningBodyState, on: FuzzyDate): ReadonlyArray<readonly [string, Membership]> => stryMutAct_9fa48("347") ? Object.entries(state.memberships) : (stryCov_9fa48("347"), Object.entries(state.memberships).filter(stryMutAct_9fa48("348") ? () => undefined : (stryCov_9fa48("348"), ([, {
    from,
    until
  }]) => stryMutAct_9fa48("351") ? isNotAfter(from, on) === 'yes' || until === undefined || isNotAfter(until, on) === 'no' : stryMutAct_9fa48("350") ? false : stryMutAct_9fa48("349") ? true : (stryCov_9fa48("349", "350", "351"), (stryMutAct_9fa48("353") ? isNotAfter(from, on) !== 'yes' : stryMutAct_9fa48("352") ? true : (stryCov_9fa48("352", "353"), isNotAfter(from, on) === (stryMutAct_9fa48("354") ? "" : (stryCov_9fa48("354"), 'yes')))) && (stryMutAct_9fa48("356") ? until === undefined && isNotAfter(until, on) === 'no' : stryMutAct_9fa48("355") ? true : (stryCov_9fa48("355", "356"), (stryMutAct_9fa48("358") ? until !== undefined : stryMutAct_9fa48("357") ? false : (stryCov_9fa48("357", "358"), until === undefined)) || (stryMutAct_9fa48("360") ? isNotAfter(until, on) !== 'no' : stryMutAct_9fa48("359") ? false : (stryCov_9fa48("359", "360"), isNotAfter(until, on) === (stryMutAct_9fa48("361") ? "" : (stryCov_9fa48("361"), 'no'))))))))));
  return membershipsOn;
})());

// Two memberships are apart only when one has certainly ended before the other begins.
const mayOverlap = stryMutAct_9fa48("362") ? () => undefined : (stryCov_9fa48("362"), (() => {
  const mayOverlap = (a: {
    from: FuzzyDate;
    until?: FuzzyDate;
  }, b: {
    from: FuzzyDate;
    until?: FuzzyDate;
  }): boolean => stryMutAct_9fa48("365") ? !(a.until !== undefined && isNotAfter(a.until, b.from) === 'yes') || !(b.until !== undefined && isNotAfter(b.until, a.from) === 'yes') : stryMutAct_9fa48("364") ? false : stryMutAct_9fa48("363") ? true : (stryCov_9fa48("363", "364", "365"), (stryMutAct_9fa48("366") ? a.until !== undefined && isNotAfter(a.until, b.from) === 'yes' : (stryCov_9fa48("366"), !(stryMutAct_9fa48("369") ? a.until !== undefined || isNotAfter(a.until, b.from) === 'yes' : stryMutAct_9fa48("368") ? false : stryMutAct_9fa48("367") ? true : (stryCov_9fa48("367", "368", "369"), (stryMutAct_9fa48("371") ? a.until === undefined : stryMutAct_9fa48("370") ? true : (stryCov_9fa48("370", "371"), a.until !== undefined)) && (stryMutAct_9fa48("373") ? isNotAfter(a.until, b.from) !== 'yes' : stryMutAct_9fa48("372") ? true : (stryCov_9fa48("372", "373"), isNotAfter(a.until, b.from) === (stryMutAct_9fa48("374") ? "" : (stryCov_9fa48("374"), 'yes')))))))) && (stryMutAct_9fa48("375") ? b.until !== undefined && isNotAfter(b.until, a.from) === 'yes' : (stryCov_9fa48("375"), !(stryMutAct_9fa48("378") ? b.until !== undefined || isNotAfter(b.until, a.from) === 'yes' : stryMutAct_9fa48("377") ? false : stryMutAct_9fa48("376") ? true : (stryCov_9fa48("376", "377", "378"), (stryMutAct_9fa48("380") ? b.until === undefined : stryMutAct_9fa48("379") ? true : (stryCov_9fa48("379", "380"), b.until !== undefined)) && (stryMutAct_9fa48("382") ? isNotAfter(b.until, a.from) !== 'yes' : stryMutAct_9fa48("381") ? true : (stryCov_9fa48("381", "382"), isNotAfter(b.until, a.from) === (stryMutAct_9fa48("383") ? "" : (stryCov_9fa48("383"), 'yes')))))))));
  return mayOverlap;
})());
const mayNotAppoint = (data: Events['MemberAppointed'], state: GoverningBodyState, on: FuzzyDate) => {
  if (stryMutAct_9fa48("384")) {
    {}
  } else {
    stryCov_9fa48("384");
    if (stryMutAct_9fa48("387") ? state.memberships[data.membership] === undefined : stryMutAct_9fa48("386") ? false : stryMutAct_9fa48("385") ? true : (stryCov_9fa48("385", "386", "387"), state.memberships[data.membership] !== undefined)) return alreadyExists(stryMutAct_9fa48("388") ? "" : (stryCov_9fa48("388"), 'membership'), data.membership);
    if (stryMutAct_9fa48("391") ? state.kind === 'beirat' || data.providesIntegrationServices === true : stryMutAct_9fa48("390") ? false : stryMutAct_9fa48("389") ? true : (stryCov_9fa48("389", "390", "391"), (stryMutAct_9fa48("393") ? state.kind !== 'beirat' : stryMutAct_9fa48("392") ? true : (stryCov_9fa48("392", "393"), state.kind === (stryMutAct_9fa48("394") ? "" : (stryCov_9fa48("394"), 'beirat')))) && (stryMutAct_9fa48("396") ? data.providesIntegrationServices !== true : stryMutAct_9fa48("395") ? true : (stryCov_9fa48("395", "396"), data.providesIntegrationServices === (stryMutAct_9fa48("397") ? false : (stryCov_9fa48("397"), true)))))) {
      if (stryMutAct_9fa48("398")) {
        {}
      } else {
        stryCov_9fa48("398");
        return ruleBroken(stryMutAct_9fa48("399") ? "" : (stryCov_9fa48("399"), 'R-12'), stryMutAct_9fa48("400") ? {} : (stryCov_9fa48("400"), {
          de: stryMutAct_9fa48("401") ? "" : (stryCov_9fa48("401"), 'Wer Eingliederungsleistungen nach dem SGB II anbietet, darf dem örtlichen Beirat nicht angehören (§ 18d SGB II).'),
          en: stryMutAct_9fa48("402") ? "" : (stryCov_9fa48("402"), 'Who offers integration services under SGB II may not be a member of the local advisory board (§ 18d SGB II).')
        }), stryMutAct_9fa48("403") ? {} : (stryCov_9fa48("403"), {
          membership: data.membership
        }));
      }
    }
    const period = (stryMutAct_9fa48("406") ? data.until !== undefined : stryMutAct_9fa48("405") ? false : stryMutAct_9fa48("404") ? true : (stryCov_9fa48("404", "405", "406"), data.until === undefined)) ? stryMutAct_9fa48("407") ? {} : (stryCov_9fa48("407"), {
      from: on
    }) : stryMutAct_9fa48("408") ? {} : (stryCov_9fa48("408"), {
      from: on,
      until: data.until
    });
    const clash = Object.entries(state.memberships).find(stryMutAct_9fa48("409") ? () => undefined : (stryCov_9fa48("409"), ([, other]) => stryMutAct_9fa48("412") ? mayOverlap(period, other) || other.person === data.person || data.seat !== undefined && other.seat === data.seat && other.votingRight && data.votingRight : stryMutAct_9fa48("411") ? false : stryMutAct_9fa48("410") ? true : (stryCov_9fa48("410", "411", "412"), mayOverlap(period, other) && (stryMutAct_9fa48("414") ? other.person === data.person && data.seat !== undefined && other.seat === data.seat && other.votingRight && data.votingRight : stryMutAct_9fa48("413") ? true : (stryCov_9fa48("413", "414"), (stryMutAct_9fa48("416") ? other.person !== data.person : stryMutAct_9fa48("415") ? false : (stryCov_9fa48("415", "416"), other.person === data.person)) || (stryMutAct_9fa48("418") ? data.seat !== undefined && other.seat === data.seat && other.votingRight || data.votingRight : stryMutAct_9fa48("417") ? false : (stryCov_9fa48("417", "418"), (stryMutAct_9fa48("420") ? data.seat !== undefined && other.seat === data.seat || other.votingRight : stryMutAct_9fa48("419") ? true : (stryCov_9fa48("419", "420"), (stryMutAct_9fa48("422") ? data.seat !== undefined || other.seat === data.seat : stryMutAct_9fa48("421") ? true : (stryCov_9fa48("421", "422"), (stryMutAct_9fa48("424") ? data.seat === undefined : stryMutAct_9fa48("423") ? true : (stryCov_9fa48("423", "424"), data.seat !== undefined)) && (stryMutAct_9fa48("426") ? other.seat !== data.seat : stryMutAct_9fa48("425") ? true : (stryCov_9fa48("425", "426"), other.seat === data.seat)))) && other.votingRight)) && data.votingRight)))))));
    if (stryMutAct_9fa48("429") ? clash !== undefined : stryMutAct_9fa48("428") ? false : stryMutAct_9fa48("427") ? true : (stryCov_9fa48("427", "428", "429"), clash === undefined)) return undefined;
    return ruleBroken(stryMutAct_9fa48("430") ? "" : (stryCov_9fa48("430"), 'G-13'), stryMutAct_9fa48("431") ? {} : (stryCov_9fa48("431"), {
      de: stryMutAct_9fa48("432") ? "" : (stryCov_9fa48("432"), 'Mitgliedschaften einer Person überschneiden sich nicht, und ein Sitz hat höchstens eine Stimme.'),
      en: stryMutAct_9fa48("433") ? "" : (stryCov_9fa48("433"), 'Memberships of one person do not overlap, and a seat has at most one vote.')
    }), stryMutAct_9fa48("434") ? {} : (stryCov_9fa48("434"), {
      membership: data.membership,
      clashesWith: clash[0]
    }));
  }
};
const findingsOf = stryMutAct_9fa48("435") ? () => undefined : (stryCov_9fa48("435"), (() => {
  const findingsOf = (state: GoverningBodyState): ReadonlyArray<Finding> => (stryMutAct_9fa48("438") ? state.phase !== 'constituted' : stryMutAct_9fa48("437") ? false : stryMutAct_9fa48("436") ? true : (stryCov_9fa48("436", "437", "438"), state.phase === (stryMutAct_9fa48("439") ? "" : (stryCov_9fa48("439"), 'constituted')))) ? stryMutAct_9fa48("440") ? [] : (stryCov_9fa48("440"), [finding(stryMutAct_9fa48("441") ? "" : (stryCov_9fa48("441"), 'R-100'), stryMutAct_9fa48("442") ? "" : (stryCov_9fa48("442"), 'information'), stryMutAct_9fa48("443") ? {} : (stryCov_9fa48("443"), {
    de: stryMutAct_9fa48("444") ? "" : (stryCov_9fa48("444"), 'Für dieses Gremium sind keine Abstimmungsregeln erfasst; Ergebnisse werden nicht nachgerechnet.'),
    en: stryMutAct_9fa48("445") ? "" : (stryCov_9fa48("445"), 'No voting rules are recorded for this body; outcomes are not recomputed.')
  }))]) : stryMutAct_9fa48("446") ? ["Stryker was here"] : (stryCov_9fa48("446"), []);
  return findingsOf;
})());