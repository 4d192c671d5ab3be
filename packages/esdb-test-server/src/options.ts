/** What a test server is started with. */

/** One user who may sign in. */
export interface TestUser {
  readonly name: string
  readonly password: string
  /** `$admins` and `$ops` have their usual rights. */
  readonly groups: ReadonlyArray<string>
}

/** Key and certificate of the server, both PEM. */
export interface Certificate {
  readonly key: string
  readonly certificate: string
}

/** The settings of the server's process. */
export interface ServerSettings {
  /** The SQLite file that holds the log. */
  readonly file: string
  readonly host: string
  /** 0 takes a free port. */
  readonly port: number
  /** Decides the announced features and limits, from 21.10.0 to 26.1.0. */
  readonly version: string
  /** Sign-in and access lists are enforced for users; without it every caller may do everything. */
  readonly users: ReadonlyArray<TestUser> | undefined
  readonly certificate: Certificate | undefined
  /** The greatest time a started append waits for its last chunk, and the greatest deadline granted. */
  readonly writeTimeoutMilliseconds: number
  /** Other nodes that gossip tells of. */
  readonly otherNodes: ReadonlyArray<GossipNode>
}

/** A node that gossip tells of beside the server itself. */
export interface GossipNode {
  readonly host: string
  readonly port: number
  readonly state: 'leader' | 'follower' | 'readOnlyReplica' | 'initializing'
  readonly isAlive: boolean
}

/** The users a fresh secure server has. */
export const defaultUsers: ReadonlyArray<TestUser> = [
  { name: 'admin', password: 'changeit', groups: ['$admins'] },
  { name: 'ops', password: 'changeit', groups: ['$ops'] },
]
