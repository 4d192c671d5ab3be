/** The state of a motion, and the fold of its events. */
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
import type { AggregateParts } from '../kernel/aggregate.ts';
import { keep } from '../kernel/aggregate.ts';
import { isNotAfter, type FuzzyDate } from '../kernel/fuzzy-date.ts';
import type { motionEvents, MotionEvents } from './motion-events.ts';
import { foldChanges, type MotionText, type TextChange } from './motion-text.ts';
import { endsMatter, makesResolution, type ReportedOutcome } from './reported-result.ts';
import type { BodyId, Originator, Title } from './vocabulary.ts';
export type MotionPhase = 'none' | 'announced' | 'submitted' | 'onAgenda' | 'inDeliberation' | 'referred' | 'postponed' | 'adopted' | 'adoptedAmended' | 'rejected' | 'settled' | 'notedOnly' | 'withdrawn' | 'inadmissible' | 'depublished';

/** An Änderungsantrag and what became of it. */
export interface Amendment {
  readonly status: 'submitted' | 'adopted' | 'rejected' | 'incorporated' | 'withdrawn' | 'obsolete';
  readonly originators: ReadonlyArray<Originator>;
  readonly change: TextChange | undefined;
  readonly reach: number;
  readonly title: Title | undefined;
}

/** A vote on the motion or on an amendment. */
export interface Vote extends Omit<MotionEvents['VoteOpened'], 'vote'> {
  readonly tally?: Omit<MotionEvents['VoteTallied'], 'vote'>;
  readonly result?: Omit<MotionEvents['VoteResultDeclared'], 'vote'>;
  /** Whether the counts of the result were corrected after it was declared. */
  readonly corrected?: boolean;
  readonly on: FuzzyDate;
}
export interface MotionState {
  readonly phase: MotionPhase;
  readonly title: Title | undefined;
  readonly kind: MotionEvents['MotionSubmitted']['kind'] | undefined;
  readonly originators: ReadonlyArray<Originator>;
  readonly body: BodyId | undefined;
  /** The text as it was brought in. */
  readonly baseText: MotionText | undefined;
  /** The changes that were adopted or taken over, in that order. */
  readonly adoptedChanges: ReadonlyArray<TextChange>;
  readonly placements: ReadonlyArray<MotionEvents['MotionPlacedOnAgenda'] & {
    readonly on: FuzzyDate;
  }>;
  readonly amendments: Readonly<Record<string, Amendment>>;
  readonly votes: Readonly<Record<string, Vote>>;
  readonly reported: ReadonlyArray<MotionEvents['OutcomeReported'] & {
    readonly on: FuzzyDate;
  }>;
  readonly decisions: number;
  /** The days that G-15 puts in order. */
  readonly days: {
    readonly announced?: FuzzyDate;
    readonly submitted?: FuzzyDate;
    readonly placed?: FuzzyDate;
    readonly voted?: FuzzyDate;
  };
}
export const initialMotion: MotionState = stryMutAct_9fa48("1237") ? {} : (stryCov_9fa48("1237"), {
  phase: stryMutAct_9fa48("1238") ? "" : (stryCov_9fa48("1238"), 'none'),
  title: undefined,
  kind: undefined,
  originators: stryMutAct_9fa48("1239") ? ["Stryker was here"] : (stryCov_9fa48("1239"), []),
  body: undefined,
  baseText: undefined,
  adoptedChanges: stryMutAct_9fa48("1240") ? ["Stryker was here"] : (stryCov_9fa48("1240"), []),
  placements: stryMutAct_9fa48("1241") ? ["Stryker was here"] : (stryCov_9fa48("1241"), []),
  amendments: {},
  votes: {},
  reported: stryMutAct_9fa48("1242") ? ["Stryker was here"] : (stryCov_9fa48("1242"), []),
  decisions: 0,
  days: {}
});

/** The text as it stands: the base with every adopted change, in order. */
export const currentText = stryMutAct_9fa48("1243") ? () => undefined : (stryCov_9fa48("1243"), (() => {
  const currentText = (state: MotionState): MotionText | undefined => (stryMutAct_9fa48("1246") ? state.baseText !== undefined : stryMutAct_9fa48("1245") ? false : stryMutAct_9fa48("1244") ? true : (stryCov_9fa48("1244", "1245", "1246"), state.baseText === undefined)) ? undefined : foldChanges(state.baseText, state.adoptedChanges);
  return currentText;
})());

/** The amendments on which nothing has been decided. */
export const undecidedAmendments = stryMutAct_9fa48("1247") ? () => undefined : (stryCov_9fa48("1247"), (() => {
  const undecidedAmendments = (state: MotionState): ReadonlyArray<string> => stryMutAct_9fa48("1248") ? Object.keys(state.amendments) : (stryCov_9fa48("1248"), Object.keys(state.amendments).filter(stryMutAct_9fa48("1249") ? () => undefined : (stryCov_9fa48("1249"), id => stryMutAct_9fa48("1252") ? state.amendments[id]?.status !== 'submitted' : stryMutAct_9fa48("1251") ? false : stryMutAct_9fa48("1250") ? true : (stryCov_9fa48("1250", "1251", "1252"), (stryMutAct_9fa48("1253") ? state.amendments[id].status : (stryCov_9fa48("1253"), state.amendments[id]?.status)) === (stryMutAct_9fa48("1254") ? "" : (stryCov_9fa48("1254"), 'submitted'))))));
  return undecidedAmendments;
})());

/** Whether any amendment has changed the text. */
export const isAmended = stryMutAct_9fa48("1255") ? () => undefined : (stryCov_9fa48("1255"), (() => {
  const isAmended = (state: MotionState): boolean => stryMutAct_9fa48("1256") ? Object.values(state.amendments).every(({
    status
  }) => status === 'adopted' || status === 'incorporated') : (stryCov_9fa48("1256"), Object.values(state.amendments).some(stryMutAct_9fa48("1257") ? () => undefined : (stryCov_9fa48("1257"), ({
    status
  }) => stryMutAct_9fa48("1260") ? status === 'adopted' && status === 'incorporated' : stryMutAct_9fa48("1259") ? false : stryMutAct_9fa48("1258") ? true : (stryCov_9fa48("1258", "1259", "1260"), (stryMutAct_9fa48("1262") ? status !== 'adopted' : stryMutAct_9fa48("1261") ? false : (stryCov_9fa48("1261", "1262"), status === (stryMutAct_9fa48("1263") ? "" : (stryCov_9fa48("1263"), 'adopted')))) || (stryMutAct_9fa48("1265") ? status !== 'incorporated' : stryMutAct_9fa48("1264") ? false : (stryCov_9fa48("1264", "1265"), status === (stryMutAct_9fa48("1266") ? "" : (stryCov_9fa48("1266"), 'incorporated'))))))));
  return isAmended;
})());
const settle = stryMutAct_9fa48("1267") ? () => undefined : (stryCov_9fa48("1267"), (() => {
  const settle = (status: Amendment['status']) => (state: MotionState, {
    amendment
  }: {
    readonly amendment: string;
  }): MotionState => {
    if (stryMutAct_9fa48("1268")) {
      {}
    } else {
      stryCov_9fa48("1268");
      const known = state.amendments[amendment];
      if (stryMutAct_9fa48("1271") ? known !== undefined : stryMutAct_9fa48("1270") ? false : stryMutAct_9fa48("1269") ? true : (stryCov_9fa48("1269", "1270", "1271"), known === undefined)) return state;
      const changesText = stryMutAct_9fa48("1274") ? status === 'adopted' || status === 'incorporated' || known.change !== undefined : stryMutAct_9fa48("1273") ? false : stryMutAct_9fa48("1272") ? true : (stryCov_9fa48("1272", "1273", "1274"), (stryMutAct_9fa48("1276") ? status === 'adopted' && status === 'incorporated' : stryMutAct_9fa48("1275") ? true : (stryCov_9fa48("1275", "1276"), (stryMutAct_9fa48("1278") ? status !== 'adopted' : stryMutAct_9fa48("1277") ? false : (stryCov_9fa48("1277", "1278"), status === (stryMutAct_9fa48("1279") ? "" : (stryCov_9fa48("1279"), 'adopted')))) || (stryMutAct_9fa48("1281") ? status !== 'incorporated' : stryMutAct_9fa48("1280") ? false : (stryCov_9fa48("1280", "1281"), status === (stryMutAct_9fa48("1282") ? "" : (stryCov_9fa48("1282"), 'incorporated')))))) && (stryMutAct_9fa48("1284") ? known.change === undefined : stryMutAct_9fa48("1283") ? true : (stryCov_9fa48("1283", "1284"), known.change !== undefined)));
      return stryMutAct_9fa48("1285") ? {} : (stryCov_9fa48("1285"), {
        ...state,
        amendments: stryMutAct_9fa48("1286") ? {} : (stryCov_9fa48("1286"), {
          ...state.amendments,
          [amendment]: stryMutAct_9fa48("1287") ? {} : (stryCov_9fa48("1287"), {
            ...known,
            status
          })
        }),
        adoptedChanges: changesText ? stryMutAct_9fa48("1288") ? [] : (stryCov_9fa48("1288"), [...state.adoptedChanges, known.change]) : state.adoptedChanges
      });
    }
  };
  return settle;
})());
const inVote = (state: MotionState, vote: string, change: (known: Vote) => Vote): MotionState => {
  if (stryMutAct_9fa48("1289")) {
    {}
  } else {
    stryCov_9fa48("1289");
    const known = state.votes[vote];
    return (stryMutAct_9fa48("1292") ? known !== undefined : stryMutAct_9fa48("1291") ? false : stryMutAct_9fa48("1290") ? true : (stryCov_9fa48("1290", "1291", "1292"), known === undefined)) ? state : stryMutAct_9fa48("1293") ? {} : (stryCov_9fa48("1293"), {
      ...state,
      votes: stryMutAct_9fa48("1294") ? {} : (stryCov_9fa48("1294"), {
        ...state.votes,
        [vote]: change(known)
      })
    });
  }
};

/** The phase after each outcome; what is not here leaves the motion where it was. */
const phaseOfReported: Partial<Record<ReportedOutcome, MotionPhase>> = stryMutAct_9fa48("1295") ? {} : (stryCov_9fa48("1295"), {
  adopted: stryMutAct_9fa48("1296") ? "" : (stryCov_9fa48("1296"), 'adopted'),
  partlyAdopted: stryMutAct_9fa48("1297") ? "" : (stryCov_9fa48("1297"), 'adoptedAmended'),
  rejected: stryMutAct_9fa48("1298") ? "" : (stryCov_9fa48("1298"), 'rejected'),
  partlyRejected: stryMutAct_9fa48("1299") ? "" : (stryCov_9fa48("1299"), 'rejected'),
  elected: stryMutAct_9fa48("1300") ? "" : (stryCov_9fa48("1300"), 'adopted'),
  noted: stryMutAct_9fa48("1301") ? "" : (stryCov_9fa48("1301"), 'notedOnly'),
  announced: stryMutAct_9fa48("1302") ? "" : (stryCov_9fa48("1302"), 'notedOnly'),
  settled: stryMutAct_9fa48("1303") ? "" : (stryCov_9fa48("1303"), 'settled'),
  agreed: stryMutAct_9fa48("1304") ? "" : (stryCov_9fa48("1304"), 'settled'),
  answered: stryMutAct_9fa48("1305") ? "" : (stryCov_9fa48("1305"), 'settled'),
  incorporated: stryMutAct_9fa48("1306") ? "" : (stryCov_9fa48("1306"), 'settled'),
  referred: stryMutAct_9fa48("1307") ? "" : (stryCov_9fa48("1307"), 'referred'),
  postponed: stryMutAct_9fa48("1308") ? "" : (stryCov_9fa48("1308"), 'postponed'),
  removed: stryMutAct_9fa48("1309") ? "" : (stryCov_9fa48("1309"), 'postponed'),
  withdrawn: stryMutAct_9fa48("1310") ? "" : (stryCov_9fa48("1310"), 'withdrawn')
});
const reportedPhase = (state: MotionState, data: MotionEvents['OutcomeReported']): MotionPhase => {
  if (stryMutAct_9fa48("1311")) {
    {}
  } else {
    stryCov_9fa48("1311");
    if (stryMutAct_9fa48("1314") ? data.classified !== undefined : stryMutAct_9fa48("1313") ? false : stryMutAct_9fa48("1312") ? true : (stryCov_9fa48("1312", "1313", "1314"), data.classified === undefined)) return state.phase;
    const {
      outcome,
      amended
    } = data.classified;
    // A recommendation of another body decides nothing; a referral or a withdrawal there does move the motion.
    if (stryMutAct_9fa48("1317") ? !data.decisive || endsMatter(outcome) : stryMutAct_9fa48("1316") ? false : stryMutAct_9fa48("1315") ? true : (stryCov_9fa48("1315", "1316", "1317"), (stryMutAct_9fa48("1318") ? data.decisive : (stryCov_9fa48("1318"), !data.decisive)) && endsMatter(outcome))) return state.phase;
    const phase = stryMutAct_9fa48("1319") ? phaseOfReported[outcome] && state.phase : (stryCov_9fa48("1319"), phaseOfReported[outcome] ?? state.phase);
    return (stryMutAct_9fa48("1322") ? phase === 'adopted' || amended : stryMutAct_9fa48("1321") ? false : stryMutAct_9fa48("1320") ? true : (stryCov_9fa48("1320", "1321", "1322"), (stryMutAct_9fa48("1324") ? phase !== 'adopted' : stryMutAct_9fa48("1323") ? true : (stryCov_9fa48("1323", "1324"), phase === (stryMutAct_9fa48("1325") ? "" : (stryCov_9fa48("1325"), 'adopted')))) && amended)) ? stryMutAct_9fa48("1326") ? "" : (stryCov_9fa48("1326"), 'adoptedAmended') : phase;
  }
};
const isDecision = stryMutAct_9fa48("1327") ? () => undefined : (stryCov_9fa48("1327"), (() => {
  const isDecision = ({
    decisive,
    classified
  }: MotionEvents['OutcomeReported']): boolean => stryMutAct_9fa48("1330") ? decisive && classified !== undefined || makesResolution(classified.outcome) || classified.outcome === 'rejected' : stryMutAct_9fa48("1329") ? false : stryMutAct_9fa48("1328") ? true : (stryCov_9fa48("1328", "1329", "1330"), (stryMutAct_9fa48("1332") ? decisive || classified !== undefined : stryMutAct_9fa48("1331") ? true : (stryCov_9fa48("1331", "1332"), decisive && (stryMutAct_9fa48("1334") ? classified === undefined : stryMutAct_9fa48("1333") ? true : (stryCov_9fa48("1333", "1334"), classified !== undefined)))) && (stryMutAct_9fa48("1336") ? makesResolution(classified.outcome) && classified.outcome === 'rejected' : stryMutAct_9fa48("1335") ? true : (stryCov_9fa48("1335", "1336"), makesResolution(classified.outcome) || (stryMutAct_9fa48("1338") ? classified.outcome !== 'rejected' : stryMutAct_9fa48("1337") ? false : (stryCov_9fa48("1337", "1338"), classified.outcome === (stryMutAct_9fa48("1339") ? "" : (stryCov_9fa48("1339"), 'rejected')))))));
  return isDecision;
})());
type Folds = AggregateParts<MotionPhase, MotionState, typeof motionEvents, Record<never, never>>['evolve'];
export const evolveMotion: Folds = stryMutAct_9fa48("1340") ? {} : (stryCov_9fa48("1340"), {
  MotionAnnounced: stryMutAct_9fa48("1341") ? () => undefined : (stryCov_9fa48("1341"), (state, {
    title,
    originators,
    body
  }, on) => stryMutAct_9fa48("1342") ? {} : (stryCov_9fa48("1342"), {
    ...state,
    title,
    originators,
    body: stryMutAct_9fa48("1343") ? body && state.body : (stryCov_9fa48("1343"), body ?? state.body),
    days: stryMutAct_9fa48("1344") ? {} : (stryCov_9fa48("1344"), {
      ...state.days,
      announced: on
    })
  })),
  MotionSubmitted: stryMutAct_9fa48("1345") ? () => undefined : (stryCov_9fa48("1345"), (state, {
    title,
    kind,
    originators,
    body,
    text
  }, on) => stryMutAct_9fa48("1346") ? {} : (stryCov_9fa48("1346"), {
    ...state,
    title,
    kind,
    originators,
    body: stryMutAct_9fa48("1347") ? body && state.body : (stryCov_9fa48("1347"), body ?? state.body),
    baseText: text,
    days: stryMutAct_9fa48("1348") ? {} : (stryCov_9fa48("1348"), {
      ...state.days,
      submitted: on
    })
  })),
  MotionPlacedOnAgenda: stryMutAct_9fa48("1349") ? () => undefined : (stryCov_9fa48("1349"), (state, data, on) => stryMutAct_9fa48("1350") ? {} : (stryCov_9fa48("1350"), {
    ...state,
    body: data.body,
    placements: stryMutAct_9fa48("1351") ? [] : (stryCov_9fa48("1351"), [...(stryMutAct_9fa48("1352") ? state.placements : (stryCov_9fa48("1352"), state.placements.filter(stryMutAct_9fa48("1353") ? () => undefined : (stryCov_9fa48("1353"), ({
      item
    }) => stryMutAct_9fa48("1356") ? item === data.item : stryMutAct_9fa48("1355") ? false : stryMutAct_9fa48("1354") ? true : (stryCov_9fa48("1354", "1355", "1356"), item !== data.item))))), stryMutAct_9fa48("1357") ? {} : (stryCov_9fa48("1357"), {
      ...data,
      on
    })]),
    // The first day on an agenda counts, in whatever order the days were recorded.
    days: (stryMutAct_9fa48("1360") ? state.days.placed === undefined && isNotAfter(on, state.days.placed) === 'yes' : stryMutAct_9fa48("1359") ? false : stryMutAct_9fa48("1358") ? true : (stryCov_9fa48("1358", "1359", "1360"), (stryMutAct_9fa48("1362") ? state.days.placed !== undefined : stryMutAct_9fa48("1361") ? false : (stryCov_9fa48("1361", "1362"), state.days.placed === undefined)) || (stryMutAct_9fa48("1364") ? isNotAfter(on, state.days.placed) !== 'yes' : stryMutAct_9fa48("1363") ? false : (stryCov_9fa48("1363", "1364"), isNotAfter(on, state.days.placed) === (stryMutAct_9fa48("1365") ? "" : (stryCov_9fa48("1365"), 'yes')))))) ? stryMutAct_9fa48("1366") ? {} : (stryCov_9fa48("1366"), {
      ...state.days,
      placed: on
    }) : state.days
  })),
  ConsultationForeseen: keep,
  DeliberationOpened: keep,
  MotionReferred: keep,
  MotionPostponed: keep,
  MotionWithdrawn: keep,
  MotionDeclaredInadmissible: keep,
  MotionSettled: keep,
  MotionNoted: keep,
  AmendmentSubmitted: stryMutAct_9fa48("1367") ? () => undefined : (stryCov_9fa48("1367"), (state, {
    amendment,
    originators,
    change,
    reach,
    title
  }) => stryMutAct_9fa48("1368") ? {} : (stryCov_9fa48("1368"), {
    ...state,
    amendments: stryMutAct_9fa48("1369") ? {} : (stryCov_9fa48("1369"), {
      ...state.amendments,
      [amendment]: stryMutAct_9fa48("1370") ? {} : (stryCov_9fa48("1370"), {
        status: stryMutAct_9fa48("1371") ? "" : (stryCov_9fa48("1371"), 'submitted'),
        originators,
        change,
        reach: stryMutAct_9fa48("1372") ? reach && 0 : (stryCov_9fa48("1372"), reach ?? 0),
        title
      })
    })
  })),
  AmendmentAdopted: settle(stryMutAct_9fa48("1373") ? "" : (stryCov_9fa48("1373"), 'adopted')),
  AmendmentRejected: settle(stryMutAct_9fa48("1374") ? "" : (stryCov_9fa48("1374"), 'rejected')),
  AmendmentIncorporated: settle(stryMutAct_9fa48("1375") ? "" : (stryCov_9fa48("1375"), 'incorporated')),
  AmendmentWithdrawn: settle(stryMutAct_9fa48("1376") ? "" : (stryCov_9fa48("1376"), 'withdrawn')),
  AmendmentObsolete: settle(stryMutAct_9fa48("1377") ? "" : (stryCov_9fa48("1377"), 'obsolete')),
  VoteOpened: stryMutAct_9fa48("1378") ? () => undefined : (stryCov_9fa48("1378"), (state, {
    vote,
    ...data
  }, on) => stryMutAct_9fa48("1379") ? {} : (stryCov_9fa48("1379"), {
    ...state,
    votes: stryMutAct_9fa48("1380") ? {} : (stryCov_9fa48("1380"), {
      ...state.votes,
      [vote]: stryMutAct_9fa48("1381") ? {} : (stryCov_9fa48("1381"), {
        ...data,
        on
      })
    })
  })),
  VoteTallied: stryMutAct_9fa48("1382") ? () => undefined : (stryCov_9fa48("1382"), (state, {
    vote,
    ...tally
  }) => inVote(state, vote, stryMutAct_9fa48("1383") ? () => undefined : (stryCov_9fa48("1383"), known => stryMutAct_9fa48("1384") ? {} : (stryCov_9fa48("1384"), {
    ...known,
    tally
  })))),
  VoteResultDeclared: (state, {
    vote,
    ...result
  }, on) => {
    if (stryMutAct_9fa48("1385")) {
      {}
    } else {
      stryCov_9fa48("1385");
      const declared = inVote(state, vote, stryMutAct_9fa48("1386") ? () => undefined : (stryCov_9fa48("1386"), known => stryMutAct_9fa48("1387") ? {} : (stryCov_9fa48("1387"), {
        ...known,
        result
      })));
      return (stryMutAct_9fa48("1390") ? result.amendment !== undefined : stryMutAct_9fa48("1389") ? false : stryMutAct_9fa48("1388") ? true : (stryCov_9fa48("1388", "1389", "1390"), result.amendment === undefined)) ? stryMutAct_9fa48("1391") ? {} : (stryCov_9fa48("1391"), {
        ...declared,
        days: stryMutAct_9fa48("1392") ? {} : (stryCov_9fa48("1392"), {
          ...declared.days,
          voted: on
        })
      }) : declared;
    }
  },
  VoteResultCorrected: stryMutAct_9fa48("1393") ? () => undefined : (stryCov_9fa48("1393"), (state, {
    vote,
    counts,
    unanimity
  }) => inVote(state, vote, stryMutAct_9fa48("1394") ? () => undefined : (stryCov_9fa48("1394"), known => (stryMutAct_9fa48("1397") ? known.result !== undefined : stryMutAct_9fa48("1396") ? false : stryMutAct_9fa48("1395") ? true : (stryCov_9fa48("1395", "1396", "1397"), known.result === undefined)) ? known : stryMutAct_9fa48("1398") ? {} : (stryCov_9fa48("1398"), {
    ...known,
    corrected: stryMutAct_9fa48("1399") ? false : (stryCov_9fa48("1399"), true),
    result: stryMutAct_9fa48("1400") ? {} : (stryCov_9fa48("1400"), {
      ...known.result,
      counts,
      unanimity
    })
  })))),
  MotionAdopted: stryMutAct_9fa48("1401") ? () => undefined : (stryCov_9fa48("1401"), (state, {
    amended
  }) => stryMutAct_9fa48("1402") ? {} : (stryCov_9fa48("1402"), {
    ...state,
    phase: amended ? stryMutAct_9fa48("1403") ? "" : (stryCov_9fa48("1403"), 'adoptedAmended') : stryMutAct_9fa48("1404") ? "" : (stryCov_9fa48("1404"), 'adopted'),
    decisions: stryMutAct_9fa48("1405") ? state.decisions - 1 : (stryCov_9fa48("1405"), state.decisions + 1)
  })),
  MotionRejected: stryMutAct_9fa48("1406") ? () => undefined : (stryCov_9fa48("1406"), state => stryMutAct_9fa48("1407") ? {} : (stryCov_9fa48("1407"), {
    ...state,
    decisions: stryMutAct_9fa48("1408") ? state.decisions - 1 : (stryCov_9fa48("1408"), state.decisions + 1)
  })),
  OutcomeReported: (state, data, on) => {
    if (stryMutAct_9fa48("1409")) {
      {}
    } else {
      stryCov_9fa48("1409");
      // A corrected report takes the place of the one on the same item.
      const others = (stryMutAct_9fa48("1412") ? data.item !== undefined : stryMutAct_9fa48("1411") ? false : stryMutAct_9fa48("1410") ? true : (stryCov_9fa48("1410", "1411", "1412"), data.item === undefined)) ? state.reported : stryMutAct_9fa48("1413") ? state.reported : (stryCov_9fa48("1413"), state.reported.filter(stryMutAct_9fa48("1414") ? () => undefined : (stryCov_9fa48("1414"), ({
        item
      }) => stryMutAct_9fa48("1417") ? item === data.item : stryMutAct_9fa48("1416") ? false : stryMutAct_9fa48("1415") ? true : (stryCov_9fa48("1415", "1416", "1417"), item !== data.item))));
      const decides = isDecision(data);
      const replaced = stryMutAct_9fa48("1418") ? state.reported.filter(isDecision).length + others.filter(isDecision).length : (stryCov_9fa48("1418"), (stryMutAct_9fa48("1419") ? state.reported.length : (stryCov_9fa48("1419"), state.reported.filter(isDecision).length)) - (stryMutAct_9fa48("1420") ? others.length : (stryCov_9fa48("1420"), others.filter(isDecision).length)));
      return stryMutAct_9fa48("1421") ? {} : (stryCov_9fa48("1421"), {
        ...state,
        phase: reportedPhase(state, data),
        reported: stryMutAct_9fa48("1422") ? [] : (stryCov_9fa48("1422"), [...others, stryMutAct_9fa48("1423") ? {} : (stryCov_9fa48("1423"), {
          ...data,
          on
        })]),
        decisions: stryMutAct_9fa48("1424") ? state.decisions - replaced - (decides ? 1 : 0) : (stryCov_9fa48("1424"), (stryMutAct_9fa48("1425") ? state.decisions + replaced : (stryCov_9fa48("1425"), state.decisions - replaced)) + (decides ? 1 : 0)),
        days: decides ? stryMutAct_9fa48("1426") ? {} : (stryCov_9fa48("1426"), {
          ...state.days,
          voted: on
        }) : state.days
      });
    }
  },
  MotionCorrected: stryMutAct_9fa48("1427") ? () => undefined : (stryCov_9fa48("1427"), (state, {
    title,
    kind,
    text
  }) => stryMutAct_9fa48("1428") ? {} : (stryCov_9fa48("1428"), {
    ...state,
    title: stryMutAct_9fa48("1429") ? title && state.title : (stryCov_9fa48("1429"), title ?? state.title),
    kind: stryMutAct_9fa48("1430") ? kind && state.kind : (stryCov_9fa48("1430"), kind ?? state.kind),
    baseText: stryMutAct_9fa48("1431") ? text && state.baseText : (stryCov_9fa48("1431"), text ?? state.baseText)
  })),
  MotionDepublished: keep
});