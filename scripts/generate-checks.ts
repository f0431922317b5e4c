import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

const folder = 'lib/audit/checks'

/**
 * The list of all checks, made of the files below `lib/audit/checks/<service>/`: adding a check is adding its file.
 * `root` is the checkout; resolves to the file's path in it and its text.
 */
export async function generateChecks(root: string): Promise<{ readonly path: string; readonly text: string }> {
  const files = (await readdir(join(root, folder), { recursive: true }))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /^[a-z0-9-]+\/[a-z0-9-]+\.ts$/.test(file))
    .sort()
  const imports = files.map((file) => `import { check as ${nameOf(file)} } from './${file}'`)
  const names = files.map((file) => `  ${nameOf(file)},`)
  const text = `// Made by \`npm run docs\` from the files below this folder. Do not edit.
import type { Check } from '../check.ts'
${imports.join('\n')}

/** Every check there is, in the order of their ids. */
export const checks: readonly Check[] = [
${names.join('\n')}
]
`
  return { path: `${folder}/catalogue.generated.ts`, text }
}

/** `s3/bucket-public.ts` is `s3BucketPublic`. */
function nameOf(file: string): string {
  return file.replace(/\.ts$/, '').replaceAll(/[/-]([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
