import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearestName } from '#lib/frameworks/nearest-name.ts'
import { parseFramework } from '#lib/frameworks/parse-framework.ts'

const known = {
  checks: new Set(['s3-bucket-versioning-enabled', 'iam-account-root-mfa-enabled']),
  detections: new Set(['cloudtrail-root-api-call']),
  frameworks: new Set(['cis-7.0']),
}
const requirement = { id: '1.10', title: 'Something is wanted', controls: ['s3-bucket-versioning-enabled'] }
const whole = { id: 'acme', name: 'Acme baseline', version: '3', source: 'our wiki', requirements: [requirement] }
const withRequirement = (change: object) => ({ ...whole, requirements: [{ ...requirement, ...change }] })
const problemsOf = (value: unknown): string[] => {
  const parsed = parseFramework(value, known)
  return 'id' in parsed ? [] : parsed.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

describe('what decides a requirement follows from what it names', () => {
  test.each([
    ['checks', {}, { decidedBy: 'controls', coverage: 'covered' }],
    ['part of it', { partly: 'not the old buckets' }, { coverage: 'partly', note: 'not the old buckets' }],
    ['nothing', { controls: [] }, { coverage: 'not-covered-yet' }],
    ['detections', { controls: [], detections: ['cloudtrail-root-api-call'] }, { decidedBy: 'controls', coverage: 'covered' }],
    ['a statement of ours', { attestation: 'access-review' }, { decidedBy: 'both', attestation: { id: 'access-review' } }],
    [
      'a statement of its own',
      { controls: [], attestation: { question: 'Is it?', evidence: 'A photo', everyDays: 30, who: 'Porter' } },
      { decidedBy: 'attestation', attestation: { id: 'acme/1.10', everyDays: 30 } },
    ],
    ['detections in place of checks', { compensatedBy: ['cloudtrail-root-api-call'] }, { compensatedBy: ['cloudtrail-root-api-call'] }],
  ])('%s', (_, change, wanted) => {
    expect(parseFramework(withRequirement(change), known)).toMatchObject({ id: 'acme', requirements: [wanted] })
  })
})

test.each([
  ['no object', 'text', ': '],
  ['a field that is missing', { ...whole, source: undefined }, 'source: '],
  ['a field too many', { ...whole, sorce: 'x' }, 'sorce'],
  ['no requirement', { ...whole, requirements: [] }, 'requirements: '],
  ['an id that is no word', { ...whole, id: 'Acme Base' }, 'id: wanted small letters'],
  ['an id of ours', { ...whole, id: 'cis-7.0' }, 'id: the framework "cis-7.0" is there already'],
  ['an id twice', { ...whole, requirements: [requirement, requirement] }, 'requirements.1.id: the requirement "1.10" is there twice'],
  [
    'a check that is not there',
    withRequirement({ controls: ['s3-bucket-versoning-enabled'] }),
    'requirements.0.controls.0: there is no check "s3-bucket-versoning-enabled"; did you mean "s3-bucket-versioning-enabled"?',
  ],
  ['a check far from any', withRequirement({ controls: ['__proto__'] }), 'requirements.0.controls.0: there is no check "__proto__"'],
  [
    'a check as a detection',
    withRequirement({ detections: ['iam-account-root-mfa-enabled'] }),
    'requirements.0.detections.0: there is no detection',
  ],
  ['a statement that is not there', withRequirement({ attestation: 'access-revue' }), 'did you mean "access-review"?'],
  [
    'nothing to compensate',
    withRequirement({ controls: [], compensatedBy: ['cloudtrail-root-api-call'] }),
    'requirements.0.compensatedBy: there are no controls',
  ],
  ['a title of two lines', withRequirement({ title: 'a\nb' }), 'requirements.0.title: wanted one line'],
  ['a level that is none', withRequirement({ level: 3 }), 'requirements.0.level: '],
])('refuses %s, naming the field', (_, value, wanted) => {
  expect(problemsOf(value).join('\n')).toContain(wanted)
})

test('tells everything that is wrong at once', () => {
  expect(problemsOf({ ...whole, id: 'cis-7.0', requirements: [{ ...requirement, controls: ['x', 'y'] }] })).toHaveLength(3)
})

test('whatever comes, it is a framework or a list of problems, and a framework names nothing that is not there', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything(),
        fc.anything().map((controls) => withRequirement({ controls })),
      ),
      (value) => {
        const parsed = parseFramework(value, known)
        if (!('id' in parsed)) {
          expect(parsed.length).toBeGreaterThan(0)
          return
        }
        for (const { controls } of parsed.requirements) for (const control of controls) expect(known.checks).toContain(control)
      },
    ),
  )
})

test.each([
  ['s3-bucket-x', ['s3-bucket-y', 's3-bucket-xyz'], 's3-bucket-y'],
  ['zzz', ['s3-bucket-y'], undefined],
  ['', ['a'], undefined],
])('the name nearest to %j among %j is %j', (wrong, names, wanted) => {
  expect(nearestName(wrong, names)).toBe(wanted)
})
