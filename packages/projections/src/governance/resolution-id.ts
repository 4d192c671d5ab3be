import { column } from '../columns.ts'

/** The key of every table of the projection of resolutions. */
export const resolutionId = column.text('resolution', ['Beschluss', 'Resolution'], ['Kennung des Beschlusses (UUID)', 'Id of the resolution (UUID)'], 'stream')
