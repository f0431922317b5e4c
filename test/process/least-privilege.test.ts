import { describe, expect, test } from 'vitest'
import { runNode } from './run-process.ts'

const keepwatch = (args: readonly string[]) => runNode(['bin/keepwatch.mjs', ...args])

const on = ['least-privilege', '--snapshot', 'samples/snapshot']

describe('keepwatch least-privilege', () => {
  test('tells rights too many, with exit code 3', async () => {
    const { code, out } = await keepwatch([...on, '--format', 'ndjson'])
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { record: string; kind: string; arn: string })
    expect(code).toBe(3)
    expect(lines.every(({ record }) => record === 'excess')).toBe(true)
    expect(lines).toContainEqual(
      expect.objectContaining({ kind: 'wildcard-grant', arn: expect.stringContaining('legacy-everything'), status: 'excess' }),
    )
  })

  test('holds one identity against its calls', async () => {
    const principal = 'arn:aws:iam::111122223333:role/shop-backend'
    const { out } = await keepwatch([...on, '--events', 'samples', '--principal', principal, '--format', 'json'])
    const { proposals, days } = JSON.parse(out) as {
      proposals: { principal: string; used: number; granted: number; document: unknown }[]
      days: number
    }
    expect(proposals).toHaveLength(1)
    expect(proposals[0]).toMatchObject({ principal, document: { Version: '2012-10-17' } })
    expect(proposals[0]?.used).toBeGreaterThan(0)
    expect(days).toBeGreaterThan(0)
  })

  test.each([
    [['least-privilege', '--principal', 'ann'], /wanted the ARN of a user or role/],
    [['least-privilege', 'x'], /unexpected "x"/],
    [['least-privilege', '--format', 'csv'], /wanted/],
  ])('%j is a usage error', async (args, message) => {
    const { code, err } = await keepwatch(args)
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })

  test('a snapshot that is not there: exit code 1', async () => {
    expect((await keepwatch(['least-privilege', '--snapshot', 'nowhere'])).code).toBe(1)
  })

  test('help has examples', async () => {
    const { code, out } = await keepwatch(['least-privilege', '--help'])
    expect(code).toBe(0)
    expect(out).toMatch(/Examples:/)
  })
})
