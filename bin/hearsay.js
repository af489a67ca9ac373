#!/usr/bin/env node
// Plain JavaScript, so that an old Node.js can read this far and say what it lacks. Everything else is in src/ (a checkout,
// run by type stripping) or dist/ (the published package, where Node does not strip types).
import { existsSync, mkdirSync } from 'node:fs'
import module from 'node:module'
import path from 'node:path'

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `hearsay: needs Node.js 24 or later, this is ${process.versions.node}. Install it, or run "npx hearsay" in a checkout after "npm ci".`,
  )
  process.exit(2)
}

/** Compiled code is kept in the user's own folder for caches, which nobody else can write; where there is none, it is not kept. */
function keepCompiled() {
  const { XDG_CACHE_HOME = '', LOCALAPPDATA = '', HOME = '' } = process.env
  const caches = [XDG_CACHE_HOME, LOCALAPPDATA, HOME && path.join(HOME, '.cache')].find(path.isAbsolute)
  if (!caches) return
  const ours = path.join(caches, 'hearsay')
  try {
    for (const folder of [caches, ours]) if (!existsSync(folder)) mkdirSync(folder)
    module.enableCompileCache(ours)
  } catch {
    // It only saves time: what cannot be written is compiled anew.
  }
}

keepCompiled()
const source = new URL('../src/app/cli/main.ts', import.meta.url)
const { main } = await import(
  (existsSync(source) ? source : new URL('../dist/app/cli/main.js', import.meta.url)).href
)
await main(process.argv)
