#!/usr/bin/env node
// Runs the command line on the Node that the project brings (24, the one Lambda has), whatever Node started this file:
// an older one can neither read the TypeScript sources nor run the tests' libraries.
import { spawnSync } from 'node:child_process'
import { createRequire, enableCompileCache } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = new URL('../functions/cli/keepwatch.ts', import.meta.url)
/**
 * Modules stay compiled, and free of types, between runs: without it every start, of a thread, too, pays 0.2 s and 18 MB to read
 * TypeScript. In the checkout, not in the directory for temporary files, where others could put code of theirs.
 */
const compiled = fileURLToPath(new URL('../node_modules/.cache/keepwatch', import.meta.url))
const [major = 0] = process.versions.node.split('.').map(Number)

/** Node from the package `node`; undefined where it was not installed. */
function broughtNode() {
  try {
    return join(
      dirname(createRequire(import.meta.url).resolve('node/package.json')),
      'bin',
      process.platform === 'win32' ? 'node.exe' : 'node',
    )
  } catch {
    return undefined
  }
}

if (major >= 24) {
  enableCompileCache(compiled)
  await import(main.href)
} else {
  const node = broughtNode()
  if (!node) {
    console.error(
      `keepwatch needs Node 24 or later: got ${process.versions.node}, and the package "node" is not installed. Run npm ci in the checkout.`,
    )
    process.exit(1)
  }
  const { status, signal, error } = spawnSync(node, [fileURLToPath(main), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? compiled },
  })
  if (error) console.error(`keepwatch could not start ${node}: ${error.message}`)
  if (signal) process.kill(process.pid, signal)
  process.exit(status ?? 1)
}
