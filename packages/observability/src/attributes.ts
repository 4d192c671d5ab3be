/** The attributes that are told: words of the software, never what somebody typed. */
import { categoryOf, StreamName } from '@vor-ort/core'
import type { ExpectedRevision } from '@vor-ort/event-store'
import type { Attributes } from '@opentelemetry/api'

/** The category of a stream; what is no stream name may be anything, so it is not repeated. */
export const categoryAttribute = (stream: string): Attributes => ({ 'vor_ort.category': StreamName.is(stream) ? categoryOf(stream) : 'invalid' })

/** The kind of an expected revision; the number would tell how long a stream is. */
export const expectedKind = (expected: ExpectedRevision): string => (typeof expected === 'bigint' ? 'revision' : expected)

/** The type of a command, where it is one of the aggregate's. */
export const commandAttribute = (known: object, type: string): Attributes => ({ 'vor_ort.command': Object.hasOwn(known, type) ? type : 'unknown' })

/** Which operation of which kind of store. */
export const operationAttributes = (system: string, operation: string): Attributes => ({ 'db.system.name': system, 'db.operation.name': operation })
