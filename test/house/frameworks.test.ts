import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { attestations } from '#lib/frameworks/attestations.ts'
import type { Requirement } from '#lib/frameworks/framework.ts'
import { frameworks } from '#lib/frameworks/index.ts'
import { mapFrameworks } from '../../scripts/map-frameworks.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Ids of every check or detection, from the names of their files: `s3/bucket-x.ts` is `s3-bucket-x`. */
function idsBelow(room: string, ending: string): ReadonlySet<string> {
  return new Set(
    readdirSync(`${root}lib/${room}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => /[\\/]/.test(file) && file.endsWith(ending) && !file.endsWith('.generated.ts'))
      .map((file) => file.slice(0, -ending.length).replaceAll(/[\\/]/g, '-')),
  )
}
const checkIds = idsBelow('audit/checks', '.ts')
const detectionIds = idsBelow('monitor/detections', '.yml')
const watched = ({ detections = [], compensatedBy = [] }: Requirement): readonly string[] => [...detections, ...compensatedBy]

/** Checks that no framework asks for, and why they are there all the same. */
const beyondFrameworks: Readonly<Record<string, string>> = {
  'iam-group-administrator-access-unattached':
    'who is an administrator by a group is no requirement of its own, and the first question of every review',
  'iam-group-administrators-mfa-enabled': 'second factors of administrators: the frameworks ask for those of console users',
  'iam-group-inline-cloudtrail-full-access-absent': 'the inline twin of the control on managed policies, which the frameworks name alone',
  'iam-policy-privilege-escalation-absent': 'the managed twin of the control on inline policies, which the frameworks name alone',
  'iam-policy-role-assumption-bounded': 'a way from one account into others that no requirement names',
  'iam-role-administrator-access-unattached': 'the frameworks name administrators among users',
  'iam-role-confused-deputy-prevented': 'a way in through services that no requirement names',
  'iam-role-inline-cloudtrail-full-access-absent': 'the inline twin of the control on managed policies, which the frameworks name alone',
  'iam-role-read-only-access-not-cross-account': 'a way out for data that no requirement names',
  'iam-role-trust-not-public': 'the frameworks name public policies of other resources; that of a role opens more',
  'iam-role-trust-oidc-subject-bound': 'a way in through pipelines that no requirement names',
  'iam-user-access-key-single': 'a second active key hides that the first was not replaced',
  'iam-user-initial-access-key-absent': 'keys made for nobody, asked for by earlier editions of CIS',
  'iam-user-inline-cloudtrail-full-access-absent': 'the inline twin of the control on managed policies, which the frameworks name alone',
  'iam-user-temporary-credentials-used': 'what long-lived keys are used for, which no requirement asks',
  'ec2-instance-tags-secret-free': 'a weakness of the vulnerability review, which the frameworks ask for as a procedure',
  's3-bucket-tags-secret-free': 'a weakness of the vulnerability review, which the frameworks ask for as a procedure',
  'ec2-instance-image-fresh': 'a weakness of the vulnerability review, which the frameworks ask for as a procedure',
  'ecr-repository-latest-image-clean': 'a weakness of the vulnerability review, which the frameworks ask for as a procedure',
  'elasticache-cluster-version-supported': 'a weakness of the vulnerability review, which the frameworks ask for as a procedure',
  'lambda-function-variables-secret-free': 'a weakness of the vulnerability review, which the frameworks ask for as a procedure',
  'inspector2-finding-severe-absent': 'a weakness of the vulnerability review, which the frameworks ask for as a procedure',
  'opensearch-domain-version-supported': 'a weakness of the vulnerability review, which the frameworks ask for as a procedure',
  'rds-instance-engine-supported': 'a weakness of the vulnerability review, which the frameworks ask for as a procedure',
  'guardduty-detector-ec2-runtime-watched': "a control of AWS's own standard that is newer than the edition listed here",
  'guardduty-detector-ecs-runtime-watched': "a control of AWS's own standard that is newer than the edition listed here",
  'guardduty-detector-eks-runtime-watched': "a control of AWS's own standard that is newer than the edition listed here",
  'guardduty-detector-lambda-watched': "a control of AWS's own standard that is newer than the edition listed here",
  'guardduty-detector-malware-scanned': "a control of AWS's own standard that is newer than the edition listed here",
  'guardduty-detector-runtime-watched': "a control of AWS's own standard that is newer than the edition listed here",
  'inspector2-account-function-code-scanned': "a control of AWS's own standard that is newer than the edition listed here",
  'inspector2-account-functions-scanned': "a control of AWS's own standard that is newer than the edition listed here",
  'inspector2-account-images-scanned': "a control of AWS's own standard that is newer than the edition listed here",
  'inspector2-account-instances-scanned': "a control of AWS's own standard that is newer than the edition listed here",
  's3-multi-region-access-point-public-access-blocked': "a control of AWS's own standard that is newer than the edition listed here",
  'cloudtrail-trail-network-activity-logged': 'tells which detections are blind: refused calls at VPC endpoints',
  'ec2-vpc-flow-logs-detailed': 'tells which detections are blind: those that need fields beyond the default format',
  'ec2-vpc-query-logging-enabled': 'tells which detections are blind: those on DNS queries',
}

test('framework ids are unique and fit for a command line', () => {
  const ids = frameworks.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[a-z0-9.-]+$/)
})

test('the seven of them are there, whole', () => {
  expect(frameworks.map(({ id, requirements }) => [id, requirements.length])).toEqual([
    ['cis-7.0', 70],
    ['fsbp', 286],
    ['nist-800-53-r5', 287],
    ['pci-dss-4.0.1', 107],
    ['soc-2', 27],
    ['iso-27001-2022', 92],
    ['hipaa', 32],
  ])
})

test('what serves what is as the facts and the aliases of the checks say', async () => {
  for (const { path, text } of await mapFrameworks(root)) expect(readFileSync(`${root}${path}`, 'utf8'), path).toBe(text)
})

test('every requirement that the facts know is in its framework', () => {
  for (const file of readdirSync(`${root}lib/frameworks/reference`)) {
    const framework = frameworks.find(({ id }) => `${id}.json` === file)
    const facts = JSON.parse(readFileSync(`${root}lib/frameworks/reference/${file}`, 'utf8')) as Record<string, readonly string[]>
    expect(framework?.requirements.map(({ id }) => id).sort(), file).toEqual(Object.keys(facts).sort())
  }
})

test('every check serves a requirement, or says why it is there', () => {
  const used = new Set(frameworks.flatMap(({ requirements }) => requirements.flatMap(({ controls }) => controls)))
  expect([...checkIds].filter((id) => !used.has(id) && !Object.hasOwn(beyondFrameworks, id))).toEqual([])
  // An excuse that is not needed any more goes.
  expect(Object.keys(beyondFrameworks).filter((id) => checkIds.has(id) && used.has(id))).toEqual([])
})

test('attestations are questions with evidence, an interval and somebody, once each, and each is asked somewhere', () => {
  expect(new Set(attestations.map(({ question }) => question)).size).toBe(attestations.length)
  const asked = new Set(frameworks.flatMap(({ requirements }) => requirements.map(({ attestation }) => attestation?.id)))
  for (const { id, question, evidence, everyDays, who } of attestations) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/)
    expect(question).toMatch(/^[A-Z][^\n]{20,200}\?$/)
    expect(evidence).toMatch(/^[^\n]{10,150}[^.]$/)
    expect(who).toMatch(/^[A-Z][A-Za-z ]+$/)
    expect(everyDays).toBeGreaterThanOrEqual(30)
    expect(everyDays).toBeLessThanOrEqual(366)
    expect([id, asked.has(id)]).toEqual([id, true])
  }
})

describe.each(frameworks.map((framework) => [framework.id, framework] as const))('%s', (_, framework) => {
  test('names each requirement once, in one short sentence of its own', () => {
    const { requirements } = framework
    expect(new Set(requirements.map(({ id }) => id)).size).toBe(requirements.length)
    expect(new Set(requirements.map(({ title }) => title)).size).toBe(requirements.length)
    for (const { title } of requirements) expect(title).toMatch(/^[A-Z][^\n]{10,100}[^.\s]$/)
  })

  test('claims coverage exactly where something decides it, and says what a part leaves out', () => {
    for (const requirement of framework.requirements) {
      const { id, controls, detections = [], attestation, coverage, decidedBy, note } = requirement
      const isServed = controls.length + detections.length > 0 || attestation !== undefined
      expect([id, isServed]).toEqual([id, coverage !== 'not-covered-yet'])
      expect([id, attestation !== undefined]).toEqual([id, decidedBy !== 'controls'])
      if (coverage === 'partly') expect(note).toMatch(/\S/)
      expect(watched(requirement).length, id).toBeLessThanOrEqual(8)
    }
  })

  test('rests on checks that exist', () => {
    const missing = framework.requirements.flatMap(({ id, controls }) =>
      controls.filter((control) => !checkIds.has(control)).map((control) => `${id} ${control}`),
    )
    expect(missing).toEqual([])
  })

  test('rests on detections that exist', () => {
    const missing = framework.requirements.flatMap((requirement) =>
      watched(requirement)
        .filter((detection) => !detectionIds.has(detection))
        .map((detection) => `${requirement.id} ${detection}`),
    )
    expect(missing).toEqual([])
  })
})
