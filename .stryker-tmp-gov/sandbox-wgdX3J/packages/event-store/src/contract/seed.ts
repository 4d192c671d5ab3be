/** The seed of all random scenarios: the same on every store, so that a difference is the store's. */
// @ts-nocheck

export const contractSeed = 20150210
