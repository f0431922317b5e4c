import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ndjson, runNode } from '../process/run-process.ts'

/** Real intrusions with known answers, beside the checkout; absent on most machines. */
const corpus = fileURLToPath(new URL('../../../shared/corpora/attack-logs', import.meta.url))
const absent = !existsSync(corpus)

/** Every technique, with a detection of medium severity or above that must see it. */
const covered: readonly (readonly [technique: string, detection: string])[] = [
  ['credential-access.ec2-steal-instance-credentials', 'cloudtrail-instance-credentials-taken-by-command'],
  ['credential-access.secretsmanager-batch-retrieve-secrets', 'cloudtrail-secrets-read-in-bulk'],
  ['credential-access.ssm-retrieve-securestring-parameters', 'cloudtrail-secrets-read-in-bulk'],
  ['defense-evasion.cloudtrail-stop', 'cloudtrail-trail-stopped'],
  ['defense-evasion.dns-delete-logs', 'cloudtrail-dns-query-logging-removed'],
  ['defense-evasion.organizations-leave', 'cloudtrail-organization-leave-attempt'],
  ['execution.ec2-launch-unusual-instances', 'cloudtrail-accelerated-instance-launched'],
  ['execution.ec2-user-data', 'cloudtrail-user-data-swapped-in-restart'],
  ['exfiltration.ec2-share-ami', 'cloudtrail-image-or-snapshot-shared'],
  ['exfiltration.rds-share-snapshot', 'cloudtrail-image-or-snapshot-shared'],
  ['impact.bedrock-invoke-model', 'cloudtrail-model-unlocked-then-used'],
  ['lateral-movement.ec2-serial-console-send-ssh-public-key', 'cloudtrail-serial-console-key-pushed'],
  ['persistence.iam-backdoor-role', 'cloudtrail-role-trusts-other-account'],
  ['persistence.iam-backdoor-user', 'cloudtrail-access-key-created'],
  ['persistence.iam-create-admin-user', 'cloudtrail-user-created-as-administrator'],
  ['persistence.iam-create-backdoor-role', 'cloudtrail-outside-role-made-administrator'],
  ['persistence.lambda-layer-extension', 'cloudtrail-function-layer-attached-by-hand'],
  ['privilege-escalation.iam-update-user-login-profile', 'cloudtrail-login-profile-changed'],
]

describe.skipIf(absent)(`real intrusions${absent ? ' (skipped: ../shared/corpora/attack-logs is not here)' : ''}`, () => {
  it.each(covered)('%s is found by %s, and nothing is found beside the attack', async (technique, detection) => {
    const expected = JSON.parse(await readFile(`${corpus}/expected.json`, 'utf8')) as Record<string, { attackEventIds: string[] }>
    const attack = new Set(expected[technique]?.attackEventIds)
    const { code, out, err } = await runNode(['bin/keepwatch.mjs', 'detect', `${corpus}/${technique}.json`, '--format', 'ndjson'])
    expect(code, err).toBe(3)
    const findings = ndjson(out)
    const seen = findings.find((finding) => finding['ruleId'] === detection)
    expect(['medium', 'high', 'critical']).toContain(seen?.['severity'])
    for (const finding of findings) expect((finding['eventIds'] as string[]).filter((id) => attack.has(id))).not.toEqual([])
  })

  it('all techniques are in the table', async () => {
    const expected = JSON.parse(await readFile(`${corpus}/expected.json`, 'utf8')) as Record<string, unknown>
    expect(covered.map(([technique]) => technique).sort()).toEqual(Object.keys(expected).sort())
  })

  it('reads all of it, every record', async () => {
    const { err } = await runNode(['bin/keepwatch.mjs', 'detect', corpus, '--format', 'ndjson'])
    expect(err).toMatch(/in 133 events of 19 files; 1 records or files set aside/)
    expect(err).toMatch(/set aside: .*expected\.json/)
  })
})
