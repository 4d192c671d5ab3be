import { writeFileSync } from 'node:fs'
import { testServer } from './test/server.ts'
const s = await testServer()
writeFileSync('/tmp/embedder/pg.url', s.url)
process.on('SIGTERM', () => void s.stop().then(() => process.exit(0)))
setInterval(() => undefined, 1e6)
