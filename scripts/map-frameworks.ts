/**
 * `npm run frameworks`: which of our checks serve which requirement. Facts (`lib/frameworks/reference/<framework>.json`: requirement
 * id to the names of Prowler's checks that serve it there) joined with the `aliases` of our checks give
 * `lib/frameworks/<framework>.controls.generated.ts`. Part of `npm run docs`, so that a new check finds its requirements by itself.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Mapped } from '#lib/frameworks/assemble.ts'

const folder = 'lib/frameworks'
const checksFolder = 'lib/audit/checks'

/** What the mapping needs to know of a check. */
interface Named {
  readonly id: string
  readonly aliases: { readonly prowler: readonly string[]; readonly securityHub: readonly string[] }
}

/** The generated files, one a framework, as path in the checkout and text. `root` is the checkout. */
export async function mapFrameworks(root: string): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const checks = await readChecks(root)
  const files = (await readdir(join(root, folder, 'reference'))).filter((file) => file.endsWith('.json')).sort()
  return Promise.all(
    files.map(async (file) => {
      const facts = JSON.parse(await readFile(join(root, folder, 'reference', file), 'utf8')) as Record<string, readonly string[]>
      const name = file.replace(/\.json$/, '')
      return { path: `${folder}/${name}.controls.generated.ts`, text: generated(file, mappingOf(facts, checks, name === 'fsbp')) }
    }),
  )
}

/**
 * Joins facts and checks. `isSecurityHub`: the requirement ids are those of Security Hub, so a check that names one as its alias is
 * that control, whatever else the facts name.
 */
export function mappingOf(
  facts: Readonly<Record<string, readonly string[]>>,
  checks: readonly Named[],
  isSecurityHub: boolean,
): readonly (readonly [requirement: string, mapped: Mapped])[] {
  const byProwler = idsBy(checks, (check) => check.aliases.prowler)
  const byHub = idsBy(checks, (check) => check.aliases.securityHub)
  return Object.entries(facts).map(([requirement, peers]) => {
    const same = isSecurityHub ? (byHub.get(requirement) ?? []) : []
    const controls = [...new Set([...same, ...peers.flatMap((peer) => byProwler.get(peer) ?? [])])].sort()
    const notLookedAt = same.length > 0 ? [] : peers.filter((peer) => !byProwler.has(peer)).sort()
    return [requirement, { controls, notLookedAt }] as const
  })
}

function idsBy(checks: readonly Named[], names: (check: Named) => readonly string[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>()
  for (const check of checks)
    for (const name of names(check)) {
      const known = ids.get(name)
      if (known) known.push(check.id)
      else ids.set(name, [check.id])
    }
  return ids
}

/** Read from the files, not from the catalogue: that one may be about to be written. */
async function readChecks(root: string): Promise<readonly Named[]> {
  const files = (await readdir(join(root, checksFolder), { recursive: true }))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /^[a-z0-9-]+\/[a-z0-9-]+\.ts$/.test(file))
    .sort()
  return Promise.all(
    files.map(async (file) => {
      const { check } = (await import(pathToFileURL(join(root, checksFolder, file)).href)) as { readonly check: Named }
      return check
    }),
  )
}

function generated(source: string, mapping: ReturnType<typeof mappingOf>): string {
  const list = (names: readonly string[]): string => `[${names.map((name) => `'${name}'`).join(', ')}]`
  const lines = mapping.map(
    ([requirement, { controls, notLookedAt }]) => `  '${requirement}': { controls: ${list(controls)}, notLookedAt: ${list(notLookedAt)} },`,
  )
  return `// Made by \`npm run frameworks\` from reference/${source} and the aliases of the checks. Do not edit.
import type { Mapping } from './assemble.ts'

export const mapping: Mapping = {
${lines.join('\n')}
}
`
}

if (import.meta.main) {
  const root = fileURLToPath(new URL('..', import.meta.url))
  for (const { path, text } of await mapFrameworks(root)) {
    const current = await readFile(join(root, path), 'utf8').catch(() => undefined)
    if (current !== text) await writeFile(join(root, path), text)
    console.log(`${current === text ? 'unchanged' : 'wrote'} ${path}`)
  }
}
