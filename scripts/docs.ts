/**
 * `npm run docs` writes what is generated: the compiled scanner, the catalogues of checks, detections and
 * collectors, the shapes of CloudFormation types, which checks serve which requirement, docs/controls.md and docs/coverage.md.
 * With `--check` it writes nothing and fails when a file is stale.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generateChecks } from './generate-checks.ts'
import { generateCollectors } from './generate-collectors.ts'
import { generateDetections } from './generate-detections.ts'
import { generateIamActions } from './generate-iam-actions.ts'
import { generateScanner } from './generate-scanner.ts'
import { generateTemplateShapes } from './generate-template-shapes.ts'
import { mapFrameworks } from './map-frameworks.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const checking = process.argv.includes('--check')
let stale = 0

async function settle({ path, text }: { readonly path: string; readonly text: string }): Promise<void> {
  const file = join(root, path)
  const current = await readFile(file, 'utf8').catch(() => undefined)
  if (current === text) return
  stale++
  if (checking) console.error(`${path} is stale: run npm run docs`)
  else {
    await writeFile(file, text)
    console.log(`wrote ${path}`)
  }
}

await settle(await generateScanner(root))
await settle(await generateChecks(root))
await settle(await generateDetections(root))
for (const file of await generateCollectors(root)) await settle(file)
await settle(await generateIamActions())
await settle(await generateTemplateShapes(root))
for (const file of await mapFrameworks(root)) await settle(file)
// The pages are made from the catalogues, so they are loaded once those are written.
const { generateControls } = await import('./generate-controls.ts')
await settle(await generateControls())
const { generateCoverage } = await import('./generate-coverage.ts')
await settle(generateCoverage())
process.exit(checking && stale > 0 ? 1 : 0)
