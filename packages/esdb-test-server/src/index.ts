/** A server for tests that speaks EventStoreDB's protocol, in a process of its own. */
export type { InjectedEvent } from './control.ts'
export type { CallKind, Counters, Fault } from './faults/fault.ts'
export type { GossipNode, TestUser } from './options.ts'
export { startTestServer, type TestServer, type TestServerOptions } from './test-server.ts'
