/** Sums of quantities in SQL, which propagate qualifiers as `addQuantities` of the core does. */

/** The SQL of a sum and of its qualifier, for a SELECT with GROUP BY. */
export interface SqlSum {
  readonly value: string
  readonly qualifier: string
}

/**
 * Sums the numbers of a group; a row without a qualifier, as a LEFT JOIN gives it, is not known.
 *
 * Where some are not known the rest is a lower bound, if it is one at all: else the sum is not known.
 */
export const sumQuantities = (value: string, qualifierCell: string): SqlSum => {
  const qualifier = `coalesce(${qualifierCell}, 'unknown')`
  const n = (condition: string): string => `COUNT(CASE WHEN ${qualifier} ${condition} THEN 1 END)`
  const unknown = n("= 'unknown'")
  const limited = n("NOT IN ('exact', 'unknown')")
  const lower = n("IN ('atLeast', 'moreThan')")
  const upper = n("IN ('atMost', 'lessThan', 'justUnder')")
  const made = `CASE
      WHEN ${unknown} = COUNT(*) OR (${unknown} > 0 AND (${lower} < ${limited} OR SUM(${value}) <= 0)) THEN 'unknown'
      WHEN ${limited} = 0 THEN CASE WHEN ${unknown} = 0 THEN 'exact' ELSE 'atLeast' END
      WHEN ${lower} = ${limited} THEN CASE WHEN ${n("= 'moreThan'")} > 0 THEN 'moreThan' ELSE 'atLeast' END
      WHEN ${upper} < ${limited} THEN 'approx'
      WHEN ${n("= 'atMost'")} = ${limited} THEN 'atMost'
      WHEN ${n("= 'justUnder'")} = ${limited} THEN 'justUnder'
      ELSE 'lessThan'
    END`
  return { value: `CASE WHEN ${made} <> 'unknown' THEN SUM(${value}) END`, qualifier: made }
}

/** The two columns of a sum, named as the column that they sum unless another name is given. */
export const summed = (value: string, name: string): string => {
  const sum = sumQuantities(value, `${value}_qualifier`)
  return `${sum.value} AS ${name}, ${sum.qualifier} AS ${name}_qualifier`
}
