import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ndjson, runNode } from '../process/run-process.ts'

/** Real intrusions with known answers, beside the checkout; absent on most machines. */
const corpus = fileURLToPath(new URL('../../../shared/corpora/attack-logs', import.meta.url))
const absent = !existsSync(corpus)

/** Techniques that the built-in detections cover today, with the detection that must see each. */
const covered: readonly (readonly [technique: string, detection: string])[] = [
  ['credential-access.secretsmanager-batch-retrieve-secrets', 'cloudtrail-secrets-read-in-bulk'],
  ['credential-access.ssm-retrieve-securestring-parameters', 'cloudtrail-secrets-read-in-bulk'],
  ['defense-evasion.cloudtrail-stop', 'cloudtrail-trail-stopped'],
  ['defense-evasion.organizations-leave', 'cloudtrail-organization-leave-attempt'],
  ['exfiltration.ec2-share-ami', 'cloudtrail-image-or-snapshot-shared'],
  ['exfiltration.rds-share-snapshot', 'cloudtrail-image-or-snapshot-shared'],
  ['persistence.iam-backdoor-user', 'cloudtrail-access-key-created'],
  ['persistence.iam-create-admin-user', 'cloudtrail-admin-policy-attached'],
  ['persistence.iam-create-backdoor-role', 'cloudtrail-admin-policy-attached'],
  ['privilege-escalation.iam-update-user-login-profile', 'cloudtrail-login-profile-changed'],
]

describe.skipIf(absent)(`real intrusions${absent ? ' (skipped: ../shared/corpora/attack-logs is not here)' : ''}`, () => {
  it.each(covered)('%s is found by %s, resting on events of the attack', async (technique, detection) => {
    const expected = JSON.parse(await readFile(`${corpus}/expected.json`, 'utf8')) as Record<string, { attackEventIds: string[] }>
    const attack = new Set(expected[technique]?.attackEventIds)
    const { code, out, err } = await runNode(['bin/keepwatch.mjs', 'detect', `${corpus}/${technique}.json`, '--format', 'ndjson'])
    expect(code, err).toBe(3)
    const findings = ndjson(out)
    expect(findings.map((finding) => finding['ruleId'])).toContain(detection)
    for (const finding of findings) expect((finding['eventIds'] as string[]).filter((id) => !attack.has(id))).toEqual([])
  })

  it('reads all of it, every record', async () => {
    const { err } = await runNode(['bin/keepwatch.mjs', 'detect', corpus, '--format', 'ndjson'])
    expect(err).toMatch(/in 133 events of 19 files; 1 records or files set aside/)
    expect(err).toMatch(/set aside: .*expected\.json/)
  })
})
