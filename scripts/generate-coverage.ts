import { attestations } from '#lib/frameworks/attestations.ts'
import { frameworks } from '#lib/frameworks/index.ts'
import { coveragePage } from '#lib/report/coverage-page.ts'

/** The text of docs/coverage.md: each requirement of each framework, and what decides it. */
export function generateCoverage(): { readonly path: string; readonly text: string } {
  return { path: 'docs/coverage.md', text: coveragePage(frameworks, attestations) }
}
