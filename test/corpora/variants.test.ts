import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { StateMap } from '#lib/local/state-map.ts'
import { builtInRuleset } from '#lib/monitor/catalogue.ts'
import { detect } from '#lib/monitor/detect.ts'
import { normaliseCloudTrail } from '#lib/monitor/log-sources/cloudtrail.ts'
import { calls } from './other-calls.ts'

/** Real intrusions beside the checkout, changed: who does it, where, with what, in vain. The behaviour stays, and is to be seen. */
const corpus = fileURLToPath(new URL('../../../shared/corpora/attack-logs/', import.meta.url))
const absent = !existsSync(corpus)

type Entry = Record<string, unknown> & {
  userIdentity: Record<string, unknown>
  eventID: string
  eventTime: string
  eventSource: string
  awsRegion: string
}
const graded: ReadonlySet<string> = new Set(['medium', 'high', 'critical'])
const account = '555566667777'

const techniques: readonly string[] = absent ? [] : Object.keys(JSON.parse(readFileSync(`${corpus}expected.json`, 'utf8')))

function storyOf(technique: string): { readonly records: readonly Entry[]; readonly attack: ReadonlySet<string> } {
  const expected = JSON.parse(readFileSync(`${corpus}expected.json`, 'utf8')) as Record<string, { attackEventIds: string[] }>
  const { Records } = JSON.parse(readFileSync(`${corpus}${technique}.json`, 'utf8')) as { Records: Entry[] }
  return { records: Records, attack: new Set(expected[technique]?.attackEventIds) }
}

/** Severities of the findings that rest on an event of the attack. */
async function seen(records: readonly Entry[], attack: ReadonlySet<string>): Promise<readonly string[]> {
  const events = records.flatMap((record) => {
    const read = normaliseCloudTrail(record)
    return read.ok ? [read.event] : []
  })
  const now = Math.max(...events.map(({ time }) => time)) + 60_000
  const observations = await detect(builtInRuleset(), events, new StateMap(), { now })
  return observations
    .filter(({ events: own }) => own.some(({ id }) => attack.has(id)))
    .map(({ severity, control }) => `${severity} ${control}`)
}

const sessionOf =
  (role: string, name: string, path = '', more: object = {}) =>
  (owner: string) => ({
    type: 'AssumedRole',
    principalId: `AROA7OTHEROTHEROTHER:${name}`,
    arn: `arn:aws:sts::${owner}:assumed-role/${role}/${name}`,
    accountId: owner,
    accessKeyId: 'ASIA7OTHEROTHEROTHER',
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: 'AROA7OTHEROTHEROTHER',
        arn: `arn:aws:iam::${owner}:role/${path}${role}`,
        accountId: owner,
        userName: role,
      },
      attributes: { creationDate: '2025-01-01T00:00:00Z', mfaAuthenticated: 'false' },
      ...more,
    },
  })

/** Who else might do it. A session of an instance keeps its identity: that it is one is the point of the intrusion. */
const actors: Readonly<Record<string, (owner: string) => Record<string, unknown>>> = {
  'a user': (owner) => ({
    type: 'IAMUser',
    principalId: 'AIDA7OTHEROTHEROTHER',
    arn: `arn:aws:iam::${owner}:user/u`,
    accountId: owner,
    accessKeyId: 'AKIA7OTHEROTHEROTHER',
    userName: 'u',
  }),
  'a role': sessionOf('worker', 'job'),
  'a person of Identity Center': sessionOf('AWSReservedSSO_Admin_0123456789abcdef', 'x@example.com', 'aws-reserved/sso.amazonaws.com/'),
  'a pipeline': sessionOf('pipeline', 'run', '', {
    webIdFederationData: { federatedProvider: `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com` },
  }),
  'a federated user': (owner) => ({
    type: 'FederatedUser',
    principalId: `${owner}:f`,
    arn: `arn:aws:sts::${owner}:federated-user/f`,
    accountId: owner,
    accessKeyId: 'ASIA7OTHEROTHEROTHER',
    sessionContext: {
      sessionIssuer: { type: 'IAMUser', principalId: 'AIDA7', arn: `arn:aws:iam::${owner}:user/u`, accountId: owner, userName: 'u' },
    },
  }),
  root: (owner) => ({
    type: 'Root',
    principalId: owner,
    arn: `arn:aws:iam::${owner}:root`,
    accountId: owner,
    accessKeyId: 'ASIA7OTHEROTHEROTHER',
  }),
}

const isInstance = ({ userIdentity }: Entry): boolean => /:assumed-role\/[^/]+\/i-[0-9a-f]{8,17}$/i.test(String(userIdentity['arn']))
const global: ReadonlySet<string> = new Set(['iam.amazonaws.com', 'organizations.amazonaws.com'])

const changes: Readonly<Record<string, (record: Entry) => Entry>> = {
  ...Object.fromEntries(
    Object.entries(actors).map(([name, identity]) => [
      `by ${name}`,
      (record: Entry): Entry =>
        isInstance(record) ? record : { ...record, userIdentity: identity(String(record['recipientAccountId'] ?? account)) },
    ]),
  ),
  'in another region': (record) => (global.has(record.eventSource) ? record : { ...record, awsRegion: 'ap-southeast-3' }),
  'with another program, over IPv6': (record) => ({
    ...record,
    userAgent: 'Boto3/1.40.0 md/Botocore#1.40.0',
    sourceIPAddress: '2001:db8::77',
  }),
  'with a program that names itself Terraform': (record) => ({ ...record, userAgent: 'APN/1.0 HashiCorp/1.0 Terraform/1.9.2' }),
}

describe.skipIf(absent)('variants of real intrusions', () => {
  describe.each(techniques)('%s', (technique) => {
    it.each(Object.keys(changes))('%s', async (change) => {
      const { records, attack } = storyOf(technique)
      const told = await seen(
        records.map((record) => changes[change]?.(record) ?? record),
        attack,
      )
      expect(told.filter((each) => graded.has(each.split(' ')[0] ?? ''))).not.toEqual([])
    })

    it('in vain: it is told, of those calls that name what they are for even as gravely', async () => {
      const { records, attack } = storyOf(technique)
      const refused = records.map((record) =>
        attack.has(record.eventID)
          ? { ...record, errorCode: 'AccessDenied', errorMessage: 'not authorized', responseElements: null }
          : record,
      )
      const told = await seen(refused, attack)
      expect(told.filter((each) => each.split(' ')[0] !== 'informational')).not.toEqual([])
    })

    it('nothing but the attack itself, in another order of arrival', async () => {
      const { records, attack } = storyOf(technique)
      // What went before or after is part of some: credentials are stolen from an instance, user data swapped between stop and start.
      const told = await seen(records.toReversed(), attack)
      expect(told.filter((each) => graded.has(each.split(' ')[0] ?? ''))).not.toEqual([])
    })
  })
})

describe('other calls that come to the same', () => {
  it.each(calls)('$name', async ({ records }) => {
    const entries = records.map((record, index) => ({
      eventVersion: '1.11',
      eventTime: new Date(Date.parse('2026-05-04T09:00:00Z') + index * 20_000).toISOString().replace('.000Z', 'Z'),
      awsRegion: 'eu-north-1',
      sourceIPAddress: '198.51.100.9',
      userAgent: 'Boto3/1.40.0',
      userIdentity: actors['a user']?.(account) ?? {},
      recipientAccountId: account,
      managementEvent: true,
      readOnly: false,
      eventType: 'AwsApiCall',
      ...record,
      eventID: `variant-${index}`,
    }))
    const told = await seen(entries as unknown as Entry[], new Set(entries.map(({ eventID }) => eventID)))
    expect(told.filter((each) => graded.has(each.split(' ')[0] ?? ''))).not.toEqual([])
  })
})
