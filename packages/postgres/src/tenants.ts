/** The tenants of a deployment, managed by the role that owns its tables. */
import type { StoreError } from '@vor-ort/event-store'
import { isLeft, left, right } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { makeConnections } from './connections.ts'
import type { OpenError } from './errors.ts'
import { placeOf, prepare, type PostgresOptions } from './open.ts'
import { inSchema } from './schema.ts'

/** A carrier and the roles that may use its store. */
export interface Tenant {
  readonly name: string
  readonly roles: ReadonlyArray<string>
}

/** Makes tenants and says who may use them. */
export interface PostgresTenants {
  readonly list: () => TaskEither<StoreError, ReadonlyArray<Tenant>>
  /** Makes a tenant; where there is one already, nothing changes. The role that makes it may use it. */
  readonly create: (tenant: string) => TaskEither<StoreError, void>
  /** Lets a role of the database use a tenant, and the tables as far as a store needs them. */
  readonly grant: (tenant: string, role: string) => TaskEither<StoreError, void>
  /** Takes it away again; from the next statement on, stores that are open get nothing more. */
  readonly revoke: (tenant: string, role: string) => TaskEither<StoreError, void>
  readonly close: () => TaskEither<StoreError, void>
}

/**
 * Opens the tenants of a deployment, with the role that owns its tables; it makes the tables where there are none.
 *
 * Each tenant has a store of its own. A role sees the tenants that it was granted, and nothing tells it of others.
 */
export const openPostgresTenants =
  (options: Omit<PostgresOptions, 'tenant'>): TaskEither<OpenError, PostgresTenants> =>
  async () => {
    const place = placeOf(options)
    if (isLeft(place)) return place
    const prepared = await prepare(place.right)
    // Whoever manages tenants need not be allowed to use one.
    if (isLeft(prepared) && prepared.left._tag !== 'NoTenant') return left(prepared.left)
    const connections = makeConnections({ ...place.right, connections: 1 })
    const { schema } = place.right
    const ask = (name: string, text: string, ...values: ReadonlyArray<string>) =>
      connections.patiently((on) => on({ name: `${schema}_${name}`, text: inSchema(schema, text) }, values))
    const doing = (name: string, text: string, ...values: ReadonlyArray<string>): TaskEither<StoreError, void> => async () => {
      const done = await ask(name, text, ...values)
      return isLeft(done) ? done : right(undefined)
    }
    return right({
      list: () => async () => {
        const rows = await ask(
          'tenants',
          `SELECT name, coalesce(json_agg(role ORDER BY role) FILTER (WHERE role IS NOT NULL), '[]') FROM @schema@.tenants LEFT JOIN @schema@.grants ON tenant = number GROUP BY name ORDER BY name`,
        )
        if (isLeft(rows)) return rows
        return right(rows.right.map(([name, roles]) => ({ name: String(name), roles: JSON.parse(String(roles)) as ReadonlyArray<string> })))
      },
      create: (tenant) => doing('create_tenant', 'SELECT @schema@.create_tenant($1)', tenant),
      grant: (tenant, role) =>
        // A grant to everybody is no separation.
        role.toLowerCase() === 'public' ? async () => left({ _tag: 'StoreUnavailable', reason: 'a tenant is granted to roles, not to everybody' }) : doing('grant_tenant', 'SELECT @schema@.grant_tenant($1, $2)', tenant, role),
      revoke: (tenant, role) =>
        doing('revoke_tenant', 'DELETE FROM @schema@.grants USING @schema@.tenants WHERE tenant = number AND name = $1 AND role = $2', tenant, role),
      close: () => async () => {
        await connections.end()
        return right(undefined)
      },
    })
  }
