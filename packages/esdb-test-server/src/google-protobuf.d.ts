/** The few parts of google-protobuf that are used, in the types that the generated messages take. */
declare module 'google-protobuf/google/protobuf/empty_pb.js' {
  import type { WrongExpectedVersion } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js'

  export type Empty = Exclude<ReturnType<WrongExpectedVersion['getExpectedAny']>, undefined>
  export const Empty: new () => Empty
}

declare module 'google-protobuf/google/protobuf/any_pb.js' {
  import type { Status } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js'

  export type Any = Exclude<ReturnType<Status['getDetails']>, undefined>
  export const Any: new () => Any
}

declare module 'google-protobuf/google/protobuf/timestamp_pb.js' {
  import type { ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js'

  export type Timestamp = Exclude<ReturnType<ReadResp.CaughtUp['getTimestamp']>, undefined>
  export const Timestamp: { readonly fromDate: (date: Date) => Timestamp }
}
