import { expect, test } from 'vitest'
import { controlsPage, escapeMarkdown } from '#lib/report/controls-page.ts'

const check = {
  id: 's3-bucket-public-access-blocked',
  kind: 'check',
  title: 'Buckets | block *public* <access>',
  severity: 'high',
  aliases: { prowler: ['s3_x'], securityHub: ['S3.8'] },
  requirements: ['cis-7.0 3.1.4', 'fsbp S3.1 S3.8'],
} as const
const detection = {
  id: 'aws-x',
  kind: 'detection',
  title: 'Somebody did x',
  severity: 'low',
  attack: ['T1562.008'],
  requirements: [],
} as const

test('lists checks and detections in their own tables, escaped', () => {
  const page = controlsPage([detection, check])
  expect(page).toContain(
    '| `s3-bucket-public-access-blocked` | Buckets \\| block \\*public\\* &lt;access&gt; | high | cis-7.0 3.1.4; fsbp S3.1 S3.8 | `s3_x` | `S3.8` |',
  )
  expect(page).toContain('| `aws-x` | Somebody did x | low | `T1562.008` |  |')
  expect(page.endsWith('\n')).toBe(true)
})

test('does not depend on the order of its input, and every table row has the cells of its header', () => {
  const page = controlsPage([check, detection])
  expect(page).toBe(controlsPage([detection, check]))
  const cells = (line: string): number => line.replaceAll('\\|', '').split('|').length
  const tables = page.split('\n\n').filter((block) => block.startsWith('|'))
  expect(tables).toHaveLength(2)
  for (const table of tables) {
    const rows = table.trimEnd().split('\n')
    expect(new Set(rows.map(cells)).size).toBe(1)
  }
})

test('an empty catalogue says so', () => {
  expect(controlsPage([])).toContain('None yet.')
})

test.each([
  ['a|b', 'a\\|b'],
  ['line\nbreak', 'line break'],
  ['<img onerror=x>', '&lt;img onerror=x&gt;'],
  ['[x](javascript:y)', '\\[x\\](javascript:y)'],
  ['snake_case _x_', 'snake_case \\_x\\_'],
])('%j in Markdown', (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped)
})
