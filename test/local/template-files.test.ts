import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FileSourceError } from '#lib/local/file-sources.ts'
import { readTemplateFile, templateFiles } from '#lib/local/template-files.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'keepwatch-'))
  await mkdir(join(directory, 'cdk.out/assembly-Prod'), { recursive: true })
  await mkdir(join(directory, 'cdk.out/node_modules/x'), { recursive: true })
  for (const name of [
    'a.template.json',
    'b.template.json',
    'manifest.json',
    'assembly-Prod/c.template.json',
    'node_modules/x/d.template.json',
    '[e].yaml',
  ])
    await writeFile(join(directory, 'cdk.out', name), '{}')
  await mkdir(join(directory, 'cdk.out/f.template.json'))
  await symlink('..', join(directory, 'cdk.out/loop'))
})
afterAll(() => rm(directory, { recursive: true }))

const found = async (...words: string[]): Promise<readonly string[]> =>
  (await templateFiles(words.map((word) => (word === '-' ? word : join(directory, word))))).map((name) =>
    name === '-' ? name : relative(directory, name),
  )

describe('the templates that words name', () => {
  it.each([
    ['a pattern', ['cdk.out/*.template.json'], ['cdk.out/a.template.json', 'cdk.out/b.template.json']],
    ['a file', ['cdk.out/manifest.json'], ['cdk.out/manifest.json']],
    ['a file with brackets in its name', ['cdk.out/[e].yaml'], ['cdk.out/[e].yaml']],
    ['standard input', ['-'], ['-']],
    ['one twice', ['cdk.out/a.template.json', 'cdk.out/a*.json'], ['cdk.out/a.template.json']],
    [
      'a directory, nested assemblies included',
      ['cdk.out'],
      ['cdk.out/a.template.json', 'cdk.out/assembly-Prod/c.template.json', 'cdk.out/b.template.json'],
    ],
  ])('%s', async (_, words, wanted) => {
    expect(await found(...words)).toEqual(wanted)
  })

  it.each([['cdk.out/*.yml'], ['missing.json'], ['cdk.out/loop/nothing']])('%s names nothing, which is an error', async (word) => {
    await expect(found('cdk.out/a.template.json', word)).rejects.toThrow(FileSourceError)
  })

  it('reads no more than a template may have', async () => {
    const large = join(directory, 'large.json')
    await writeFile(large, Buffer.alloc(10_000_001, 32))
    await expect(readTemplateFile(large)).rejects.toThrow(/more than 10000000 bytes/)
    await expect(readTemplateFile(join(directory, 'missing'))).rejects.toThrow(FileSourceError)
    expect(await readTemplateFile(join(directory, 'cdk.out/a.template.json'))).toBe('{}')
  })
})
