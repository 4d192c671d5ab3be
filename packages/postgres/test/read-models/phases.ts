/** Small read models over resolutions. */
import type { Column, ReadModel } from '@vor-ort/projections'

const words = (text: string) => ({ de: text, en: text })

/** A column of a read model of the tests. */
export const column = (name: string, type: Column['type'] = 'text'): Column => ({ name, type, nullable: true, unit: '1', title: words(name), definition: words(name), source: 'resolution' })

/** A read model of the tests. */
export const model = (name: string, sql: string, ...columns: ReadonlyArray<Column>): ReadModel => ({
  id: 'RM-0',
  name,
  title: words(name),
  definition: words(name),
  grain: words('phase'),
  columns,
  sql,
  needs: ['resolution'],
})

/** How many resolutions there are in each phase. */
export const phases = model('rm0_phases', 'SELECT phase, count(*) AS resolutions FROM resolution GROUP BY phase', column('phase'), column('resolutions', 'integer'))
