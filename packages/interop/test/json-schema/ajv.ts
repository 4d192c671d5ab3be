/** The validator of these tests: strict about schemas, and about what JSON carries. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: false, formats: { uuid: true } })
for (const keyword of ['x-version', 'x-classification', 'x-category', 'x-module', 'x-seat']) ajv.addKeyword(keyword)

/** Compiles a schema; one that is not of draft 2020-12 is thrown. */
export const compile = (schema: object): ValidateFunction => {
  if (ajv.validateSchema(schema) !== true) throw new Error(`not a schema: ${ajv.errorsText(ajv.errors)}`)
  return ajv.compile(schema)
}
