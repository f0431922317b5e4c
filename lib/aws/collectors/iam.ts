import { setTimeout as sleep } from 'node:timers/promises'
import type { GetAccountAuthorizationDetailsResponse } from '@aws-sdk/client-iam'
import {
  GenerateCredentialReportCommand,
  GetAccountAuthorizationDetailsCommand,
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  IAMClient,
} from '@aws-sdk/client-iam'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import type { CredentialRow } from './credential-report.ts'
import { readCredentialReport, rootRow } from './credential-report.ts'
import { type Detail, detail, gapOf, gather, mapDetail } from './detail.ts'
import { groupResource, policyResource, roleResource, userResource } from './iam-resources.ts'
import { pages } from './pages.ts'

const identityTypes = ['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::ManagedPolicy']

/** AWS makes the report in seconds; it is asked for this often, with `reportWait` between. */
const reportTries = 15
/** Milliseconds. */
const reportWait = 2_000

type Report = ReadonlyMap<string, CredentialRow | Error>

/** The collector of IAM, with its patience handed in (milliseconds). */
export function iamCollector(wait: (milliseconds: number) => Promise<unknown>): Collector {
  return {
    service: 'iam',
    scope: 'global',
    brings: {
      ...Object.fromEntries(identityTypes.map((type) => [type, { list: ['iam:GetAccountAuthorizationDetails'] }])),
      'AWS::IAM::User': {
        list: ['iam:GetAccountAuthorizationDetails'],
        details: { CredentialReport: ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'] },
      },
      'AWS::::Account': {
        list: [],
        details: {
          PasswordPolicy: ['iam:GetAccountPasswordPolicy'],
          Summary: ['iam:GetAccountSummary'],
          RootCredentialReport: ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'],
        },
      },
    },
    collect: (clients, scope) => collect(clients, scope, wait),
  }
}

/**
 * IAM in a handful of calls, however many users there are: one paged listing of all identities and policies, the credential
 * report, and two facts of the account. Yields users, groups, roles, managed policies and the account itself.
 */
export const iam: Collector = iamCollector((milliseconds) => sleep(milliseconds))

async function* collect(
  clients: AwsClients,
  scope: CollectorScope,
  wait: (milliseconds: number) => Promise<unknown>,
): AsyncGenerator<Collected> {
  const report = await credentialReport(clients, scope, wait)
  yield { kind: 'resource', resource: await account(clients, scope, report) }
  const action = 'iam:GetAccountAuthorizationDetails'
  try {
    for await (const page of pages((token) => authorizationDetails(clients, token))) yield* identities(page, scope, report)
  } catch (error) {
    yield gapOf(action, scope.region, error, identityTypes)
  }
}

async function authorizationDetails(clients: AwsClients, token: string | undefined) {
  const answer = await clients
    .of('iam', IAMClient, clients.homeRegion)
    .send(new GetAccountAuthorizationDetailsCommand({ MaxItems: 1_000, Marker: token }))
  if (!answer.UserDetailList && !answer.GroupDetailList && !answer.RoleDetailList && !answer.Policies)
    throw new Error('the answer holds none of the lists of identities')
  return { items: [answer], next: answer.IsTruncated ? answer.Marker : undefined }
}

function* identities(page: GetAccountAuthorizationDetailsResponse, scope: CollectorScope, report: Detail<Report>): Generator<Collected> {
  for (const user of page.UserDetailList ?? [])
    yield { kind: 'resource', resource: userResource(user, scope, rowOf(report, user.UserName ?? '')) }
  for (const group of page.GroupDetailList ?? []) yield { kind: 'resource', resource: groupResource(group, scope) }
  for (const role of page.RoleDetailList ?? []) yield { kind: 'resource', resource: roleResource(role, scope) }
  for (const policy of page.Policies ?? []) {
    // AWS's own policies are the account's matter only where they are attached.
    const own = !policy.Arn?.startsWith(`arn:${scope.partition}:iam::aws:`)
    if (own || (policy.AttachmentCount ?? 0) > 0) yield { kind: 'resource', resource: policyResource(policy, scope) }
  }
}

async function account(clients: AwsClients, scope: CollectorScope, report: Detail<Report>): Promise<Resource> {
  const summary = await detail('iam:GetAccountSummary', scope.region, async () => {
    const { SummaryMap: map } = await clients.of('iam', IAMClient, clients.homeRegion).send(new GetAccountSummaryCommand({}))
    if (!map || Object.keys(map).length === 0) throw new Error('the answer holds no summary')
    return map
  })
  const passwordPolicy = await detail(
    'iam:GetAccountPasswordPolicy',
    scope.region,
    async () => {
      const { PasswordPolicy: policy } = await clients
        .of('iam', IAMClient, clients.homeRegion)
        .send(new GetAccountPasswordPolicyCommand({}))
      if (!policy) throw new Error('the answer holds no policy')
      return policy
    },
    { facts: { NoSuchEntityException: null, NoSuchEntity: null } },
  )
  const configuration = gather({ PasswordPolicy: passwordPolicy })
  const observed = gather({ Summary: summary, RootCredentialReport: rowOf(report, rootRow) })
  return {
    arn: `arn:${scope.partition}:iam::${scope.account}:root`,
    type: 'AWS::::Account',
    account: scope.account,
    region: 'global',
    tags: {},
    configuration: configuration.seen,
    observed: observed.seen,
    unseen: { ...configuration.unseen, ...observed.unseen, Tags: 'not asked: tags of an account are kept by AWS Organizations' },
  }
}

async function credentialReport(
  clients: AwsClients,
  scope: CollectorScope,
  wait: (milliseconds: number) => Promise<unknown>,
): Promise<Detail<Report>> {
  const ready = await detail('iam:GenerateCredentialReport', scope.region, async () => {
    for (let attempt = 1; attempt <= reportTries; attempt++) {
      const { State: state } = await clients.of('iam', IAMClient, clients.homeRegion).send(new GenerateCredentialReportCommand({}))
      if (state === 'COMPLETE') return true
      if (attempt < reportTries) await wait(reportWait)
    }
    throw new Error(`the report was not ready after ${reportTries} tries, ${(reportTries * reportWait) / 1_000} seconds`)
  })
  if ('unseen' in ready) return ready
  const content = await detail('iam:GetCredentialReport', scope.region, async () => {
    const { Content: bytes } = await clients.of('iam', IAMClient, clients.homeRegion).send(new GetCredentialReportCommand({}))
    if (!bytes) throw new Error('the answer holds no report')
    return bytes
  })
  return mapDetail(content, (bytes) => readCredentialReport(Buffer.from(bytes).toString('utf8')))
}

function rowOf(report: Detail<Report>, user: string): Detail<CredentialRow> {
  if ('unseen' in report) return report
  const row = report.value.get(user)
  if (row === undefined)
    return { unseen: `the credential report has no row of ${user}; AWS makes a new one every four hours, so look again then` }
  return row instanceof Error ? { unseen: row.message } : { value: row }
}
