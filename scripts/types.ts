/** `npm run types` writes the interfaces of the CloudFormation types that collectors and checks name. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generateTypes } from './generate-types.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const files = await generateTypes(root)
for (const { path, text } of files) await writeFile(join(root, path), text)
console.log(`wrote ${files.length} files`)
