#!/usr/bin/env node
// Plain JavaScript, so that an old Node.js can read this far and say what it lacks. Everything else is in src/ (a checkout,
// run by type stripping) or dist/ (the published package, where Node does not strip types).
import { existsSync } from 'node:fs'
import module from 'node:module'

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `hearsay: needs Node.js 24 or later, this is ${process.versions.node}. Install it, or run "npx hearsay" in a checkout after "npm ci".`,
  )
  process.exit(2)
}
module.enableCompileCache()
const source = new URL('../src/app/cli/main.ts', import.meta.url)
const { main } = await import(
  (existsSync(source) ? source : new URL('../dist/app/cli/main.js', import.meta.url)).href
)
await main(process.argv)
