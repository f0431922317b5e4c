import type { Resource } from '#lib/findings/resource.ts'
import { judgeLabels } from '../vulnerability-review/data-labels.ts'
import { own } from './seen-property.ts'

/** Macie scores from 51 call a bucket sensitive (Macie User Guide, "Sensitivity scores"). */
const sensitiveFrom = 51

/** Words in a name, between separators, that speak of data worth protecting. */
const words: ReadonlySet<string> = new Set([
  'pii',
  'phi',
  'gdpr',
  'hipaa',
  'cardholder',
  'confidential',
  'sensitive',
  'secret',
  'secrets',
  'customer',
  'customers',
  'customerdata',
  'patient',
  'patients',
  'medical',
  'payroll',
  'salary',
  'salaries',
  'payment',
  'payments',
  'personal',
  'personaldata',
])

/** Why a resource counts as sensitive without anybody having listed it: `by` tag, Macie, or its name; undefined: nothing says so. */
export interface Label {
  readonly by: 'tag' | 'macie' | 'name' | 'list'
  readonly reason: string
}

/** The label of a resource; `score` is what Macie says of a bucket (null or undefined: nothing). */
export function labelOf(resource: Resource, score: number | null | undefined): Label | undefined {
  const byTags = judgeLabels(resource.tags)
  if (byTags.verdict === 'fail') return { by: 'tag', reason: byTags.reason }
  if (typeof score === 'number' && score >= sensitiveFrom)
    return { by: 'macie', reason: `Macie found sensitive data in it (score ${score}).` }
  const name = resource.arn.split(':').slice(5).join(':').slice(0, 512)
  const word = name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    // The first word of a path is the kind: every secret is a `secret:`.
    .find((one, index) => words.has(one) && !(index === 0 && one === 'secret'))
  return word === undefined ? undefined : { by: 'name', reason: `Its name says ${word}.` }
}

/** Macie's score out of its resource for a bucket; null: it has none. */
export function macieScore(resource: Resource): number | null {
  const score = own(resource.observed, 'SensitivityScore')
  return typeof score === 'number' ? score : null
}
