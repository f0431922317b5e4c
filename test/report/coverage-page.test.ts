import { expect, test } from 'vitest'
import { attestationFor, attestations } from '#lib/frameworks/attestations.ts'
import type { Framework, Requirement } from '#lib/frameworks/framework.ts'
import { frameworks } from '#lib/frameworks/index.ts'
import { coveragePage, howDecided } from '#lib/report/coverage-page.ts'

const one: Requirement = { id: '1.1', title: 'A | <b>', decidedBy: 'controls', controls: ['c'], coverage: 'covered' }
const review = attestationFor('access-review')
const framework = (...requirements: readonly Requirement[]): Framework => ({
  id: 'test',
  name: 'Test',
  version: '1',
  source: 'https://example.com',
  requirements,
})

test.each<readonly [string, Partial<Requirement>]>([
  ['checks', {}],
  ['checks + detections', { detections: ['d'] }],
  ['detections', { controls: [], detections: ['d'] }],
  ['a person', { controls: [], decidedBy: 'attestation', attestation: review }],
  ['checks + a person', { decidedBy: 'both', attestation: review }],
  ['a person, on facts of checks', { decidedBy: 'attestation', attestation: review }],
  ['', { controls: [], coverage: 'not-covered-yet' }],
])('decided by: %s', (words, change) => {
  expect(howDecided({ ...one, ...change })).toBe(words)
})

test('counts add up, and what is not covered is listed like the rest', () => {
  const page = coveragePage(
    [
      framework(
        one,
        { ...one, id: '1.2', coverage: 'partly', notLookedAt: ['p_x'], note: 'One thing is not looked at yet: p_x.' },
        { ...one, id: '1.3', controls: [], coverage: 'not-covered-yet' },
        { ...one, id: '1.4', controls: [], decidedBy: 'attestation', attestation: review },
        { ...one, id: '1.5', compensatedBy: ['d'] },
      ),
    ],
    [review],
  )
  expect(page).toContain('| Test 1 (`test`) | 5 | 3 | 1 | 1 | 3 | 0 | 1 | 1 |')
  expect(page).toContain('| 1.1 | A \\| &lt;b&gt; | checks | covered | `c` |  |  |  |')
  expect(page).toContain('| 1.2 | A \\| &lt;b&gt; | checks | partly | `c` |  |  | `p_x` |')
  expect(page).toContain('| 1.3 | A \\| &lt;b&gt; |  | **not covered** |  |  |  |  |')
  expect(page).toContain('| 1.4 | A \\| &lt;b&gt; | a person | covered |  |  | `access-review` |  |')
  expect(page).toContain('| `d` (in place of the checks) |')
})

test("the standard's own mark stands beside ours", () => {
  const page = coveragePage([framework({ ...one, level: 2, assessment: 'manual' })], [])
  expect(page).toContain("| requirement | wanted, in our words | the standard's mark | decided by |")
  expect(page).toContain('| 1.1 | A \\| &lt;b&gt; | manual, level 2 | checks |')
})

test('long lists are cut, and say so', () => {
  const controls = Array.from({ length: 9 }, (_, index) => `c${index}`)
  expect(coveragePage([framework({ ...one, controls })], [])).toContain('`c4`, `c5` and 3 more |')
})

test('the page that ships has a row a requirement, and every row the cells of its header', () => {
  const page = coveragePage(frameworks, attestations)
  const cells = (line: string): number => line.replaceAll('\\|', '').split('|').length
  const tables = page.split('\n\n').filter((block) => block.startsWith('|'))
  const rows = tables.map((block) => block.trimEnd().split('\n'))
  for (const lines of rows) expect(new Set(lines.map(cells)).size).toBe(1)
  expect(rows.map((lines) => lines.length - 2)).toEqual([
    frameworks.length,
    ...frameworks.map(({ requirements }) => requirements.length),
    attestations.length,
  ])
})
