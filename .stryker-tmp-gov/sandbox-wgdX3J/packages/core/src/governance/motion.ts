/**
 * Antrag, Vorlage, Anfrage: what is brought in, amended, deliberated and decided.
 *
 * Seats: §§ 59, 66 NKomVG; § 54 HGO; § 33 LKO; § 56 KVG LSA; § 44c SGB II; standing orders for the voting order.
 * announced → submitted → onAgenda → inDeliberation → adopted | adoptedAmended | rejected | settled | notedOnly |
 * referred | postponed | withdrawn | inadmissible. Its Änderungsanträge and votes live in its own stream, so that all
 * that a vote must respect is decided in one place (ADR 0006).
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
import { defineAggregate, emits, message, type EventsOf } from '../kernel/aggregate.ts';
import { code, record } from '../kernel/codec.ts';
import { alreadyExists, ruleBroken, unknownReference } from '../kernel/finding.ts';
import type { FuzzyDate } from '../kernel/fuzzy-date.ts';
import { motionEvents as events, type MotionEvents } from './motion-events.ts';
import { motionFindings } from './motion-findings.ts';
import { currentText, evolveMotion, initialMotion, type MotionPhase, type MotionState } from './motion-state.ts';
import { applyChange } from './motion-text.ts';
import { AmendmentId } from './vocabulary.ts';
import { DeclareResult, declareResult, openVote, tallyVote } from './voting.ts';
const anAmendment = record(stryMutAct_9fa48("1483") ? {} : (stryCov_9fa48("1483"), {
  amendment: AmendmentId
}));
const commands = stryMutAct_9fa48("1484") ? {} : (stryCov_9fa48("1484"), {
  AnnounceMotion: stryMutAct_9fa48("1485") ? {} : (stryCov_9fa48("1485"), {
    german: stryMutAct_9fa48("1486") ? "" : (stryCov_9fa48("1486"), 'Einbringung ankündigen'),
    data: events.MotionAnnounced.data
  }),
  SubmitMotion: stryMutAct_9fa48("1487") ? {} : (stryCov_9fa48("1487"), {
    german: stryMutAct_9fa48("1488") ? "" : (stryCov_9fa48("1488"), 'Antrag einbringen'),
    data: events.MotionSubmitted.data
  }),
  PlaceMotionOnAgenda: stryMutAct_9fa48("1489") ? {} : (stryCov_9fa48("1489"), {
    german: stryMutAct_9fa48("1490") ? "" : (stryCov_9fa48("1490"), 'Auf die Tagesordnung setzen'),
    data: events.MotionPlacedOnAgenda.data
  }),
  ForeseeConsultation: stryMutAct_9fa48("1491") ? {} : (stryCov_9fa48("1491"), {
    german: stryMutAct_9fa48("1492") ? "" : (stryCov_9fa48("1492"), 'Beratungsfolge festlegen'),
    data: events.ConsultationForeseen.data
  }),
  OpenDeliberation: stryMutAct_9fa48("1493") ? {} : (stryCov_9fa48("1493"), {
    german: stryMutAct_9fa48("1494") ? "" : (stryCov_9fa48("1494"), 'Beratung eröffnen'),
    data: events.DeliberationOpened.data
  }),
  ReferMotion: stryMutAct_9fa48("1495") ? {} : (stryCov_9fa48("1495"), {
    german: stryMutAct_9fa48("1496") ? "" : (stryCov_9fa48("1496"), 'Verweisen'),
    data: events.MotionReferred.data
  }),
  PostponeMotion: stryMutAct_9fa48("1497") ? {} : (stryCov_9fa48("1497"), {
    german: stryMutAct_9fa48("1498") ? "" : (stryCov_9fa48("1498"), 'Vertagen'),
    data: events.MotionPostponed.data
  }),
  WithdrawMotion: stryMutAct_9fa48("1499") ? {} : (stryCov_9fa48("1499"), {
    german: stryMutAct_9fa48("1500") ? "" : (stryCov_9fa48("1500"), 'Zurücknehmen'),
    data: events.MotionWithdrawn.data
  }),
  DeclareMotionInadmissible: stryMutAct_9fa48("1501") ? {} : (stryCov_9fa48("1501"), {
    german: stryMutAct_9fa48("1502") ? "" : (stryCov_9fa48("1502"), 'Für unzulässig erklären'),
    data: events.MotionDeclaredInadmissible.data
  }),
  SettleMotion: stryMutAct_9fa48("1503") ? {} : (stryCov_9fa48("1503"), {
    german: stryMutAct_9fa48("1504") ? "" : (stryCov_9fa48("1504"), 'Für erledigt erklären'),
    data: events.MotionSettled.data
  }),
  NoteMotion: stryMutAct_9fa48("1505") ? {} : (stryCov_9fa48("1505"), {
    german: stryMutAct_9fa48("1506") ? "" : (stryCov_9fa48("1506"), 'Zur Kenntnis nehmen'),
    data: events.MotionNoted.data
  }),
  SubmitAmendment: stryMutAct_9fa48("1507") ? {} : (stryCov_9fa48("1507"), {
    german: stryMutAct_9fa48("1508") ? "" : (stryCov_9fa48("1508"), 'Änderungsantrag stellen'),
    data: events.AmendmentSubmitted.data
  }),
  IncorporateAmendment: stryMutAct_9fa48("1509") ? {} : (stryCov_9fa48("1509"), {
    german: stryMutAct_9fa48("1510") ? "" : (stryCov_9fa48("1510"), 'Änderungsantrag übernehmen'),
    data: anAmendment
  }),
  WithdrawAmendment: stryMutAct_9fa48("1511") ? {} : (stryCov_9fa48("1511"), {
    german: stryMutAct_9fa48("1512") ? "" : (stryCov_9fa48("1512"), 'Änderungsantrag zurückziehen'),
    data: anAmendment
  }),
  ReportAmendmentOutcome: stryMutAct_9fa48("1513") ? {} : (stryCov_9fa48("1513"), {
    german: stryMutAct_9fa48("1514") ? "" : (stryCov_9fa48("1514"), 'Ergebnis eines Änderungsantrags laut Quelle erfassen'),
    data: record(stryMutAct_9fa48("1515") ? {} : (stryCov_9fa48("1515"), {
      amendment: AmendmentId,
      outcome: code(stryMutAct_9fa48("1516") ? "" : (stryCov_9fa48("1516"), 'adopted'), stryMutAct_9fa48("1517") ? "" : (stryCov_9fa48("1517"), 'rejected'), stryMutAct_9fa48("1518") ? "" : (stryCov_9fa48("1518"), 'incorporated'), stryMutAct_9fa48("1519") ? "" : (stryCov_9fa48("1519"), 'withdrawn'))
    }))
  }),
  OpenVote: stryMutAct_9fa48("1520") ? {} : (stryCov_9fa48("1520"), {
    german: stryMutAct_9fa48("1521") ? "" : (stryCov_9fa48("1521"), 'Abstimmung eröffnen'),
    data: events.VoteOpened.data
  }),
  TallyVote: stryMutAct_9fa48("1522") ? {} : (stryCov_9fa48("1522"), {
    german: stryMutAct_9fa48("1523") ? "" : (stryCov_9fa48("1523"), 'Auszählen'),
    data: events.VoteTallied.data
  }),
  DeclareResult: stryMutAct_9fa48("1524") ? {} : (stryCov_9fa48("1524"), {
    german: stryMutAct_9fa48("1525") ? "" : (stryCov_9fa48("1525"), 'Ergebnis verkünden'),
    data: DeclareResult
  }),
  CorrectVoteResult: stryMutAct_9fa48("1526") ? {} : (stryCov_9fa48("1526"), {
    german: stryMutAct_9fa48("1527") ? "" : (stryCov_9fa48("1527"), 'Abstimmungsergebnis berichtigen'),
    data: events.VoteResultCorrected.data
  }),
  ReportOutcome: stryMutAct_9fa48("1528") ? {} : (stryCov_9fa48("1528"), {
    german: stryMutAct_9fa48("1529") ? "" : (stryCov_9fa48("1529"), 'Ergebnis laut Quelle erfassen'),
    data: events.OutcomeReported.data
  }),
  CorrectMotion: stryMutAct_9fa48("1530") ? {} : (stryCov_9fa48("1530"), {
    german: stryMutAct_9fa48("1531") ? "" : (stryCov_9fa48("1531"), 'Angaben zum Antrag berichtigen'),
    data: events.MotionCorrected.data
  }),
  DepublishMotion: stryMutAct_9fa48("1532") ? {} : (stryCov_9fa48("1532"), {
    german: stryMutAct_9fa48("1533") ? "" : (stryCov_9fa48("1533"), 'Antrag depublizieren'),
    data: events.MotionDepublished.data
  })
});
const open = ['submitted', 'onAgenda', 'inDeliberation', 'referred', 'postponed'] as const;
const decided = ['adopted', 'adoptedAmended', 'rejected', 'settled', 'notedOnly'] as const;
const pending = ['submitted', 'onAgenda', 'inDeliberation'] as const;
const settled = {
  adopted: 'AmendmentAdopted',
  rejected: 'AmendmentRejected',
  incorporated: 'AmendmentIncorporated',
  withdrawn: 'AmendmentWithdrawn'
} as const;
const settleAmendment = stryMutAct_9fa48("1534") ? () => undefined : (stryCov_9fa48("1534"), (() => {
  const settleAmendment = (outcome: keyof typeof settled) => (data: {
    readonly amendment: AmendmentId;
  }, state: MotionState, on: FuzzyDate) => {
    if (stryMutAct_9fa48("1535")) {
      {}
    } else {
      stryCov_9fa48("1535");
      const type = settled[outcome];
      const amendment = state.amendments[data.amendment];
      if (stryMutAct_9fa48("1538") ? amendment !== undefined : stryMutAct_9fa48("1537") ? false : stryMutAct_9fa48("1536") ? true : (stryCov_9fa48("1536", "1537", "1538"), amendment === undefined)) return left(unknownReference(stryMutAct_9fa48("1539") ? "" : (stryCov_9fa48("1539"), 'amendment'), data.amendment, Object.keys(state.amendments)));
      if (stryMutAct_9fa48("1542") ? amendment.status !== outcome : stryMutAct_9fa48("1541") ? false : stryMutAct_9fa48("1540") ? true : (stryCov_9fa48("1540", "1541", "1542"), amendment.status === outcome)) return right(stryMutAct_9fa48("1543") ? ["Stryker was here"] : (stryCov_9fa48("1543"), []));
      if (stryMutAct_9fa48("1546") ? amendment.status === 'submitted' : stryMutAct_9fa48("1545") ? false : stryMutAct_9fa48("1544") ? true : (stryCov_9fa48("1544", "1545", "1546"), amendment.status !== (stryMutAct_9fa48("1547") ? "" : (stryCov_9fa48("1547"), 'submitted')))) return left(alreadyExists(stryMutAct_9fa48("1548") ? `` : (stryCov_9fa48("1548"), `decision (${amendment.status}) on the amendment`), data.amendment));
      return right(stryMutAct_9fa48("1549") ? [] : (stryCov_9fa48("1549"), [message<MotionEvents, typeof type>(type, on, stryMutAct_9fa48("1550") ? {} : (stryCov_9fa48("1550"), {
        amendment: data.amendment
      }))]));
    }
  };
  return settleAmendment;
})());

/** The Antrag as an aggregate; its streams are `motion-<id>`. */
export const motion = defineAggregate<MotionPhase, MotionState, typeof events, typeof commands>(stryMutAct_9fa48("1551") ? {} : (stryCov_9fa48("1551"), {
  category: stryMutAct_9fa48("1552") ? "" : (stryCov_9fa48("1552"), 'motion'),
  module: stryMutAct_9fa48("1553") ? "" : (stryCov_9fa48("1553"), 'governance'),
  german: stryMutAct_9fa48("1554") ? "" : (stryCov_9fa48("1554"), 'Antrag, Vorlage, Anfrage'),
  seat: stryMutAct_9fa48("1555") ? "" : (stryCov_9fa48("1555"), '§§ 59, 66 NKomVG; § 54 HGO; § 33 LKO; § 56 KVG LSA; § 44c SGB II'),
  summary: stryMutAct_9fa48("1556") ? "" : (stryCov_9fa48("1556"), 'What is brought in, amended, deliberated and decided, with its amendments and votes.'),
  events,
  commands,
  initial: initialMotion,
  lifecycle: stryMutAct_9fa48("1557") ? {} : (stryCov_9fa48("1557"), {
    MotionAnnounced: stryMutAct_9fa48("1558") ? [] : (stryCov_9fa48("1558"), [stryMutAct_9fa48("1559") ? [] : (stryCov_9fa48("1559"), [stryMutAct_9fa48("1560") ? "" : (stryCov_9fa48("1560"), 'none')]), stryMutAct_9fa48("1561") ? "" : (stryCov_9fa48("1561"), 'announced')]),
    MotionSubmitted: stryMutAct_9fa48("1562") ? [] : (stryCov_9fa48("1562"), [stryMutAct_9fa48("1563") ? [] : (stryCov_9fa48("1563"), [stryMutAct_9fa48("1564") ? "" : (stryCov_9fa48("1564"), 'none'), stryMutAct_9fa48("1565") ? "" : (stryCov_9fa48("1565"), 'announced'), stryMutAct_9fa48("1566") ? "" : (stryCov_9fa48("1566"), 'depublished')]), stryMutAct_9fa48("1567") ? "" : (stryCov_9fa48("1567"), 'submitted')]),
    // A decided motion may come before another body; its decision stands until that body decides.
    MotionPlacedOnAgenda: stryMutAct_9fa48("1568") ? [] : (stryCov_9fa48("1568"), [stryMutAct_9fa48("1569") ? [] : (stryCov_9fa48("1569"), [...open, ...decided, stryMutAct_9fa48("1570") ? "" : (stryCov_9fa48("1570"), 'withdrawn')]), stryMutAct_9fa48("1571") ? [] : (stryCov_9fa48("1571"), [stryMutAct_9fa48("1572") ? "" : (stryCov_9fa48("1572"), 'onAgenda'), ...decided, stryMutAct_9fa48("1573") ? "" : (stryCov_9fa48("1573"), 'withdrawn')])]),
    ConsultationForeseen: stryMutAct_9fa48("1574") ? [] : (stryCov_9fa48("1574"), [stryMutAct_9fa48("1575") ? "" : (stryCov_9fa48("1575"), 'any'), stryMutAct_9fa48("1576") ? "" : (stryCov_9fa48("1576"), 'same')]),
    DeliberationOpened: stryMutAct_9fa48("1577") ? [] : (stryCov_9fa48("1577"), [stryMutAct_9fa48("1578") ? [] : (stryCov_9fa48("1578"), [stryMutAct_9fa48("1579") ? "" : (stryCov_9fa48("1579"), 'onAgenda')]), stryMutAct_9fa48("1580") ? "" : (stryCov_9fa48("1580"), 'inDeliberation')]),
    MotionReferred: stryMutAct_9fa48("1581") ? [] : (stryCov_9fa48("1581"), [pending, stryMutAct_9fa48("1582") ? "" : (stryCov_9fa48("1582"), 'referred')]),
    MotionPostponed: stryMutAct_9fa48("1583") ? [] : (stryCov_9fa48("1583"), [pending, stryMutAct_9fa48("1584") ? "" : (stryCov_9fa48("1584"), 'postponed')]),
    MotionWithdrawn: stryMutAct_9fa48("1585") ? [] : (stryCov_9fa48("1585"), [stryMutAct_9fa48("1586") ? [] : (stryCov_9fa48("1586"), [stryMutAct_9fa48("1587") ? "" : (stryCov_9fa48("1587"), 'announced'), ...open]), stryMutAct_9fa48("1588") ? "" : (stryCov_9fa48("1588"), 'withdrawn')]),
    MotionDeclaredInadmissible: stryMutAct_9fa48("1589") ? [] : (stryCov_9fa48("1589"), [open, stryMutAct_9fa48("1590") ? "" : (stryCov_9fa48("1590"), 'inadmissible')]),
    MotionSettled: stryMutAct_9fa48("1591") ? [] : (stryCov_9fa48("1591"), [open, stryMutAct_9fa48("1592") ? "" : (stryCov_9fa48("1592"), 'settled')]),
    MotionNoted: stryMutAct_9fa48("1593") ? [] : (stryCov_9fa48("1593"), [open, stryMutAct_9fa48("1594") ? "" : (stryCov_9fa48("1594"), 'notedOnly')]),
    AmendmentSubmitted: stryMutAct_9fa48("1595") ? [] : (stryCov_9fa48("1595"), [stryMutAct_9fa48("1596") ? [] : (stryCov_9fa48("1596"), [...open, ...decided]), stryMutAct_9fa48("1597") ? "" : (stryCov_9fa48("1597"), 'same')]),
    AmendmentAdopted: stryMutAct_9fa48("1598") ? [] : (stryCov_9fa48("1598"), [stryMutAct_9fa48("1599") ? [] : (stryCov_9fa48("1599"), [...open, ...decided]), stryMutAct_9fa48("1600") ? "" : (stryCov_9fa48("1600"), 'same')]),
    AmendmentRejected: stryMutAct_9fa48("1601") ? [] : (stryCov_9fa48("1601"), [stryMutAct_9fa48("1602") ? [] : (stryCov_9fa48("1602"), [...open, ...decided]), stryMutAct_9fa48("1603") ? "" : (stryCov_9fa48("1603"), 'same')]),
    AmendmentIncorporated: stryMutAct_9fa48("1604") ? [] : (stryCov_9fa48("1604"), [stryMutAct_9fa48("1605") ? [] : (stryCov_9fa48("1605"), [...open, ...decided]), stryMutAct_9fa48("1606") ? "" : (stryCov_9fa48("1606"), 'same')]),
    AmendmentWithdrawn: stryMutAct_9fa48("1607") ? [] : (stryCov_9fa48("1607"), [stryMutAct_9fa48("1608") ? [] : (stryCov_9fa48("1608"), [...open, ...decided]), stryMutAct_9fa48("1609") ? "" : (stryCov_9fa48("1609"), 'same')]),
    AmendmentObsolete: stryMutAct_9fa48("1610") ? [] : (stryCov_9fa48("1610"), [open, stryMutAct_9fa48("1611") ? "" : (stryCov_9fa48("1611"), 'same')]),
    VoteOpened: stryMutAct_9fa48("1612") ? [] : (stryCov_9fa48("1612"), [pending, stryMutAct_9fa48("1613") ? "" : (stryCov_9fa48("1613"), 'inDeliberation')]),
    VoteTallied: stryMutAct_9fa48("1614") ? [] : (stryCov_9fa48("1614"), [stryMutAct_9fa48("1615") ? [] : (stryCov_9fa48("1615"), [stryMutAct_9fa48("1616") ? "" : (stryCov_9fa48("1616"), 'inDeliberation')]), stryMutAct_9fa48("1617") ? "" : (stryCov_9fa48("1617"), 'same')]),
    VoteResultDeclared: stryMutAct_9fa48("1618") ? [] : (stryCov_9fa48("1618"), [stryMutAct_9fa48("1619") ? [] : (stryCov_9fa48("1619"), [stryMutAct_9fa48("1620") ? "" : (stryCov_9fa48("1620"), 'inDeliberation')]), stryMutAct_9fa48("1621") ? "" : (stryCov_9fa48("1621"), 'same')]),
    VoteResultCorrected: stryMutAct_9fa48("1622") ? [] : (stryCov_9fa48("1622"), [stryMutAct_9fa48("1623") ? "" : (stryCov_9fa48("1623"), 'any'), stryMutAct_9fa48("1624") ? "" : (stryCov_9fa48("1624"), 'same')]),
    MotionAdopted: stryMutAct_9fa48("1625") ? [] : (stryCov_9fa48("1625"), [stryMutAct_9fa48("1626") ? [] : (stryCov_9fa48("1626"), [stryMutAct_9fa48("1627") ? "" : (stryCov_9fa48("1627"), 'inDeliberation')]), stryMutAct_9fa48("1628") ? [] : (stryCov_9fa48("1628"), [stryMutAct_9fa48("1629") ? "" : (stryCov_9fa48("1629"), 'adopted'), stryMutAct_9fa48("1630") ? "" : (stryCov_9fa48("1630"), 'adoptedAmended')])]),
    MotionRejected: stryMutAct_9fa48("1631") ? [] : (stryCov_9fa48("1631"), [stryMutAct_9fa48("1632") ? [] : (stryCov_9fa48("1632"), [stryMutAct_9fa48("1633") ? "" : (stryCov_9fa48("1633"), 'inDeliberation')]), stryMutAct_9fa48("1634") ? "" : (stryCov_9fa48("1634"), 'rejected')]),
    OutcomeReported: stryMutAct_9fa48("1635") ? [] : (stryCov_9fa48("1635"), [stryMutAct_9fa48("1636") ? "" : (stryCov_9fa48("1636"), 'any'), stryMutAct_9fa48("1637") ? [] : (stryCov_9fa48("1637"), [stryMutAct_9fa48("1638") ? "" : (stryCov_9fa48("1638"), 'adopted'), stryMutAct_9fa48("1639") ? "" : (stryCov_9fa48("1639"), 'adoptedAmended'), stryMutAct_9fa48("1640") ? "" : (stryCov_9fa48("1640"), 'rejected'), stryMutAct_9fa48("1641") ? "" : (stryCov_9fa48("1641"), 'settled'), stryMutAct_9fa48("1642") ? "" : (stryCov_9fa48("1642"), 'notedOnly'), stryMutAct_9fa48("1643") ? "" : (stryCov_9fa48("1643"), 'referred'), stryMutAct_9fa48("1644") ? "" : (stryCov_9fa48("1644"), 'postponed'), stryMutAct_9fa48("1645") ? "" : (stryCov_9fa48("1645"), 'withdrawn'), stryMutAct_9fa48("1646") ? "" : (stryCov_9fa48("1646"), 'onAgenda')])]),
    MotionCorrected: stryMutAct_9fa48("1647") ? [] : (stryCov_9fa48("1647"), [stryMutAct_9fa48("1648") ? "" : (stryCov_9fa48("1648"), 'any'), stryMutAct_9fa48("1649") ? "" : (stryCov_9fa48("1649"), 'same')]),
    MotionDepublished: stryMutAct_9fa48("1650") ? [] : (stryCov_9fa48("1650"), [stryMutAct_9fa48("1651") ? [] : (stryCov_9fa48("1651"), [stryMutAct_9fa48("1652") ? "" : (stryCov_9fa48("1652"), 'none'), ...open, ...decided, stryMutAct_9fa48("1653") ? "" : (stryCov_9fa48("1653"), 'announced'), stryMutAct_9fa48("1654") ? "" : (stryCov_9fa48("1654"), 'withdrawn'), stryMutAct_9fa48("1655") ? "" : (stryCov_9fa48("1655"), 'inadmissible')]), stryMutAct_9fa48("1656") ? "" : (stryCov_9fa48("1656"), 'depublished')])
  }),
  evolve: stryMutAct_9fa48("1657") ? {} : (stryCov_9fa48("1657"), {
    ...evolveMotion,
    MotionPlacedOnAgenda: (state, data, on) => {
      if (stryMutAct_9fa48("1658")) {
        {}
      } else {
        stryCov_9fa48("1658");
        const placed = evolveMotion.MotionPlacedOnAgenda(state, data, on);
        return (stryMutAct_9fa48("1659") ? open.every(phase => phase === state.phase) : (stryCov_9fa48("1659"), open.some(stryMutAct_9fa48("1660") ? () => undefined : (stryCov_9fa48("1660"), phase => stryMutAct_9fa48("1663") ? phase !== state.phase : stryMutAct_9fa48("1662") ? false : stryMutAct_9fa48("1661") ? true : (stryCov_9fa48("1661", "1662", "1663"), phase === state.phase))))) ? stryMutAct_9fa48("1664") ? {} : (stryCov_9fa48("1664"), {
          ...placed,
          phase: stryMutAct_9fa48("1665") ? "" : (stryCov_9fa48("1665"), 'onAgenda')
        }) : placed;
      }
    }
  }),
  decide: stryMutAct_9fa48("1666") ? {} : (stryCov_9fa48("1666"), {
    AnnounceMotion: emits<MotionEvents, 'MotionAnnounced'>(stryMutAct_9fa48("1667") ? "" : (stryCov_9fa48("1667"), 'MotionAnnounced')),
    SubmitMotion: emits<MotionEvents, 'MotionSubmitted'>(stryMutAct_9fa48("1668") ? "" : (stryCov_9fa48("1668"), 'MotionSubmitted')),
    PlaceMotionOnAgenda: emits<MotionEvents, 'MotionPlacedOnAgenda'>(stryMutAct_9fa48("1669") ? "" : (stryCov_9fa48("1669"), 'MotionPlacedOnAgenda')),
    ForeseeConsultation: emits<MotionEvents, 'ConsultationForeseen'>(stryMutAct_9fa48("1670") ? "" : (stryCov_9fa48("1670"), 'ConsultationForeseen')),
    OpenDeliberation: emits<MotionEvents, 'DeliberationOpened'>(stryMutAct_9fa48("1671") ? "" : (stryCov_9fa48("1671"), 'DeliberationOpened')),
    ReferMotion: emits<MotionEvents, 'MotionReferred'>(stryMutAct_9fa48("1672") ? "" : (stryCov_9fa48("1672"), 'MotionReferred')),
    PostponeMotion: emits<MotionEvents, 'MotionPostponed'>(stryMutAct_9fa48("1673") ? "" : (stryCov_9fa48("1673"), 'MotionPostponed')),
    WithdrawMotion: emits<MotionEvents, 'MotionWithdrawn'>(stryMutAct_9fa48("1674") ? "" : (stryCov_9fa48("1674"), 'MotionWithdrawn')),
    DeclareMotionInadmissible: emits<MotionEvents, 'MotionDeclaredInadmissible'>(stryMutAct_9fa48("1675") ? "" : (stryCov_9fa48("1675"), 'MotionDeclaredInadmissible')),
    SettleMotion: emits<MotionEvents, 'MotionSettled'>(stryMutAct_9fa48("1676") ? "" : (stryCov_9fa48("1676"), 'MotionSettled')),
    NoteMotion: emits<MotionEvents, 'MotionNoted'>(stryMutAct_9fa48("1677") ? "" : (stryCov_9fa48("1677"), 'MotionNoted')),
    SubmitAmendment: (data, state, on) => {
      if (stryMutAct_9fa48("1678")) {
        {}
      } else {
        stryCov_9fa48("1678");
        if (stryMutAct_9fa48("1681") ? state.amendments[data.amendment] === undefined : stryMutAct_9fa48("1680") ? false : stryMutAct_9fa48("1679") ? true : (stryCov_9fa48("1679", "1680", "1681"), state.amendments[data.amendment] !== undefined)) return left(alreadyExists(stryMutAct_9fa48("1682") ? "" : (stryCov_9fa48("1682"), 'amendment'), data.amendment));
        const isDecided = stryMutAct_9fa48("1683") ? decided.every(phase => phase === state.phase) : (stryCov_9fa48("1683"), decided.some(stryMutAct_9fa48("1684") ? () => undefined : (stryCov_9fa48("1684"), phase => stryMutAct_9fa48("1687") ? phase !== state.phase : stryMutAct_9fa48("1686") ? false : stryMutAct_9fa48("1685") ? true : (stryCov_9fa48("1685", "1686", "1687"), phase === state.phase))));
        // Only a link found in records may come after the decision; nobody moves to amend what is decided.
        if (stryMutAct_9fa48("1690") ? isDecided || data.linkedBy === undefined : stryMutAct_9fa48("1689") ? false : stryMutAct_9fa48("1688") ? true : (stryCov_9fa48("1688", "1689", "1690"), isDecided && (stryMutAct_9fa48("1692") ? data.linkedBy !== undefined : stryMutAct_9fa48("1691") ? true : (stryCov_9fa48("1691", "1692"), data.linkedBy === undefined)))) {
          if (stryMutAct_9fa48("1693")) {
            {}
          } else {
            stryCov_9fa48("1693");
            return left(stryMutAct_9fa48("1694") ? {} : (stryCov_9fa48("1694"), {
              _tag: stryMutAct_9fa48("1695") ? "" : (stryCov_9fa48("1695"), 'WrongPhase'),
              command: stryMutAct_9fa48("1696") ? "" : (stryCov_9fa48("1696"), 'SubmitAmendment'),
              phase: state.phase,
              allowed: open
            }));
          }
        }
        const current = currentText(state);
        if (stryMutAct_9fa48("1699") ? data.change !== undefined && current !== undefined || applyChange(current, data.change) === undefined : stryMutAct_9fa48("1698") ? false : stryMutAct_9fa48("1697") ? true : (stryCov_9fa48("1697", "1698", "1699"), (stryMutAct_9fa48("1701") ? data.change !== undefined || current !== undefined : stryMutAct_9fa48("1700") ? true : (stryCov_9fa48("1700", "1701"), (stryMutAct_9fa48("1703") ? data.change === undefined : stryMutAct_9fa48("1702") ? true : (stryCov_9fa48("1702", "1703"), data.change !== undefined)) && (stryMutAct_9fa48("1705") ? current === undefined : stryMutAct_9fa48("1704") ? true : (stryCov_9fa48("1704", "1705"), current !== undefined)))) && (stryMutAct_9fa48("1707") ? applyChange(current, data.change) !== undefined : stryMutAct_9fa48("1706") ? true : (stryCov_9fa48("1706", "1707"), applyChange(current, data.change) === undefined)))) {
          if (stryMutAct_9fa48("1708")) {
            {}
          } else {
            stryCov_9fa48("1708");
            return left(ruleBroken(stryMutAct_9fa48("1709") ? "" : (stryCov_9fa48("1709"), 'R-106'), stryMutAct_9fa48("1710") ? {} : (stryCov_9fa48("1710"), {
              de: stryMutAct_9fa48("1711") ? `` : (stryCov_9fa48("1711"), `Die Änderung passt nicht zum Text: er hat ${current.paragraphs.length} Absätze.`),
              en: stryMutAct_9fa48("1712") ? `` : (stryCov_9fa48("1712"), `The change does not fit the text: it has ${current.paragraphs.length} paragraphs.`)
            }), stryMutAct_9fa48("1713") ? {} : (stryCov_9fa48("1713"), {
              paragraphs: current.paragraphs.length
            })));
          }
        }
        return right(stryMutAct_9fa48("1714") ? [] : (stryCov_9fa48("1714"), [message<MotionEvents, 'AmendmentSubmitted'>(stryMutAct_9fa48("1715") ? "" : (stryCov_9fa48("1715"), 'AmendmentSubmitted'), on, data)]));
      }
    },
    IncorporateAmendment: settleAmendment(stryMutAct_9fa48("1716") ? "" : (stryCov_9fa48("1716"), 'incorporated')),
    WithdrawAmendment: settleAmendment(stryMutAct_9fa48("1717") ? "" : (stryCov_9fa48("1717"), 'withdrawn')),
    ReportAmendmentOutcome: stryMutAct_9fa48("1718") ? () => undefined : (stryCov_9fa48("1718"), (data, state, on) => settleAmendment(data.outcome)(data, state, on)),
    OpenVote: openVote,
    TallyVote: tallyVote,
    DeclareResult: declareResult,
    CorrectVoteResult: stryMutAct_9fa48("1719") ? () => undefined : (stryCov_9fa48("1719"), (data, state, on) => (stryMutAct_9fa48("1722") ? state.votes[data.vote]?.result !== undefined : stryMutAct_9fa48("1721") ? false : stryMutAct_9fa48("1720") ? true : (stryCov_9fa48("1720", "1721", "1722"), (stryMutAct_9fa48("1723") ? state.votes[data.vote].result : (stryCov_9fa48("1723"), state.votes[data.vote]?.result)) === undefined)) ? left(unknownReference(stryMutAct_9fa48("1724") ? "" : (stryCov_9fa48("1724"), 'declared vote'), data.vote, Object.keys(state.votes))) : right(stryMutAct_9fa48("1725") ? [] : (stryCov_9fa48("1725"), [message<MotionEvents, 'VoteResultCorrected'>(stryMutAct_9fa48("1726") ? "" : (stryCov_9fa48("1726"), 'VoteResultCorrected'), on, data)]))),
    ReportOutcome: emits<MotionEvents, 'OutcomeReported'>(stryMutAct_9fa48("1727") ? "" : (stryCov_9fa48("1727"), 'OutcomeReported')),
    CorrectMotion: emits<MotionEvents, 'MotionCorrected'>(stryMutAct_9fa48("1728") ? "" : (stryCov_9fa48("1728"), 'MotionCorrected')),
    DepublishMotion: emits<MotionEvents, 'MotionDepublished'>(stryMutAct_9fa48("1729") ? "" : (stryCov_9fa48("1729"), 'MotionDepublished'))
  }),
  title: stryMutAct_9fa48("1730") ? () => undefined : (stryCov_9fa48("1730"), state => stryMutAct_9fa48("1731") ? state.title?.asPublished && '' : (stryCov_9fa48("1731"), (stryMutAct_9fa48("1732") ? state.title.asPublished : (stryCov_9fa48("1732"), state.title?.asPublished)) ?? (stryMutAct_9fa48("1733") ? "Stryker was here!" : (stryCov_9fa48("1733"), '')))),
  findings: motionFindings
}));

/** An event of a motion. */
export type MotionEvent = EventsOf<typeof motion>;