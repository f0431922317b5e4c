import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AuditObservation } from '#lib/findings/observation.ts'
import type { Framework } from '#lib/frameworks/framework.ts'
import { escapeHtml } from '#lib/report/html/escape-html.ts'
import { htmlReport } from '#lib/report/html/html-report.ts'
import { scorecard } from '#lib/report/scorecard.ts'
import { observation } from '../example-findings.ts'

const framework: Framework = {
  id: 'x',
  name: 'Framework',
  version: '1',
  source: 'https://example.com',
  requirements: ['a', 'b'].map((control, index) => ({
    id: `1.${index + 1}`,
    title: `Requirement ${control}`,
    decidedBy: 'controls',
    controls: [control],
    coverage: 'covered',
  })),
}
const exception = { id: 'EX-1', owner: 'Ann', approver: 'Bob', reason: 'It is replaced in spring.', expires: '2027-01-01T00:00:00Z' }

function report(verdicts: readonly AuditObservation[], title = 'Audit'): string {
  return htmlReport({
    title,
    accounts: ['111122223333'],
    observedAt: '2026-11-22T12:00:00.000Z',
    madeAt: '2026-11-23T12:00:00.000Z',
    version: '0.1.0',
    scorecards: [scorecard(framework, verdicts, { scopesSeen: 3, scopesExpected: 4 })],
    verdicts,
  })
}

/** Every tag of the page, in order. */
const tagsOf = (html: string): readonly string[] => [...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([tag]) => tag)

describe('a report in one file', () => {
  it('has scores beside their coverage, what fails, accepted risks, and what was not seen', () => {
    const fail = observation('a', 'fail')
    const html = report([fail, { ...observation('a', 'fail', 'r2'), exception }, observation('b', 'unknown')])
    expect(html).toContain('<h2>Framework 1</h2>')
    expect(html).toContain('<strong>3 of 4</strong>places seen whole')
    expect(html).toMatch(
      /<td class="status fail">Fails<\/td><td class="id">1\.1<\/td><td>Requirement a <span class="note">\(1 fail, 1 accepted\)/,
    )
    for (const heading of ['What fails (1)', 'Accepted risks (1)', 'What could not be seen (1)'])
      expect(html).toContain(`<h2>${heading}</h2>`)
    expect(html).toContain('approved by Bob')
    expect(html).toContain(escapeHtml(fail.remediation))
  })

  it('loads nothing, runs nothing, and allows only its own style', () => {
    const html = report([observation('a', 'fail')])
    expect(html).toMatch(
      /Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; base-uri 'none'; form-action 'none'"/,
    )
    expect(html).not.toMatch(/<script|<link|<img|<iframe|<object| on[a-z]+=| style=|src=|href=|url\(/i)
  })

  it('counts what is too much for one page', () => {
    const html = report(Array.from({ length: 2_100 }, (_, index) => observation('a', 'fail', `r${index}`)))
    expect(html).toContain('What fails (2100)')
    expect(html).toContain('100 more are not listed here')
  })

  it('shows foreign text as text, whatever it is', () => {
    const plain = tagsOf(report([observation('a', 'fail', 'x')], 'x'))
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const html = report([{ ...observation('a', 'fail', text), reason: text, title: text, remediation: text }], text)
        expect(tagsOf(html)).toEqual(plain)
        expect(html.isWellFormed()).toBe(true)
      }),
    )
    for (const text of [
      '<img src=x onerror=alert(1)>',
      '"><script>alert(1)</script>',
      "'`$" + '{alert(1)}`',
      '</style><script>',
      '<!--',
      '\u202e\u0000\ud800',
    ])
      expect(tagsOf(report([{ ...observation('a', 'fail', text), reason: text }], text))).toEqual(plain)
    expect(escapeHtml('a\u202eb\u0000c\ud800')).toBe('a[U+202E]b[U+0000]c[U+D800]')
    expect(escapeHtml('x'.repeat(5_000))).toContain('(5000 characters)')
  })
})
