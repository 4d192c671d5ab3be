/**
 * Golden texts: data of every schema version as it was written then, byte for byte, and what it means now.
 *
 * Never change one: stores that hold it are out there. A new version gets a new line.
 */
// @ts-nocheck

export interface Golden {
  readonly schemaVersion: 1 | 2 | 3
  readonly stored: string
  readonly current: unknown
}

/** A golden text of `Noted` for each of its versions. */
export const goldenNotes: ReadonlyArray<Golden> = [
  { schemaVersion: 1, stored: '{"note":"Antrag auf Dezentralisierung"}', current: { text: 'Antrag auf Dezentralisierung', pages: 1, tags: [] } },
  { schemaVersion: 2, stored: '{"pages":12,"text":"Großefehn"}', current: { text: 'Großefehn', pages: 12, tags: [] } },
  {
    schemaVersion: 3,
    stored: '{"pages":2,"tags":["vor Ort"],"text":"Sozialraum"}',
    current: { text: 'Sozialraum', pages: 2, tags: ['vor Ort'] },
  },
]
