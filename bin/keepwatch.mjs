#!/usr/bin/env node
// Runs the command line on the Node that the project brings (24, the one Lambda has), whatever Node started this file:
// an older one can neither read the TypeScript sources nor run the tests' libraries.
import { spawnSync } from 'node:child_process'
import * as modules from 'node:module'
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
      dirname(modules.createRequire(import.meta.url).resolve('node/package.json')),
      'bin',
      process.platform === 'win32' ? 'node.exe' : 'node',
    )
  } catch {
    return undefined
  }
}

/**
 * An audit loads the clients of many services: with a small young generation, one thread beside the main one, and collections asked for
 * (functions/cli/audit/small-heap.ts) it takes 190 MB instead of 315.
 */
const words = process.argv.slice(2)
const flags = words[0] === 'audit' ? ['--max-semi-space-size=2', '--v8-pool-size=1', '--expose-gc'] : []
const environment = { ...process.env, NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? compiled }

if (major >= 24) {
  // The same process started again; where that cannot be done (Windows) it goes on with more memory.
  if (flags.length > 0 && typeof process.execve === 'function' && process.platform !== 'win32')
    process.execve(process.execPath, [process.execPath, ...process.execArgv, ...flags, fileURLToPath(main), ...words], environment)
  modules.enableCompileCache(compiled)
  await import(main.href)
} else {
  const node = broughtNode()
  if (!node) {
    console.error(
      `keepwatch needs Node 24 or later: got ${process.versions.node}, and the package "node" is not installed. Run npm ci in the checkout.`,
    )
    process.exit(1)
  }
  const { status, signal, error } = spawnSync(node, [...flags, fileURLToPath(main), ...words], { stdio: 'inherit', env: environment })
  if (error) console.error(`keepwatch could not start ${node}: ${error.message}`)
  if (signal) process.kill(process.pid, signal)
  process.exit(status ?? 1)
}
