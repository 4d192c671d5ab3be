/** Whole numbers for people. */
// @ts-nocheck

import type { Language } from '@vor-ort/core'

/** A whole number with its thousands grouped: 12.000 in German, 12,000 in English. */
export const grouped = (value: number | bigint, language: Language): string =>
  String(value).replaceAll(/\B(?=(?:[0-9]{3})+$)/g, language === 'de' ? '.' : ',')
