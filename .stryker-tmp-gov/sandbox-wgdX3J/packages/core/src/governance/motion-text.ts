/** The text of a motion, and the amendments folded into it. */
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
import type * as t from 'io-ts';
import { canonicalJson, sha256Hex } from '../kernel/canonical.ts';
import { literal, naturalNumber, record, someOf, text, variant } from '../kernel/codec.ts';

/** A text as numbered paragraphs (from 1), so that amendments can say where they apply. */
export const MotionText = record(stryMutAct_9fa48("1432") ? {} : (stryCov_9fa48("1432"), {
  paragraphs: someOf(text)
}));
export type MotionText = t.TypeOf<typeof MotionText>;

/** What an amendment does to a text; `paragraph` counts from 1 in the text that it meets. */
export const TextChange = variant(stryMutAct_9fa48("1433") ? "" : (stryCov_9fa48("1433"), 'kind'), stryMutAct_9fa48("1434") ? {} : (stryCov_9fa48("1434"), {
  replaceAll: record(stryMutAct_9fa48("1435") ? {} : (stryCov_9fa48("1435"), {
    kind: literal(stryMutAct_9fa48("1436") ? "" : (stryCov_9fa48("1436"), 'replaceAll')),
    paragraphs: someOf(text)
  })),
  replaceParagraph: record(stryMutAct_9fa48("1437") ? {} : (stryCov_9fa48("1437"), {
    kind: literal(stryMutAct_9fa48("1438") ? "" : (stryCov_9fa48("1438"), 'replaceParagraph')),
    paragraph: naturalNumber,
    with: text
  })),
  /** 0 inserts before the first paragraph. */
  insertAfter: record(stryMutAct_9fa48("1439") ? {} : (stryCov_9fa48("1439"), {
    kind: literal(stryMutAct_9fa48("1440") ? "" : (stryCov_9fa48("1440"), 'insertAfter')),
    paragraph: naturalNumber,
    text
  })),
  deleteParagraph: record(stryMutAct_9fa48("1441") ? {} : (stryCov_9fa48("1441"), {
    kind: literal(stryMutAct_9fa48("1442") ? "" : (stryCov_9fa48("1442"), 'deleteParagraph')),
    paragraph: naturalNumber
  }))
}));
export type TextChange = t.TypeOf<typeof TextChange>;

/**
 * The text after a change, or `undefined` where the change does not fit the text.
 *
 * @example
 * ```ts
 * import { applyChange } from '@vor-ort/core'
 * applyChange({ paragraphs: ['A', 'B'] }, { kind: 'replaceParagraph', paragraph: 2, with: 'C' })
 * // => { paragraphs: ['A', 'C'] }
 * applyChange({ paragraphs: ['A'] }, { kind: 'deleteParagraph', paragraph: 1 }) // => undefined
 * ```
 */
export const applyChange = (base: MotionText, change: TextChange): MotionText | undefined => {
  if (stryMutAct_9fa48("1443")) {
    {}
  } else {
    stryCov_9fa48("1443");
    const {
      paragraphs
    } = base;
    switch (change.kind) {
      case stryMutAct_9fa48("1445") ? "" : (stryCov_9fa48("1445"), 'replaceAll'):
        if (stryMutAct_9fa48("1444")) {} else {
          stryCov_9fa48("1444");
          return stryMutAct_9fa48("1446") ? {} : (stryCov_9fa48("1446"), {
            paragraphs: change.paragraphs
          });
        }
      case stryMutAct_9fa48("1448") ? "" : (stryCov_9fa48("1448"), 'replaceParagraph'):
        if (stryMutAct_9fa48("1447")) {} else {
          stryCov_9fa48("1447");
          return isParagraph(paragraphs, change.paragraph) ? stryMutAct_9fa48("1449") ? {} : (stryCov_9fa48("1449"), {
            paragraphs: paragraphs.toSpliced(stryMutAct_9fa48("1450") ? change.paragraph + 1 : (stryCov_9fa48("1450"), change.paragraph - 1), 1, change.with)
          }) : undefined;
        }
      case stryMutAct_9fa48("1452") ? "" : (stryCov_9fa48("1452"), 'insertAfter'):
        if (stryMutAct_9fa48("1451")) {} else {
          stryCov_9fa48("1451");
          return (stryMutAct_9fa48("1456") ? change.paragraph > paragraphs.length : stryMutAct_9fa48("1455") ? change.paragraph < paragraphs.length : stryMutAct_9fa48("1454") ? false : stryMutAct_9fa48("1453") ? true : (stryCov_9fa48("1453", "1454", "1455", "1456"), change.paragraph <= paragraphs.length)) ? stryMutAct_9fa48("1457") ? {} : (stryCov_9fa48("1457"), {
            paragraphs: paragraphs.toSpliced(change.paragraph, 0, change.text)
          }) : undefined;
        }
      case stryMutAct_9fa48("1459") ? "" : (stryCov_9fa48("1459"), 'deleteParagraph'):
        if (stryMutAct_9fa48("1458")) {} else {
          stryCov_9fa48("1458");
          // A text without paragraphs would be no text: the last one can be replaced, not deleted.
          return (stryMutAct_9fa48("1462") ? isParagraph(paragraphs, change.paragraph) || paragraphs.length > 1 : stryMutAct_9fa48("1461") ? false : stryMutAct_9fa48("1460") ? true : (stryCov_9fa48("1460", "1461", "1462"), isParagraph(paragraphs, change.paragraph) && (stryMutAct_9fa48("1465") ? paragraphs.length <= 1 : stryMutAct_9fa48("1464") ? paragraphs.length >= 1 : stryMutAct_9fa48("1463") ? true : (stryCov_9fa48("1463", "1464", "1465"), paragraphs.length > 1)))) ? stryMutAct_9fa48("1466") ? {} : (stryCov_9fa48("1466"), {
            paragraphs: paragraphs.toSpliced(stryMutAct_9fa48("1467") ? change.paragraph + 1 : (stryCov_9fa48("1467"), change.paragraph - 1), 1)
          }) : undefined;
        }
    }
  }
};
const isParagraph = stryMutAct_9fa48("1468") ? () => undefined : (stryCov_9fa48("1468"), (() => {
  const isParagraph = (paragraphs: ReadonlyArray<string>, number: number): boolean => stryMutAct_9fa48("1471") ? number >= 1 || number <= paragraphs.length : stryMutAct_9fa48("1470") ? false : stryMutAct_9fa48("1469") ? true : (stryCov_9fa48("1469", "1470", "1471"), (stryMutAct_9fa48("1474") ? number < 1 : stryMutAct_9fa48("1473") ? number > 1 : stryMutAct_9fa48("1472") ? true : (stryCov_9fa48("1472", "1473", "1474"), number >= 1)) && (stryMutAct_9fa48("1477") ? number > paragraphs.length : stryMutAct_9fa48("1476") ? number < paragraphs.length : stryMutAct_9fa48("1475") ? true : (stryCov_9fa48("1475", "1476", "1477"), number <= paragraphs.length)));
  return isParagraph;
})());

/** The text after changes in order; a change that does not fit leaves the text as it is. */
export const foldChanges = stryMutAct_9fa48("1478") ? () => undefined : (stryCov_9fa48("1478"), (() => {
  const foldChanges = (base: MotionText, changes: ReadonlyArray<TextChange>): MotionText => changes.reduce(stryMutAct_9fa48("1479") ? () => undefined : (stryCov_9fa48("1479"), (current, change) => stryMutAct_9fa48("1480") ? applyChange(current, change) && current : (stryCov_9fa48("1480"), applyChange(current, change) ?? current)), base);
  return foldChanges;
})());

/**
 * The digest of a text: SHA-256 over its canonical JSON (G-7).
 *
 * @example
 * ```ts
 * import { textHash } from '@vor-ort/core'
 * textHash({ paragraphs: ['A'] }) === textHash({ paragraphs: ['A', 'B'] }) // => false
 * ```
 */
export const textHash = stryMutAct_9fa48("1481") ? () => undefined : (stryCov_9fa48("1481"), (() => {
  const textHash = (value: MotionText): string => sha256Hex(canonicalJson(stryMutAct_9fa48("1482") ? {} : (stryCov_9fa48("1482"), {
    paragraphs: value.paragraphs
  })));
  return textHash;
})());