import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFrameworkFiles } from '#lib/local/framework-files.ts'

const names = { checks: ['s3-bucket-versioning-enabled'], detections: ['cloudtrail-root-api-call'] }
const yaml = (id: string, control = 's3-bucket-versioning-enabled') => `id: ${id}
name: Acme baseline
version: 1.0
source: our wiki
requirements:
  - id: 1.10
    title: Old versions can be had back
    controls:
      - ${control}
`
let root = ''
let folders = 0

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'keepwatch-frameworks-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  folders += 1
  const folder = await mkdtemp(join(root, `${folders}-`))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}
const read = async (files: Readonly<Record<string, string>>) => readFrameworkFiles(await folderOf(files), names)

test('reads YAML and JSON, several documents in a file, and passes over the rest', async () => {
  const json = {
    id: 'j',
    name: 'J',
    version: '1',
    source: 's',
    requirements: [{ id: 'A', title: 'A thing', attestation: 'access-review' }],
  }
  const found = await read({
    'a.yml': `${yaml('a')}---\n${yaml('b')}`,
    'c.json': JSON.stringify(json),
    'README.md': '# not one',
    LICENSE: 'text',
  })
  expect(found.map(({ id }) => id)).toEqual(['a', 'b', 'j'])
  expect(found[0]).toMatchObject({ version: '1.0', requirements: [{ id: '1.10', controls: ['s3-bucket-versioning-enabled'] }] })
})

test('knows our own checks and detections when it is told of none', async () => {
  const folder = await folderOf({ 'a.yml': yaml('a', 'iam-account-root-mfa-enabled') })
  await expect(readFrameworkFiles(folder)).resolves.toHaveLength(1)
})

test.each([
  [
    'an unknown check',
    { 'a.yml': yaml('a', 's3-bucket-versioning-enable') },
    /a\.yml:9 requirements 0 controls 0: there is no check .* did you mean "s3-bucket-versioning-enabled"\?/,
  ],
  [
    'an unknown check in JSON',
    { 'a.json': '{"id":"a","name":"A","version":"1","source":"s","requirements":[{"id":"1","title":"t","controls":["x"]}]}' },
    /a\.json requirements 0 controls 0: there is no check "x"/,
  ],
  ['one id in two files', { 'a.yml': yaml('a'), 'b.yml': yaml('a') }, /b\.yml:1 id: the framework "a" is there already/],
  ['the id of one that ships', { 'a.yml': yaml('cis-7.0') }, /"cis-7\.0" is there already/],
  ['no YAML', { 'a.yml': 'a: [' }, /a\.yml:\d+: /],
  ['no JSON', { 'a.json': '{' }, /a\.json is not JSON/],
  ['nesting without end', { 'a.yml': '['.repeat(10_000) }, /a\.yml:1: /],
  ['a file too large', { 'a.json': ' '.repeat(1024 * 1024 + 1) }, /wanted at most 1048576|Wanted: at most 1048576/],
  ['an empty folder', { 'README.md': '' }, /No framework in/],
])('refuses %s', async (_, files, message) => {
  await expect(read(files as Record<string, string>)).rejects.toThrow(message)
})

test('a path that is not there is an error, not an empty list', async () => {
  await expect(readFrameworkFiles(join(root, 'nowhere'), names)).rejects.toThrow(/Cannot read/)
})

test('tells at most twenty problems', async () => {
  const many = {
    id: 'a',
    name: 'A',
    version: '1',
    source: 's',
    requirements: [{ id: '1', title: 't', controls: Array.from({ length: 50 }, (_, n) => `x${n}`) }],
  }
  await expect(read({ 'a.json': JSON.stringify(many) })).rejects.toThrow(/and 30 more$/)
})
