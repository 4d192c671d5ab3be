/** One question in SQL to read models on a server, which itself keeps them from being changed. */
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TargetError } from '@vor-ort/projections'

import { problemOf, say, type Problem } from '../problem.ts'
import type { Answer } from './ask-file.ts'
import type { Value } from './cells.ts'
import type { QueryRefusal, ReadModels } from './read-models.ts'
import { targetProblem } from './target-problems.ts'

/** Asks one query. */
export const askTarget = async (target: ReadModels, name: string, sql: string): Promise<Either<Problem, Answer>> => {
  const asked = await target.query(sql)()
  if (isLeft(asked)) return left(askProblem(asked.left, name))
  const { columns, rows } = asked.right
  return right({ columns, rows: rows.map((row) => columns.map((column) => valueOf(row[column]))) })
}

const valueOf = (value: unknown): Value => {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'bigint') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  return typeof value === 'boolean' ? String(value) : JSON.stringify(value)
}

/** Why a question has no answer. */
export const askProblem = (error: QueryRefusal | TargetError, name: string): Problem => {
  switch (error._tag) {
    case 'InvalidQuery':
      return problemOf(say(`SQL: ${error.reason}.`, `SQL: ${error.reason}.`))
    case 'QueryTooLong': {
      const seconds = Math.round(error.timeoutMilliseconds / 1_000)
      return problemOf(say(`${name} arbeitete ${seconds} s an der Abfrage und brach ab: engen Sie sie ein.`, `${name} worked on the query for ${seconds} s and gave up: narrow it.`))
    }
    case 'AnswerTooLarge':
      return problemOf(
        say(
          'Die Antwort ist zu groß: engen Sie sie ein, oder fragen Sie in Teilen mit LIMIT und OFFSET.',
          'The answer is too large: narrow it, or ask for it in parts with LIMIT and OFFSET.',
        ),
      )
    default:
      return targetProblem(error, name)
  }
}

/** Whether the place itself is at fault, and not the question. */
export const isTargetError = (error: QueryRefusal | TargetError): error is TargetError =>
  error._tag !== 'InvalidQuery' && error._tag !== 'QueryTooLong' && error._tag !== 'AnswerTooLarge'
