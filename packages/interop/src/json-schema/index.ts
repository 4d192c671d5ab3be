export { jsonSchemaDialect, jsonSchemaOf, schemaDocument, schemaWriter, type JsonSchema, type SchemaOptions, type SchemaWriter } from './codec-schema.ts'
export { commandCatalogue, commandSchema, eventCatalogue, eventSchema, type EventInfo, type MessageInfo } from './message-schema.ts'
export { idOfName, jsonPathTo, resolveNames, type FieldIssue, type Resolved } from './readable-ids.ts'
export { DefaultsLine, LineDefaults, recordableCommands, recordLineSchema, type RecordableCommand, type RecordLine } from './record-line.ts'
