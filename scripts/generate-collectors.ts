import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Collector } from '#lib/aws/collector.ts'

const folder = 'lib/aws/collectors'

/**
 * The list of all collectors with what is known of them without loading them: adding a collector is adding its file.
 * `root` is the checkout; resolves to the files' paths in it and their texts:
 * the facts alone, for who only plans, and the loaders, with which a bundle holds every SDK client.
 */
export async function generateCollectors(root: string): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const files = (await readdir(join(root, folder))).filter((file) => /^[a-z0-9-]+\.ts$/.test(file) && file !== 'index.ts').sort()
  const facts: string[] = []
  const loaders: string[] = []
  for (const file of files) {
    const service = file.replace(/\.ts$/, '')
    const name = service.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    const module = (await import(pathToFileURL(join(root, folder, file)).href)) as Readonly<Record<string, Partial<Collector> | undefined>>
    const collector = module[name]
    if (typeof collector?.collect !== 'function') continue
    facts.push(`  {
    service: ${quoted(collector.service ?? '')},
    scope: ${quoted(collector.scope ?? '')},
    brings: ${bringsText(collector.brings ?? {})},
  },`)
    loaders.push(`  ${quoted(collector.service ?? '')}: async () => (await import('./${file}')).${name},`)
  }
  const made = '// Made by `npm run docs` from the files of this folder. Do not edit.'
  return [
    {
      path: `${folder}/facts.generated.ts`,
      text: `${made}
import type { CollectorFacts } from '../collector.ts'

/** What is known of every collector without loading it. */
export const collectorFacts: readonly CollectorFacts[] = [
${facts.join('\n')}
]
`,
    },
    {
      path: `${folder}/loaders.generated.ts`,
      text: `${made}
import type { Collector } from '../collector.ts'

/** Loads a collector, and with it its SDK client, when it is used; by service group. */
export const loaders: Readonly<Record<string, () => Promise<Collector>>> = {
${loaders.join('\n')}
}
`,
    },
  ]
}

function bringsText(brings: Collector['brings']): string {
  const types = Object.entries(brings).map(([type, { list, details }]) => {
    const properties = Object.entries(details ?? {}).map(([property, actions]) => `          ${property}: ${actionsText(actions)},`)
    const rest = properties.length > 0 ? `\n        details: {\n${properties.join('\n')}\n        },` : ''
    return `      ${quoted(type)}: {\n        list: ${actionsText(list)},${rest}\n      },`
  })
  return `{\n${types.join('\n')}\n    }`
}

const quoted = (text: string): string => `'${text.replaceAll("'", "\\'")}'`
const actionsText = (actions: readonly string[]): string => `[${actions.map(quoted).join(', ')}]`
