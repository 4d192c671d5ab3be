#!/usr/bin/env node
// @ts-nocheck
// The entry of the command. An old Node must be able to read this file, so all else is imported after the check.
import { languageOf, refusalOfNode } from './node-version.ts'

const refusal = refusalOfNode(process.versions.node, languageOf(process.env))
if (refusal === undefined) {
  const { runProcess } = await import('./run-process.ts')
  await runProcess()
} else {
  process.stderr.write(refusal)
  process.exitCode = 2
}
