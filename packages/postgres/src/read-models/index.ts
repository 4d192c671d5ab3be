/** Read models on PostgreSQL. */
export type { OpenReadModelsError } from './errors.ts'
export { openPostgresReadModels, type PostgresReadModels, type PostgresReadModelsOptions } from './open.ts'
export type { QueryBounds, QueryRefusal, ReadModelAnswer } from './query.ts'
export type { PostgresReadModel } from './views.ts'
export { followSeated, type FollowSeatedError, type FollowSeatedParts } from './follow-seated.ts'
export type { Seat, SeatError, SeatOptions } from './seat.ts'
