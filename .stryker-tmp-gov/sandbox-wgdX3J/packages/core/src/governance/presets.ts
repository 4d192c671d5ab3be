/** Presets of body rules by municipal constitution: data with legal seat and confidence, to be adapted per body. */
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
import type { BodyRules, RuleConfidence, PresetName } from './body-rules.ts';
const found = stryMutAct_9fa48("1734") ? () => undefined : (stryCov_9fa48("1734"), (() => {
  const found = (seat: string): {
    readonly seat: string;
    readonly confidence: RuleConfidence;
  } => stryMutAct_9fa48("1735") ? {} : (stryCov_9fa48("1735"), {
    seat,
    confidence: stryMutAct_9fa48("1736") ? "" : (stryCov_9fa48("1736"), 'found')
  });
  return found;
})());
const memory = stryMutAct_9fa48("1737") ? () => undefined : (stryCov_9fa48("1737"), (() => {
  const memory = (grade: 'High' | 'Medium' | 'Low', seat: string): {
    readonly seat: string;
    readonly confidence: RuleConfidence;
  } => stryMutAct_9fa48("1738") ? {} : (stryCov_9fa48("1738"), {
    seat,
    confidence: stryMutAct_9fa48("1739") ? `` : (stryCov_9fa48("1739"), `memory${grade}`)
  });
  return memory;
})());

// Amendment-first and furthest-first are custom of standing orders, not statute.
const usualOrder = stryMutAct_9fa48("1740") ? {} : (stryCov_9fa48("1740"), {
  amendmentsFirst: stryMutAct_9fa48("1741") ? false : (stryCov_9fa48("1741"), true),
  furthestReachingFirst: stryMutAct_9fa48("1742") ? false : (stryCov_9fa48("1742"), true),
  ...memory(stryMutAct_9fa48("1743") ? "" : (stryCov_9fa48("1743"), 'High'), stryMutAct_9fa48("1744") ? "" : (stryCov_9fa48("1744"), 'Geschäftsordnung'))
});
const nkomvg: BodyRules = stryMutAct_9fa48("1745") ? {} : (stryCov_9fa48("1745"), {
  preset: stryMutAct_9fa48("1746") ? "" : (stryCov_9fa48("1746"), 'NKomVG'),
  quorum: stryMutAct_9fa48("1747") ? {} : (stryCov_9fa48("1747"), {
    basis: stryMutAct_9fa48("1748") ? "" : (stryCov_9fa48("1748"), 'majorityOfMembers'),
    holds: stryMutAct_9fa48("1749") ? "" : (stryCov_9fa48("1749"), 'untilDoubted'),
    allPresentSuffices: stryMutAct_9fa48("1750") ? false : (stryCov_9fa48("1750"), true),
    secondMeetingMinimum: 0,
    manyExcluded: stryMutAct_9fa48("1751") ? "" : (stryCov_9fa48("1751"), 'quorateWithApproval'),
    ...found(stryMutAct_9fa48("1752") ? "" : (stryCov_9fa48("1752"), '§ 65 NKomVG'))
  }),
  majority: stryMutAct_9fa48("1753") ? {} : (stryCov_9fa48("1753"), {
    base: stryMutAct_9fa48("1754") ? "" : (stryCov_9fa48("1754"), 'yesAndNo'),
    ...found(stryMutAct_9fa48("1755") ? "" : (stryCov_9fa48("1755"), '§ 66 Abs. 1 NKomVG'))
  }),
  tie: stryMutAct_9fa48("1756") ? {} : (stryCov_9fa48("1756"), {
    result: stryMutAct_9fa48("1757") ? "" : (stryCov_9fa48("1757"), 'rejected'),
    chairExcludedMatters: stryMutAct_9fa48("1758") ? ["Stryker was here"] : (stryCov_9fa48("1758"), []),
    ...found(stryMutAct_9fa48("1759") ? "" : (stryCov_9fa48("1759"), '§ 66 Abs. 1 NKomVG'))
  }),
  secretVote: stryMutAct_9fa48("1760") ? {} : (stryCov_9fa48("1760"), {
    allowed: stryMutAct_9fa48("1761") ? "" : (stryCov_9fa48("1761"), 'byStandingOrders'),
    ...found(stryMutAct_9fa48("1762") ? "" : (stryCov_9fa48("1762"), '§ 66 NKomVG'))
  }),
  publicity: stryMutAct_9fa48("1763") ? {} : (stryCov_9fa48("1763"), {
    principle: stryMutAct_9fa48("1764") ? "" : (stryCov_9fa48("1764"), 'public'),
    ...found(stryMutAct_9fa48("1765") ? "" : (stryCov_9fa48("1765"), '§ 64 NKomVG'))
  }),
  simplifiedProcedure: stryMutAct_9fa48("1766") ? {} : (stryCov_9fa48("1766"), {
    allowed: stryMutAct_9fa48("1767") ? true : (stryCov_9fa48("1767"), false),
    ...found(stryMutAct_9fa48("1768") ? "" : (stryCov_9fa48("1768"), '§ 66 NKomVG'))
  }),
  votingOrder: usualOrder,
  urgentDecision: stryMutAct_9fa48("1769") ? {} : (stryCov_9fa48("1769"), {
    reportTo: stryMutAct_9fa48("1770") ? [] : (stryCov_9fa48("1770"), [stryMutAct_9fa48("1771") ? "" : (stryCov_9fa48("1771"), 'body'), stryMutAct_9fa48("1772") ? "" : (stryCov_9fa48("1772"), 'committee')]),
    ...found(stryMutAct_9fa48("1773") ? "" : (stryCov_9fa48("1773"), '§ 89 NKomVG'))
  }),
  objection: stryMutAct_9fa48("1774") ? {} : (stryCov_9fa48("1774"), {
    suspends: stryMutAct_9fa48("1775") ? false : (stryCov_9fa48("1775"), true),
    ...memory(stryMutAct_9fa48("1776") ? "" : (stryCov_9fa48("1776"), 'High'), stryMutAct_9fa48("1777") ? "" : (stryCov_9fa48("1777"), '§ 88 NKomVG'))
  })
});
const hgo: BodyRules = stryMutAct_9fa48("1778") ? {} : (stryCov_9fa48("1778"), {
  preset: stryMutAct_9fa48("1779") ? "" : (stryCov_9fa48("1779"), 'HGO-HKO'),
  quorum: stryMutAct_9fa48("1780") ? {} : (stryCov_9fa48("1780"), {
    basis: stryMutAct_9fa48("1781") ? "" : (stryCov_9fa48("1781"), 'moreThanHalfOfStatutoryNumber'),
    holds: stryMutAct_9fa48("1782") ? "" : (stryCov_9fa48("1782"), 'untilContraryEstablished'),
    allPresentSuffices: stryMutAct_9fa48("1783") ? true : (stryCov_9fa48("1783"), false),
    secondMeetingMinimum: 0,
    manyExcluded: stryMutAct_9fa48("1784") ? "" : (stryCov_9fa48("1784"), 'quorate'),
    ...found(stryMutAct_9fa48("1785") ? "" : (stryCov_9fa48("1785"), '§ 53 HGO'))
  }),
  majority: stryMutAct_9fa48("1786") ? {} : (stryCov_9fa48("1786"), {
    base: stryMutAct_9fa48("1787") ? "" : (stryCov_9fa48("1787"), 'votesCastWithoutAbstentions'),
    ...found(stryMutAct_9fa48("1788") ? "" : (stryCov_9fa48("1788"), '§ 54 Abs. 1 HGO'))
  }),
  tie: stryMutAct_9fa48("1789") ? {} : (stryCov_9fa48("1789"), {
    result: stryMutAct_9fa48("1790") ? "" : (stryCov_9fa48("1790"), 'rejected'),
    chairExcludedMatters: stryMutAct_9fa48("1791") ? ["Stryker was here"] : (stryCov_9fa48("1791"), []),
    ...found(stryMutAct_9fa48("1792") ? "" : (stryCov_9fa48("1792"), '§ 54 Abs. 1 HGO'))
  }),
  secretVote: stryMutAct_9fa48("1793") ? {} : (stryCov_9fa48("1793"), {
    allowed: stryMutAct_9fa48("1794") ? "" : (stryCov_9fa48("1794"), 'inadmissible'),
    ...found(stryMutAct_9fa48("1795") ? "" : (stryCov_9fa48("1795"), '§ 54 Abs. 2 HGO'))
  }),
  publicity: stryMutAct_9fa48("1796") ? {} : (stryCov_9fa48("1796"), {
    principle: stryMutAct_9fa48("1797") ? "" : (stryCov_9fa48("1797"), 'public'),
    ...memory(stryMutAct_9fa48("1798") ? "" : (stryCov_9fa48("1798"), 'High'), stryMutAct_9fa48("1799") ? "" : (stryCov_9fa48("1799"), '§ 52 HGO'))
  }),
  simplifiedProcedure: stryMutAct_9fa48("1800") ? {} : (stryCov_9fa48("1800"), {
    allowed: stryMutAct_9fa48("1801") ? true : (stryCov_9fa48("1801"), false),
    ...found(stryMutAct_9fa48("1802") ? "" : (stryCov_9fa48("1802"), '§ 54 HGO'))
  }),
  votingOrder: usualOrder,
  urgentDecision: stryMutAct_9fa48("1803") ? {} : (stryCov_9fa48("1803"), {
    reportTo: stryMutAct_9fa48("1804") ? [] : (stryCov_9fa48("1804"), [stryMutAct_9fa48("1805") ? "" : (stryCov_9fa48("1805"), 'body')]),
    ...memory(stryMutAct_9fa48("1806") ? "" : (stryCov_9fa48("1806"), 'Low'), stryMutAct_9fa48("1807") ? "" : (stryCov_9fa48("1807"), '§ 51a HGO, § 30a HKO'))
  }),
  objection: stryMutAct_9fa48("1808") ? {} : (stryCov_9fa48("1808"), {
    suspends: stryMutAct_9fa48("1809") ? false : (stryCov_9fa48("1809"), true),
    ...memory(stryMutAct_9fa48("1810") ? "" : (stryCov_9fa48("1810"), 'High'), stryMutAct_9fa48("1811") ? "" : (stryCov_9fa48("1811"), '§ 63 HGO'))
  })
});
const lko: BodyRules = stryMutAct_9fa48("1812") ? {} : (stryCov_9fa48("1812"), {
  preset: stryMutAct_9fa48("1813") ? "" : (stryCov_9fa48("1813"), 'LKO-RLP'),
  quorum: stryMutAct_9fa48("1814") ? {} : (stryCov_9fa48("1814"), {
    basis: stryMutAct_9fa48("1815") ? "" : (stryCov_9fa48("1815"), 'moreThanHalfOfStatutoryNumber'),
    holds: stryMutAct_9fa48("1816") ? "" : (stryCov_9fa48("1816"), 'notRegulated'),
    allPresentSuffices: stryMutAct_9fa48("1817") ? true : (stryCov_9fa48("1817"), false),
    secondMeetingMinimum: 3,
    manyExcluded: stryMutAct_9fa48("1818") ? "" : (stryCov_9fa48("1818"), 'officeDecides'),
    ...memory(stryMutAct_9fa48("1819") ? "" : (stryCov_9fa48("1819"), 'High'), stryMutAct_9fa48("1820") ? "" : (stryCov_9fa48("1820"), '§ 32 LKO'))
  }),
  majority: stryMutAct_9fa48("1821") ? {} : (stryCov_9fa48("1821"), {
    base: stryMutAct_9fa48("1822") ? "" : (stryCov_9fa48("1822"), 'votesCastWithoutAbstentions'),
    ...memory(stryMutAct_9fa48("1823") ? "" : (stryCov_9fa48("1823"), 'Medium'), stryMutAct_9fa48("1824") ? "" : (stryCov_9fa48("1824"), '§ 33 LKO'))
  }),
  tie: stryMutAct_9fa48("1825") ? {} : (stryCov_9fa48("1825"), {
    result: stryMutAct_9fa48("1826") ? "" : (stryCov_9fa48("1826"), 'rejected'),
    chairExcludedMatters: stryMutAct_9fa48("1827") ? ["Stryker was here"] : (stryCov_9fa48("1827"), []),
    ...memory(stryMutAct_9fa48("1828") ? "" : (stryCov_9fa48("1828"), 'High'), stryMutAct_9fa48("1829") ? "" : (stryCov_9fa48("1829"), '§ 33 LKO'))
  }),
  secretVote: stryMutAct_9fa48("1830") ? {} : (stryCov_9fa48("1830"), {
    allowed: stryMutAct_9fa48("1831") ? "" : (stryCov_9fa48("1831"), 'notRegulated'),
    ...memory(stryMutAct_9fa48("1832") ? "" : (stryCov_9fa48("1832"), 'Medium'), stryMutAct_9fa48("1833") ? "" : (stryCov_9fa48("1833"), '§ 33 LKO'))
  }),
  publicity: stryMutAct_9fa48("1834") ? {} : (stryCov_9fa48("1834"), {
    principle: stryMutAct_9fa48("1835") ? "" : (stryCov_9fa48("1835"), 'public'),
    ...memory(stryMutAct_9fa48("1836") ? "" : (stryCov_9fa48("1836"), 'High'), stryMutAct_9fa48("1837") ? "" : (stryCov_9fa48("1837"), '§ 28 LKO'))
  }),
  simplifiedProcedure: stryMutAct_9fa48("1838") ? {} : (stryCov_9fa48("1838"), {
    allowed: stryMutAct_9fa48("1839") ? true : (stryCov_9fa48("1839"), false),
    ...memory(stryMutAct_9fa48("1840") ? "" : (stryCov_9fa48("1840"), 'Medium'), stryMutAct_9fa48("1841") ? "" : (stryCov_9fa48("1841"), '§ 33 LKO'))
  }),
  votingOrder: usualOrder,
  urgentDecision: stryMutAct_9fa48("1842") ? {} : (stryCov_9fa48("1842"), {
    reportTo: stryMutAct_9fa48("1843") ? [] : (stryCov_9fa48("1843"), [stryMutAct_9fa48("1844") ? "" : (stryCov_9fa48("1844"), 'body')]),
    ...memory(stryMutAct_9fa48("1845") ? "" : (stryCov_9fa48("1845"), 'Medium'), stryMutAct_9fa48("1846") ? "" : (stryCov_9fa48("1846"), '§ 42 LKO'))
  }),
  objection: stryMutAct_9fa48("1847") ? {} : (stryCov_9fa48("1847"), {
    suspends: stryMutAct_9fa48("1848") ? false : (stryCov_9fa48("1848"), true),
    ...memory(stryMutAct_9fa48("1849") ? "" : (stryCov_9fa48("1849"), 'Medium'), stryMutAct_9fa48("1850") ? "" : (stryCov_9fa48("1850"), '§ 35 LKO'))
  })
});
const kvg: BodyRules = stryMutAct_9fa48("1851") ? {} : (stryCov_9fa48("1851"), {
  preset: stryMutAct_9fa48("1852") ? "" : (stryCov_9fa48("1852"), 'KVG-LSA'),
  quorum: stryMutAct_9fa48("1853") ? {} : (stryCov_9fa48("1853"), {
    basis: stryMutAct_9fa48("1854") ? "" : (stryCov_9fa48("1854"), 'majorityOfMembers'),
    holds: stryMutAct_9fa48("1855") ? "" : (stryCov_9fa48("1855"), 'untilDoubted'),
    allPresentSuffices: stryMutAct_9fa48("1856") ? false : (stryCov_9fa48("1856"), true),
    secondMeetingMinimum: 0,
    manyExcluded: stryMutAct_9fa48("1857") ? "" : (stryCov_9fa48("1857"), 'notRegulated'),
    ...memory(stryMutAct_9fa48("1858") ? "" : (stryCov_9fa48("1858"), 'Medium'), stryMutAct_9fa48("1859") ? "" : (stryCov_9fa48("1859"), '§ 55 KVG LSA'))
  }),
  majority: stryMutAct_9fa48("1860") ? {} : (stryCov_9fa48("1860"), {
    base: stryMutAct_9fa48("1861") ? "" : (stryCov_9fa48("1861"), 'yesAndNo'),
    ...memory(stryMutAct_9fa48("1862") ? "" : (stryCov_9fa48("1862"), 'Medium'), stryMutAct_9fa48("1863") ? "" : (stryCov_9fa48("1863"), '§ 56 KVG LSA'))
  }),
  tie: stryMutAct_9fa48("1864") ? {} : (stryCov_9fa48("1864"), {
    result: stryMutAct_9fa48("1865") ? "" : (stryCov_9fa48("1865"), 'rejected'),
    chairExcludedMatters: stryMutAct_9fa48("1866") ? ["Stryker was here"] : (stryCov_9fa48("1866"), []),
    ...memory(stryMutAct_9fa48("1867") ? "" : (stryCov_9fa48("1867"), 'High'), stryMutAct_9fa48("1868") ? "" : (stryCov_9fa48("1868"), '§ 56 KVG LSA'))
  }),
  secretVote: stryMutAct_9fa48("1869") ? {} : (stryCov_9fa48("1869"), {
    allowed: stryMutAct_9fa48("1870") ? "" : (stryCov_9fa48("1870"), 'notRegulated'),
    ...memory(stryMutAct_9fa48("1871") ? "" : (stryCov_9fa48("1871"), 'Medium'), stryMutAct_9fa48("1872") ? "" : (stryCov_9fa48("1872"), '§ 56 KVG LSA'))
  }),
  publicity: stryMutAct_9fa48("1873") ? {} : (stryCov_9fa48("1873"), {
    principle: stryMutAct_9fa48("1874") ? "" : (stryCov_9fa48("1874"), 'public'),
    ...found(stryMutAct_9fa48("1875") ? "" : (stryCov_9fa48("1875"), '§ 52 KVG LSA'))
  }),
  simplifiedProcedure: stryMutAct_9fa48("1876") ? {} : (stryCov_9fa48("1876"), {
    allowed: stryMutAct_9fa48("1877") ? false : (stryCov_9fa48("1877"), true),
    ...found(stryMutAct_9fa48("1878") ? "" : (stryCov_9fa48("1878"), '§ 54 KVG LSA'))
  }),
  votingOrder: usualOrder,
  urgentDecision: stryMutAct_9fa48("1879") ? {} : (stryCov_9fa48("1879"), {
    reportTo: stryMutAct_9fa48("1880") ? [] : (stryCov_9fa48("1880"), [stryMutAct_9fa48("1881") ? "" : (stryCov_9fa48("1881"), 'body')]),
    ...memory(stryMutAct_9fa48("1882") ? "" : (stryCov_9fa48("1882"), 'Medium'), stryMutAct_9fa48("1883") ? "" : (stryCov_9fa48("1883"), '§ 65 Abs. 4 KVG LSA'))
  }),
  objection: stryMutAct_9fa48("1884") ? {} : (stryCov_9fa48("1884"), {
    suspends: stryMutAct_9fa48("1885") ? false : (stryCov_9fa48("1885"), true),
    ...memory(stryMutAct_9fa48("1886") ? "" : (stryCov_9fa48("1886"), 'Medium'), stryMutAct_9fa48("1887") ? "" : (stryCov_9fa48("1887"), '§ 65 Abs. 3 KVG LSA'))
  })
});
const traegerversammlung: BodyRules = stryMutAct_9fa48("1888") ? {} : (stryCov_9fa48("1888"), {
  preset: stryMutAct_9fa48("1889") ? "" : (stryCov_9fa48("1889"), 'SGB2-44c'),
  quorum: stryMutAct_9fa48("1890") ? {} : (stryCov_9fa48("1890"), {
    basis: stryMutAct_9fa48("1891") ? "" : (stryCov_9fa48("1891"), 'notRegulated'),
    holds: stryMutAct_9fa48("1892") ? "" : (stryCov_9fa48("1892"), 'notRegulated'),
    allPresentSuffices: stryMutAct_9fa48("1893") ? true : (stryCov_9fa48("1893"), false),
    secondMeetingMinimum: 0,
    manyExcluded: stryMutAct_9fa48("1894") ? "" : (stryCov_9fa48("1894"), 'notRegulated'),
    ...found(stryMutAct_9fa48("1895") ? "" : (stryCov_9fa48("1895"), '§ 44c Abs. 1 SGB II (Geschäftsordnung)'))
  }),
  majority: stryMutAct_9fa48("1896") ? {} : (stryCov_9fa48("1896"), {
    base: stryMutAct_9fa48("1897") ? "" : (stryCov_9fa48("1897"), 'votes'),
    ...found(stryMutAct_9fa48("1898") ? "" : (stryCov_9fa48("1898"), '§ 44c Abs. 1 SGB II'))
  }),
  tie: stryMutAct_9fa48("1899") ? {} : (stryCov_9fa48("1899"), {
    result: stryMutAct_9fa48("1900") ? "" : (stryCov_9fa48("1900"), 'chairDecides'),
    chairExcludedMatters: stryMutAct_9fa48("1901") ? [] : (stryCov_9fa48("1901"), [1, 4, 8]),
    ...found(stryMutAct_9fa48("1902") ? "" : (stryCov_9fa48("1902"), '§ 44c Abs. 1 SGB II'))
  }),
  secretVote: stryMutAct_9fa48("1903") ? {} : (stryCov_9fa48("1903"), {
    allowed: stryMutAct_9fa48("1904") ? "" : (stryCov_9fa48("1904"), 'notRegulated'),
    ...found(stryMutAct_9fa48("1905") ? "" : (stryCov_9fa48("1905"), '§ 44c SGB II'))
  }),
  publicity: stryMutAct_9fa48("1906") ? {} : (stryCov_9fa48("1906"), {
    principle: stryMutAct_9fa48("1907") ? "" : (stryCov_9fa48("1907"), 'nonPublic'),
    ...memory(stryMutAct_9fa48("1908") ? "" : (stryCov_9fa48("1908"), 'Medium'), stryMutAct_9fa48("1909") ? "" : (stryCov_9fa48("1909"), '§ 44c SGB II'))
  }),
  simplifiedProcedure: stryMutAct_9fa48("1910") ? {} : (stryCov_9fa48("1910"), {
    allowed: stryMutAct_9fa48("1911") ? true : (stryCov_9fa48("1911"), false),
    ...found(stryMutAct_9fa48("1912") ? "" : (stryCov_9fa48("1912"), '§ 44c SGB II'))
  }),
  votingOrder: stryMutAct_9fa48("1913") ? {} : (stryCov_9fa48("1913"), {
    ...usualOrder,
    amendmentsFirst: stryMutAct_9fa48("1914") ? true : (stryCov_9fa48("1914"), false),
    furthestReachingFirst: stryMutAct_9fa48("1915") ? true : (stryCov_9fa48("1915"), false)
  }),
  urgentDecision: stryMutAct_9fa48("1916") ? {} : (stryCov_9fa48("1916"), {
    reportTo: stryMutAct_9fa48("1917") ? ["Stryker was here"] : (stryCov_9fa48("1917"), []),
    ...found(stryMutAct_9fa48("1918") ? "" : (stryCov_9fa48("1918"), '§ 44c SGB II'))
  }),
  objection: stryMutAct_9fa48("1919") ? {} : (stryCov_9fa48("1919"), {
    suspends: stryMutAct_9fa48("1920") ? true : (stryCov_9fa48("1920"), false),
    ...found(stryMutAct_9fa48("1921") ? "" : (stryCov_9fa48("1921"), '§ 44c SGB II'))
  })
});

/**
 * The presets by name.
 *
 * They hold for the Kreistag and its committees (`SGB2-44c`: the Trägerversammlung). § 147 NKomVG does not apply
 * §§ 64–68 to the Verwaltungsrat of a kommunale Anstalt: `Satzung` is like NKomVG but non-public, and its parameters are
 * to be set from the Unternehmenssatzung. What is marked as from memory is to be checked before anyone relies on it.
 *
 * @example
 * ```ts
 * import { presets } from '@vor-ort/core'
 * presets.Satzung.publicity // => { principle: 'nonPublic', seat: 'Unternehmenssatzung', confidence: 'memoryMedium' }
 * ```
 */
export const presets: Readonly<Record<PresetName, BodyRules>> = stryMutAct_9fa48("1922") ? {} : (stryCov_9fa48("1922"), {
  NKomVG: nkomvg,
  'HGO-HKO': hgo,
  'LKO-RLP': lko,
  'LKO-RLP-Kreisvorstand': stryMutAct_9fa48("1923") ? {} : (stryCov_9fa48("1923"), {
    ...lko,
    preset: stryMutAct_9fa48("1924") ? "" : (stryCov_9fa48("1924"), 'LKO-RLP-Kreisvorstand'),
    tie: stryMutAct_9fa48("1925") ? {} : (stryCov_9fa48("1925"), {
      result: stryMutAct_9fa48("1926") ? "" : (stryCov_9fa48("1926"), 'chairDecides'),
      chairExcludedMatters: stryMutAct_9fa48("1927") ? ["Stryker was here"] : (stryCov_9fa48("1927"), []),
      ...found(stryMutAct_9fa48("1928") ? "" : (stryCov_9fa48("1928"), '§ 53 LKO'))
    })
  }),
  'KVG-LSA': kvg,
  'SGB2-44c': traegerversammlung,
  Satzung: stryMutAct_9fa48("1929") ? {} : (stryCov_9fa48("1929"), {
    ...nkomvg,
    preset: stryMutAct_9fa48("1930") ? "" : (stryCov_9fa48("1930"), 'Satzung'),
    quorum: stryMutAct_9fa48("1931") ? {} : (stryCov_9fa48("1931"), {
      ...nkomvg.quorum,
      ...memory(stryMutAct_9fa48("1932") ? "" : (stryCov_9fa48("1932"), 'Medium'), stryMutAct_9fa48("1933") ? "" : (stryCov_9fa48("1933"), 'Unternehmenssatzung'))
    }),
    majority: stryMutAct_9fa48("1934") ? {} : (stryCov_9fa48("1934"), {
      ...nkomvg.majority,
      ...memory(stryMutAct_9fa48("1935") ? "" : (stryCov_9fa48("1935"), 'Medium'), stryMutAct_9fa48("1936") ? "" : (stryCov_9fa48("1936"), 'Unternehmenssatzung'))
    }),
    tie: stryMutAct_9fa48("1937") ? {} : (stryCov_9fa48("1937"), {
      ...nkomvg.tie,
      ...memory(stryMutAct_9fa48("1938") ? "" : (stryCov_9fa48("1938"), 'Medium'), stryMutAct_9fa48("1939") ? "" : (stryCov_9fa48("1939"), 'Unternehmenssatzung'))
    }),
    secretVote: stryMutAct_9fa48("1940") ? {} : (stryCov_9fa48("1940"), {
      allowed: stryMutAct_9fa48("1941") ? "" : (stryCov_9fa48("1941"), 'notRegulated'),
      ...memory(stryMutAct_9fa48("1942") ? "" : (stryCov_9fa48("1942"), 'Medium'), stryMutAct_9fa48("1943") ? "" : (stryCov_9fa48("1943"), 'Unternehmenssatzung'))
    }),
    publicity: stryMutAct_9fa48("1944") ? {} : (stryCov_9fa48("1944"), {
      principle: stryMutAct_9fa48("1945") ? "" : (stryCov_9fa48("1945"), 'nonPublic'),
      ...memory(stryMutAct_9fa48("1946") ? "" : (stryCov_9fa48("1946"), 'Medium'), stryMutAct_9fa48("1947") ? "" : (stryCov_9fa48("1947"), 'Unternehmenssatzung'))
    }),
    simplifiedProcedure: stryMutAct_9fa48("1948") ? {} : (stryCov_9fa48("1948"), {
      allowed: stryMutAct_9fa48("1949") ? true : (stryCov_9fa48("1949"), false),
      ...memory(stryMutAct_9fa48("1950") ? "" : (stryCov_9fa48("1950"), 'Medium'), stryMutAct_9fa48("1951") ? "" : (stryCov_9fa48("1951"), 'Unternehmenssatzung'))
    }),
    urgentDecision: stryMutAct_9fa48("1952") ? {} : (stryCov_9fa48("1952"), {
      reportTo: stryMutAct_9fa48("1953") ? [] : (stryCov_9fa48("1953"), [stryMutAct_9fa48("1954") ? "" : (stryCov_9fa48("1954"), 'body')]),
      ...memory(stryMutAct_9fa48("1955") ? "" : (stryCov_9fa48("1955"), 'Medium'), stryMutAct_9fa48("1956") ? "" : (stryCov_9fa48("1956"), 'Unternehmenssatzung'))
    }),
    objection: stryMutAct_9fa48("1957") ? {} : (stryCov_9fa48("1957"), {
      suspends: stryMutAct_9fa48("1958") ? true : (stryCov_9fa48("1958"), false),
      ...memory(stryMutAct_9fa48("1959") ? "" : (stryCov_9fa48("1959"), 'Medium'), stryMutAct_9fa48("1960") ? "" : (stryCov_9fa48("1960"), 'Unternehmenssatzung'))
    })
  })
});