/** Deviations that the history of a motion shows: recorded, never refused. */
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
import { finding, type Finding } from '../kernel/finding.ts';
import { isNotAfter, type FuzzyDate } from '../kernel/fuzzy-date.ts';
import { evaluateVote } from './body-rules.ts';
import { isAmended, undecidedAmendments, type MotionState, type Vote } from './motion-state.ts';

/** All findings of a motion: of each vote, of the order of its days, and of what sources report. */
export const motionFindings = stryMutAct_9fa48("948") ? () => undefined : (stryCov_9fa48("948"), (() => {
  const motionFindings = (state: MotionState): ReadonlyArray<Finding> => stryMutAct_9fa48("949") ? [] : (stryCov_9fa48("949"), [...Object.entries(state.votes).flatMap(stryMutAct_9fa48("950") ? () => undefined : (stryCov_9fa48("950"), ([id, vote]) => voteFindings(id, vote, state))), ...orderOfDays(state), ...reportFindings(state)]);
  return motionFindings;
})());
const voteFindings = (id: string, vote: Vote, state: MotionState): ReadonlyArray<Finding> => {
  if (stryMutAct_9fa48("951")) {
    {}
  } else {
    stryCov_9fa48("951");
    const findings: Finding[] = stryMutAct_9fa48("952") ? ["Stryker was here"] : (stryCov_9fa48("952"), []);
    const {
      result,
      sitting
    } = vote;
    const add = (rule: string, severity: Finding['severity'], de: string, en: string, facts: Finding['facts'] = {}): void => {
      if (stryMutAct_9fa48("953")) {
        {}
      } else {
        stryCov_9fa48("953");
        findings.push(finding(rule, severity, stryMutAct_9fa48("955") ? {} : (stryCov_9fa48("955"), {
          de,
          en
        }), stryMutAct_9fa48("956") ? {} : (stryCov_9fa48("956"), {
          vote: id,
          ...facts
        })));
      }
    };
    if (stryMutAct_9fa48("959") ? vote.ballot === 'secret' || sitting.rules?.secretVote.allowed === 'inadmissible' : stryMutAct_9fa48("958") ? false : stryMutAct_9fa48("957") ? true : (stryCov_9fa48("957", "958", "959"), (stryMutAct_9fa48("961") ? vote.ballot !== 'secret' : stryMutAct_9fa48("960") ? true : (stryCov_9fa48("960", "961"), vote.ballot === (stryMutAct_9fa48("962") ? "" : (stryCov_9fa48("962"), 'secret')))) && (stryMutAct_9fa48("964") ? sitting.rules?.secretVote.allowed !== 'inadmissible' : stryMutAct_9fa48("963") ? true : (stryCov_9fa48("963", "964"), (stryMutAct_9fa48("965") ? sitting.rules.secretVote.allowed : (stryCov_9fa48("965"), sitting.rules?.secretVote.allowed)) === (stryMutAct_9fa48("966") ? "" : (stryCov_9fa48("966"), 'inadmissible')))))) {
      if (stryMutAct_9fa48("967")) {
        {}
      } else {
        stryCov_9fa48("967");
        add(stryMutAct_9fa48("969") ? "" : (stryCov_9fa48("969"), 'G-3'), stryMutAct_9fa48("970") ? "" : (stryCov_9fa48("970"), 'violation'), stryMutAct_9fa48("971") ? "" : (stryCov_9fa48("971"), 'Geheime Abstimmung ist hier unzulässig.'), stryMutAct_9fa48("972") ? "" : (stryCov_9fa48("972"), 'A secret ballot is inadmissible here.'), stryMutAct_9fa48("973") ? {} : (stryCov_9fa48("973"), {
          seat: sitting.rules.secretVote.seat
        }));
      }
    }
    if (stryMutAct_9fa48("976") ? sitting.kind !== 'observed' : stryMutAct_9fa48("975") ? false : stryMutAct_9fa48("974") ? true : (stryCov_9fa48("974", "975", "976"), sitting.kind === (stryMutAct_9fa48("977") ? "" : (stryCov_9fa48("977"), 'observed')))) {
      if (stryMutAct_9fa48("978")) {
        {}
      } else {
        stryCov_9fa48("978");
        const excludedVoters = stryMutAct_9fa48("979") ? vote.tally?.named ?? [] : (stryCov_9fa48("979"), (stryMutAct_9fa48("980") ? vote.tally?.named && [] : (stryCov_9fa48("980"), (stryMutAct_9fa48("981") ? vote.tally.named : (stryCov_9fa48("981"), vote.tally?.named)) ?? (stryMutAct_9fa48("982") ? ["Stryker was here"] : (stryCov_9fa48("982"), [])))).filter(stryMutAct_9fa48("983") ? () => undefined : (stryCov_9fa48("983"), ({
          member
        }) => sitting.excluded.includes(member))));
        if (stryMutAct_9fa48("987") ? excludedVoters.length <= 0 : stryMutAct_9fa48("986") ? excludedVoters.length >= 0 : stryMutAct_9fa48("985") ? false : stryMutAct_9fa48("984") ? true : (stryCov_9fa48("984", "985", "986", "987"), excludedVoters.length > 0)) {
          if (stryMutAct_9fa48("988")) {
            {}
          } else {
            stryCov_9fa48("988");
            add(stryMutAct_9fa48("990") ? "" : (stryCov_9fa48("990"), 'G-5'), stryMutAct_9fa48("991") ? "" : (stryCov_9fa48("991"), 'violation'), stryMutAct_9fa48("992") ? "" : (stryCov_9fa48("992"), 'Ein ausgeschlossenes Mitglied hat mitgestimmt; ob das den Beschluss berührt, ist zu prüfen.'), stryMutAct_9fa48("993") ? "" : (stryCov_9fa48("993"), 'An excluded member voted; whether that touches the resolution must be examined.'), stryMutAct_9fa48("994") ? {} : (stryCov_9fa48("994"), {
              members: excludedVoters.map(stryMutAct_9fa48("995") ? () => undefined : (stryCov_9fa48("995"), ({
                member
              }) => member))
            }));
          }
        }
        if (stryMutAct_9fa48("998") ? sitting.excluded.length > 0 && sitting.rules?.quorum.manyExcluded === 'quorateWithApproval' && sitting.members !== undefined || sitting.excluded.length * 2 > sitting.members : stryMutAct_9fa48("997") ? false : stryMutAct_9fa48("996") ? true : (stryCov_9fa48("996", "997", "998"), (stryMutAct_9fa48("1000") ? sitting.excluded.length > 0 && sitting.rules?.quorum.manyExcluded === 'quorateWithApproval' || sitting.members !== undefined : stryMutAct_9fa48("999") ? true : (stryCov_9fa48("999", "1000"), (stryMutAct_9fa48("1002") ? sitting.excluded.length > 0 || sitting.rules?.quorum.manyExcluded === 'quorateWithApproval' : stryMutAct_9fa48("1001") ? true : (stryCov_9fa48("1001", "1002"), (stryMutAct_9fa48("1005") ? sitting.excluded.length <= 0 : stryMutAct_9fa48("1004") ? sitting.excluded.length >= 0 : stryMutAct_9fa48("1003") ? true : (stryCov_9fa48("1003", "1004", "1005"), sitting.excluded.length > 0)) && (stryMutAct_9fa48("1007") ? sitting.rules?.quorum.manyExcluded !== 'quorateWithApproval' : stryMutAct_9fa48("1006") ? true : (stryCov_9fa48("1006", "1007"), (stryMutAct_9fa48("1008") ? sitting.rules.quorum.manyExcluded : (stryCov_9fa48("1008"), sitting.rules?.quorum.manyExcluded)) === (stryMutAct_9fa48("1009") ? "" : (stryCov_9fa48("1009"), 'quorateWithApproval')))))) && (stryMutAct_9fa48("1011") ? sitting.members === undefined : stryMutAct_9fa48("1010") ? true : (stryCov_9fa48("1010", "1011"), sitting.members !== undefined)))) && (stryMutAct_9fa48("1014") ? sitting.excluded.length * 2 <= sitting.members : stryMutAct_9fa48("1013") ? sitting.excluded.length * 2 >= sitting.members : stryMutAct_9fa48("1012") ? true : (stryCov_9fa48("1012", "1013", "1014"), (stryMutAct_9fa48("1015") ? sitting.excluded.length / 2 : (stryCov_9fa48("1015"), sitting.excluded.length * 2)) > sitting.members)))) {
          if (stryMutAct_9fa48("1016")) {
            {}
          } else {
            stryCov_9fa48("1016");
            add(stryMutAct_9fa48("1018") ? "" : (stryCov_9fa48("1018"), 'R-103'), stryMutAct_9fa48("1019") ? "" : (stryCov_9fa48("1019"), 'warning'), stryMutAct_9fa48("1020") ? "" : (stryCov_9fa48("1020"), 'Mehr als die Hälfte war ausgeschlossen: die Genehmigung der Kommunalaufsicht ist nötig.'), stryMutAct_9fa48("1021") ? "" : (stryCov_9fa48("1021"), 'More than half were excluded: the approval of the supervisory authority is needed.'), stryMutAct_9fa48("1022") ? {} : (stryCov_9fa48("1022"), {
              excluded: sitting.excluded.length
            }));
          }
        }
      }
    }
    if (stryMutAct_9fa48("1025") ? vote.amendment === undefined : stryMutAct_9fa48("1024") ? false : stryMutAct_9fa48("1023") ? true : (stryCov_9fa48("1023", "1024", "1025"), vote.amendment !== undefined)) {
      if (stryMutAct_9fa48("1026")) {
        {}
      } else {
        stryCov_9fa48("1026");
        const own = stryMutAct_9fa48("1027") ? state.amendments[vote.amendment]?.reach && 0 : (stryCov_9fa48("1027"), (stryMutAct_9fa48("1028") ? state.amendments[vote.amendment].reach : (stryCov_9fa48("1028"), state.amendments[vote.amendment]?.reach)) ?? 0);
        const further = stryMutAct_9fa48("1029") ? Object.entries(state.amendments) : (stryCov_9fa48("1029"), Object.entries(state.amendments).filter(stryMutAct_9fa48("1030") ? () => undefined : (stryCov_9fa48("1030"), ([other, {
          reach,
          status
        }]) => stryMutAct_9fa48("1033") ? other !== vote.amendment && reach > own || status === 'submitted' : stryMutAct_9fa48("1032") ? false : stryMutAct_9fa48("1031") ? true : (stryCov_9fa48("1031", "1032", "1033"), (stryMutAct_9fa48("1035") ? other !== vote.amendment || reach > own : stryMutAct_9fa48("1034") ? true : (stryCov_9fa48("1034", "1035"), (stryMutAct_9fa48("1037") ? other === vote.amendment : stryMutAct_9fa48("1036") ? true : (stryCov_9fa48("1036", "1037"), other !== vote.amendment)) && (stryMutAct_9fa48("1040") ? reach <= own : stryMutAct_9fa48("1039") ? reach >= own : stryMutAct_9fa48("1038") ? true : (stryCov_9fa48("1038", "1039", "1040"), reach > own)))) && (stryMutAct_9fa48("1042") ? status !== 'submitted' : stryMutAct_9fa48("1041") ? true : (stryCov_9fa48("1041", "1042"), status === (stryMutAct_9fa48("1043") ? "" : (stryCov_9fa48("1043"), 'submitted'))))))));
        if (stryMutAct_9fa48("1046") ? result !== undefined && further.length > 0 || sitting.rules?.votingOrder.furthestReachingFirst === true : stryMutAct_9fa48("1045") ? false : stryMutAct_9fa48("1044") ? true : (stryCov_9fa48("1044", "1045", "1046"), (stryMutAct_9fa48("1048") ? result !== undefined || further.length > 0 : stryMutAct_9fa48("1047") ? true : (stryCov_9fa48("1047", "1048"), (stryMutAct_9fa48("1050") ? result === undefined : stryMutAct_9fa48("1049") ? true : (stryCov_9fa48("1049", "1050"), result !== undefined)) && (stryMutAct_9fa48("1053") ? further.length <= 0 : stryMutAct_9fa48("1052") ? further.length >= 0 : stryMutAct_9fa48("1051") ? true : (stryCov_9fa48("1051", "1052", "1053"), further.length > 0)))) && (stryMutAct_9fa48("1055") ? sitting.rules?.votingOrder.furthestReachingFirst !== true : stryMutAct_9fa48("1054") ? true : (stryCov_9fa48("1054", "1055"), (stryMutAct_9fa48("1056") ? sitting.rules.votingOrder.furthestReachingFirst : (stryCov_9fa48("1056"), sitting.rules?.votingOrder.furthestReachingFirst)) === (stryMutAct_9fa48("1057") ? false : (stryCov_9fa48("1057"), true)))))) {
          if (stryMutAct_9fa48("1058")) {
            {}
          } else {
            stryCov_9fa48("1058");
            add(stryMutAct_9fa48("1060") ? "" : (stryCov_9fa48("1060"), 'R-105'), stryMutAct_9fa48("1061") ? "" : (stryCov_9fa48("1061"), 'warning'), stryMutAct_9fa48("1062") ? "" : (stryCov_9fa48("1062"), 'Ein weitergehender Änderungsantrag war noch nicht entschieden.'), stryMutAct_9fa48("1063") ? "" : (stryCov_9fa48("1063"), 'A further-reaching amendment had not been decided.'), stryMutAct_9fa48("1064") ? {} : (stryCov_9fa48("1064"), {
              further: further.map(stryMutAct_9fa48("1065") ? () => undefined : (stryCov_9fa48("1065"), ([other]) => other))
            }));
          }
        }
      }
    }
    if (stryMutAct_9fa48("1068") ? result !== undefined : stryMutAct_9fa48("1067") ? false : stryMutAct_9fa48("1066") ? true : (stryCov_9fa48("1066", "1067", "1068"), result === undefined)) return findings;
    if (stryMutAct_9fa48("1070") ? false : stryMutAct_9fa48("1069") ? true : (stryCov_9fa48("1069", "1070"), result.deviates)) {
      if (stryMutAct_9fa48("1071")) {
        {}
      } else {
        stryCov_9fa48("1071");
        add(stryMutAct_9fa48("1073") ? "" : (stryCov_9fa48("1073"), 'G-3'), stryMutAct_9fa48("1074") ? "" : (stryCov_9fa48("1074"), 'violation'), stryMutAct_9fa48("1075") ? `` : (stryCov_9fa48("1075"), `Verkündet wurde „${germanOutcome[result.outcome]}“, nach den Regeln des Gremiums ergibt die Zählung das Gegenteil.`), stryMutAct_9fa48("1076") ? `` : (stryCov_9fa48("1076"), `The outcome was declared "${result.outcome}"; by the body's rules the counts give the opposite.`), stryMutAct_9fa48("1077") ? {} : (stryCov_9fa48("1077"), {
          declared: result.outcome,
          expected: stryMutAct_9fa48("1078") ? result.expected && null : (stryCov_9fa48("1078"), result.expected ?? null)
        }));
      }
    }
    if (stryMutAct_9fa48("1081") ? result.expected !== 'undetermined' : stryMutAct_9fa48("1080") ? false : stryMutAct_9fa48("1079") ? true : (stryCov_9fa48("1079", "1080", "1081"), result.expected === (stryMutAct_9fa48("1082") ? "" : (stryCov_9fa48("1082"), 'undetermined')))) {
      if (stryMutAct_9fa48("1083")) {
        {}
      } else {
        stryCov_9fa48("1083");
        add(stryMutAct_9fa48("1085") ? result.rule && 'R-101' : (stryCov_9fa48("1085"), result.rule ?? (stryMutAct_9fa48("1086") ? "" : (stryCov_9fa48("1086"), 'R-101'))), stryMutAct_9fa48("1087") ? "" : (stryCov_9fa48("1087"), 'warning'), stryMutAct_9fa48("1088") ? "" : (stryCov_9fa48("1088"), 'Das Ergebnis lässt sich aus den erfassten Zahlen nicht nachrechnen.'), stryMutAct_9fa48("1089") ? "" : (stryCov_9fa48("1089"), 'The outcome cannot be recomputed from the numbers on record.'));
      }
    }
    if (stryMutAct_9fa48("1092") ? result.validity !== 'invalid' : stryMutAct_9fa48("1091") ? false : stryMutAct_9fa48("1090") ? true : (stryCov_9fa48("1090", "1091", "1092"), result.validity === (stryMutAct_9fa48("1093") ? "" : (stryCov_9fa48("1093"), 'invalid')))) {
      if (stryMutAct_9fa48("1094")) {
        {}
      } else {
        stryCov_9fa48("1094");
        add(stryMutAct_9fa48("1096") ? "" : (stryCov_9fa48("1096"), 'R-103'), stryMutAct_9fa48("1097") ? "" : (stryCov_9fa48("1097"), 'violation'), stryMutAct_9fa48("1098") ? "" : (stryCov_9fa48("1098"), 'Bei der Abstimmung war die Beschlussfähigkeit nicht gegeben.'), stryMutAct_9fa48("1099") ? "" : (stryCov_9fa48("1099"), 'The body was not quorate at the vote.'));
      }
    }
    if (stryMutAct_9fa48("1102") ? result.counts.kind !== 'unknown' : stryMutAct_9fa48("1101") ? false : stryMutAct_9fa48("1100") ? true : (stryCov_9fa48("1100", "1101", "1102"), result.counts.kind === (stryMutAct_9fa48("1103") ? "" : (stryCov_9fa48("1103"), 'unknown')))) {
      if (stryMutAct_9fa48("1104")) {
        {}
      } else {
        stryCov_9fa48("1104");
        add(stryMutAct_9fa48("1106") ? "" : (stryCov_9fa48("1106"), 'G-2'), stryMutAct_9fa48("1107") ? "" : (stryCov_9fa48("1107"), 'information'), stryMutAct_9fa48("1108") ? "" : (stryCov_9fa48("1108"), 'Die Stimmenzahlen sind nicht überliefert.'), stryMutAct_9fa48("1109") ? "" : (stryCov_9fa48("1109"), 'The counts are not on record.'));
      }
    } else if (stryMutAct_9fa48("1112") ? result.counts.kind === 'known' && sitting.rules !== undefined || vote.corrected === true : stryMutAct_9fa48("1111") ? false : stryMutAct_9fa48("1110") ? true : (stryCov_9fa48("1110", "1111", "1112"), (stryMutAct_9fa48("1114") ? result.counts.kind === 'known' || sitting.rules !== undefined : stryMutAct_9fa48("1113") ? true : (stryCov_9fa48("1113", "1114"), (stryMutAct_9fa48("1116") ? result.counts.kind !== 'known' : stryMutAct_9fa48("1115") ? true : (stryCov_9fa48("1115", "1116"), result.counts.kind === (stryMutAct_9fa48("1117") ? "" : (stryCov_9fa48("1117"), 'known')))) && (stryMutAct_9fa48("1119") ? sitting.rules === undefined : stryMutAct_9fa48("1118") ? true : (stryCov_9fa48("1118", "1119"), sitting.rules !== undefined)))) && (stryMutAct_9fa48("1121") ? vote.corrected !== true : stryMutAct_9fa48("1120") ? true : (stryCov_9fa48("1120", "1121"), vote.corrected === (stryMutAct_9fa48("1122") ? false : (stryCov_9fa48("1122"), true)))))) {
      if (stryMutAct_9fa48("1123")) {
        {}
      } else {
        stryCov_9fa48("1123");
        const corrected = evaluateVote(sitting.rules, result.counts, stryMutAct_9fa48("1124") ? {} : (stryCov_9fa48("1124"), {
          majority: vote.majority,
          ...((stryMutAct_9fa48("1127") ? vote.matter !== undefined : stryMutAct_9fa48("1126") ? false : stryMutAct_9fa48("1125") ? true : (stryCov_9fa48("1125", "1126", "1127"), vote.matter === undefined)) ? {} : stryMutAct_9fa48("1128") ? {} : (stryCov_9fa48("1128"), {
            matter: vote.matter
          })),
          ...((stryMutAct_9fa48("1131") ? result.chairVote !== undefined : stryMutAct_9fa48("1130") ? false : stryMutAct_9fa48("1129") ? true : (stryCov_9fa48("1129", "1130", "1131"), result.chairVote === undefined)) ? {} : stryMutAct_9fa48("1132") ? {} : (stryCov_9fa48("1132"), {
            chairVote: result.chairVote
          }))
        }));
        if (stryMutAct_9fa48("1135") ? corrected.outcome !== 'undetermined' || corrected.outcome !== result.outcome : stryMutAct_9fa48("1134") ? false : stryMutAct_9fa48("1133") ? true : (stryCov_9fa48("1133", "1134", "1135"), (stryMutAct_9fa48("1137") ? corrected.outcome === 'undetermined' : stryMutAct_9fa48("1136") ? true : (stryCov_9fa48("1136", "1137"), corrected.outcome !== (stryMutAct_9fa48("1138") ? "" : (stryCov_9fa48("1138"), 'undetermined')))) && (stryMutAct_9fa48("1140") ? corrected.outcome === result.outcome : stryMutAct_9fa48("1139") ? true : (stryCov_9fa48("1139", "1140"), corrected.outcome !== result.outcome)))) {
          if (stryMutAct_9fa48("1141")) {
            {}
          } else {
            stryCov_9fa48("1141");
            add(stryMutAct_9fa48("1143") ? "" : (stryCov_9fa48("1143"), 'G-3'), stryMutAct_9fa48("1144") ? "" : (stryCov_9fa48("1144"), 'violation'), stryMutAct_9fa48("1145") ? "" : (stryCov_9fa48("1145"), 'Nach der Berichtigung der Zählung ergibt sich ein anderes Ergebnis als verkündet.'), stryMutAct_9fa48("1146") ? "" : (stryCov_9fa48("1146"), 'After the correction of the counts the outcome differs from what was declared.'), stryMutAct_9fa48("1147") ? {} : (stryCov_9fa48("1147"), {
              declared: result.outcome,
              expected: corrected.outcome
            }));
          }
        }
      }
    }
    const undecided = undecidedAmendments(state);
    if (stryMutAct_9fa48("1150") ? vote.amendment === undefined || undecided.length > 0 : stryMutAct_9fa48("1149") ? false : stryMutAct_9fa48("1148") ? true : (stryCov_9fa48("1148", "1149", "1150"), (stryMutAct_9fa48("1152") ? vote.amendment !== undefined : stryMutAct_9fa48("1151") ? true : (stryCov_9fa48("1151", "1152"), vote.amendment === undefined)) && (stryMutAct_9fa48("1155") ? undecided.length <= 0 : stryMutAct_9fa48("1154") ? undecided.length >= 0 : stryMutAct_9fa48("1153") ? true : (stryCov_9fa48("1153", "1154", "1155"), undecided.length > 0)))) {
      if (stryMutAct_9fa48("1156")) {
        {}
      } else {
        stryCov_9fa48("1156");
        add(stryMutAct_9fa48("1158") ? "" : (stryCov_9fa48("1158"), 'G-6'), stryMutAct_9fa48("1159") ? "" : (stryCov_9fa48("1159"), 'information'), stryMutAct_9fa48("1160") ? "" : (stryCov_9fa48("1160"), 'Was aus einem Änderungsantrag wurde, ist nicht überliefert.'), stryMutAct_9fa48("1161") ? "" : (stryCov_9fa48("1161"), 'What became of an amendment is not on record.'), stryMutAct_9fa48("1162") ? {} : (stryCov_9fa48("1162"), {
          undecided
        }));
      }
    }
    return findings;
  }
};
const germanOutcome = {
  adopted: 'angenommen',
  rejected: 'abgelehnt'
} as const;
const orderOfDays = ({
  days
}: MotionState): ReadonlyArray<Finding> => {
  if (stryMutAct_9fa48("1163")) {
    {}
  } else {
    stryCov_9fa48("1163");
    const steps = [['announced', days.announced], ['submitted', days.submitted], ['placed', days.placed], ['voted', days.voted]] as const;
    const known = stryMutAct_9fa48("1164") ? steps : (stryCov_9fa48("1164"), steps.filter(stryMutAct_9fa48("1165") ? () => undefined : (stryCov_9fa48("1165"), (step): step is readonly [typeof step[0], FuzzyDate] => stryMutAct_9fa48("1168") ? step[1] === undefined : stryMutAct_9fa48("1167") ? false : stryMutAct_9fa48("1166") ? true : (stryCov_9fa48("1166", "1167", "1168"), step[1] !== undefined))));
    return known.flatMap(stryMutAct_9fa48("1169") ? () => undefined : (stryCov_9fa48("1169"), ([name, on], index) => stryMutAct_9fa48("1170") ? known.flatMap(([laterName, later]) =>
    // Only a certain contradiction is one; fuzzy dates may overlap.
    isNotAfter(on, later) === 'no' ? [finding('G-15', 'warning', {
      de: 'Die Reihenfolge der Tage widerspricht dem Gang eines Antrags.',
      en: 'The order of the days contradicts the course of a motion.'
    }, {
      [name]: on,
      [laterName]: later
    })] : []) : (stryCov_9fa48("1170"), known.slice(stryMutAct_9fa48("1171") ? index - 1 : (stryCov_9fa48("1171"), index + 1)).flatMap(stryMutAct_9fa48("1172") ? () => undefined : (stryCov_9fa48("1172"), ([laterName, later]) =>
    // Only a certain contradiction is one; fuzzy dates may overlap.
    (stryMutAct_9fa48("1175") ? isNotAfter(on, later) !== 'no' : stryMutAct_9fa48("1174") ? false : stryMutAct_9fa48("1173") ? true : (stryCov_9fa48("1173", "1174", "1175"), isNotAfter(on, later) === (stryMutAct_9fa48("1176") ? "" : (stryCov_9fa48("1176"), 'no')))) ? stryMutAct_9fa48("1177") ? [] : (stryCov_9fa48("1177"), [finding(stryMutAct_9fa48("1178") ? "" : (stryCov_9fa48("1178"), 'G-15'), stryMutAct_9fa48("1179") ? "" : (stryCov_9fa48("1179"), 'warning'), stryMutAct_9fa48("1180") ? {} : (stryCov_9fa48("1180"), {
      de: stryMutAct_9fa48("1181") ? "" : (stryCov_9fa48("1181"), 'Die Reihenfolge der Tage widerspricht dem Gang eines Antrags.'),
      en: stryMutAct_9fa48("1182") ? "" : (stryCov_9fa48("1182"), 'The order of the days contradicts the course of a motion.')
    }), stryMutAct_9fa48("1183") ? {} : (stryCov_9fa48("1183"), {
      [name]: on,
      [laterName]: later
    }))]) : stryMutAct_9fa48("1184") ? ["Stryker was here"] : (stryCov_9fa48("1184"), []))))));
  }
};
const reportFindings = (state: MotionState): ReadonlyArray<Finding> => {
  if (stryMutAct_9fa48("1185")) {
    {}
  } else {
    stryCov_9fa48("1185");
    const findings: Finding[] = stryMutAct_9fa48("1186") ? ["Stryker was here"] : (stryCov_9fa48("1186"), []);
    const unclassified = stryMutAct_9fa48("1187") ? state.reported : (stryCov_9fa48("1187"), state.reported.filter(stryMutAct_9fa48("1188") ? () => undefined : (stryCov_9fa48("1188"), ({
      classified
    }) => stryMutAct_9fa48("1191") ? classified !== undefined : stryMutAct_9fa48("1190") ? false : stryMutAct_9fa48("1189") ? true : (stryCov_9fa48("1189", "1190", "1191"), classified === undefined))));
    if (stryMutAct_9fa48("1195") ? unclassified.length <= 0 : stryMutAct_9fa48("1194") ? unclassified.length >= 0 : stryMutAct_9fa48("1193") ? false : stryMutAct_9fa48("1192") ? true : (stryCov_9fa48("1192", "1193", "1194", "1195"), unclassified.length > 0)) {
      if (stryMutAct_9fa48("1196")) {
        {}
      } else {
        stryCov_9fa48("1196");
        findings.push(finding(stryMutAct_9fa48("1198") ? "" : (stryCov_9fa48("1198"), 'G-3'), stryMutAct_9fa48("1199") ? "" : (stryCov_9fa48("1199"), 'information'), stryMutAct_9fa48("1200") ? {} : (stryCov_9fa48("1200"), {
          de: stryMutAct_9fa48("1201") ? "" : (stryCov_9fa48("1201"), 'Ein Ergebnis wurde wörtlich übernommen, weil sein Sinn nicht sicher ist.'),
          en: stryMutAct_9fa48("1202") ? "" : (stryCov_9fa48("1202"), 'A result was kept verbatim because its meaning is not certain.')
        }), stryMutAct_9fa48("1203") ? {} : (stryCov_9fa48("1203"), {
          published: unclassified.map(stryMutAct_9fa48("1204") ? () => undefined : (stryCov_9fa48("1204"), ({
            published
          }) => published))
        })));
      }
    }
    if (stryMutAct_9fa48("1208") ? state.decisions <= 1 : stryMutAct_9fa48("1207") ? state.decisions >= 1 : stryMutAct_9fa48("1206") ? false : stryMutAct_9fa48("1205") ? true : (stryCov_9fa48("1205", "1206", "1207", "1208"), state.decisions > 1)) {
      if (stryMutAct_9fa48("1209")) {
        {}
      } else {
        stryCov_9fa48("1209");
        findings.push(finding(stryMutAct_9fa48("1211") ? "" : (stryCov_9fa48("1211"), 'G-8'), stryMutAct_9fa48("1212") ? "" : (stryCov_9fa48("1212"), 'warning'), stryMutAct_9fa48("1213") ? {} : (stryCov_9fa48("1213"), {
          de: stryMutAct_9fa48("1214") ? "" : (stryCov_9fa48("1214"), 'Über diesen Antrag wurde mehr als einmal entschieden.'),
          en: stryMutAct_9fa48("1215") ? "" : (stryCov_9fa48("1215"), 'This motion was decided more than once.')
        }), stryMutAct_9fa48("1216") ? {} : (stryCov_9fa48("1216"), {
          decisions: state.decisions
        })));
      }
    }
    const amendedByReport = stryMutAct_9fa48("1217") ? state.reported.every(({
      decisive,
      classified
    }) => decisive && classified?.amended === true) : (stryCov_9fa48("1217"), state.reported.some(stryMutAct_9fa48("1218") ? () => undefined : (stryCov_9fa48("1218"), ({
      decisive,
      classified
    }) => stryMutAct_9fa48("1221") ? decisive || classified?.amended === true : stryMutAct_9fa48("1220") ? false : stryMutAct_9fa48("1219") ? true : (stryCov_9fa48("1219", "1220", "1221"), decisive && (stryMutAct_9fa48("1223") ? classified?.amended !== true : stryMutAct_9fa48("1222") ? true : (stryCov_9fa48("1222", "1223"), (stryMutAct_9fa48("1224") ? classified.amended : (stryCov_9fa48("1224"), classified?.amended)) === (stryMutAct_9fa48("1225") ? false : (stryCov_9fa48("1225"), true))))))));
    if (stryMutAct_9fa48("1228") ? amendedByReport || !isAmended(state) : stryMutAct_9fa48("1227") ? false : stryMutAct_9fa48("1226") ? true : (stryCov_9fa48("1226", "1227", "1228"), amendedByReport && (stryMutAct_9fa48("1229") ? isAmended(state) : (stryCov_9fa48("1229"), !isAmended(state))))) {
      if (stryMutAct_9fa48("1230")) {
        {}
      } else {
        stryCov_9fa48("1230");
        findings.push(finding(stryMutAct_9fa48("1232") ? "" : (stryCov_9fa48("1232"), 'R-106'), stryMutAct_9fa48("1233") ? "" : (stryCov_9fa48("1233"), 'information'), stryMutAct_9fa48("1234") ? {} : (stryCov_9fa48("1234"), {
          de: stryMutAct_9fa48("1235") ? "" : (stryCov_9fa48("1235"), 'Der Text wurde geändert; die Änderung selbst ist nicht überliefert.'),
          en: stryMutAct_9fa48("1236") ? "" : (stryCov_9fa48("1236"), 'The text was amended; the amendment itself is not on record.')
        })));
      }
    }
    return findings;
  }
};