import { GenerateCredentialReportCommand, GetCredentialReportCommand, IAMClient, ListVirtualMFADevicesCommand } from '@aws-sdk/client-iam'
import type { AwsClients } from '../clients.ts'
import type { CollectorScope } from '../collector.ts'
import { type CredentialRow, readCredentialReport } from './credential-report.ts'
import { type Detail, detail, mapDetail, notAsked } from './detail.ts'
import { pages } from './pages.ts'

/** AWS makes the report in seconds; it is asked for this often, with `reportWait` between. */
const reportTries = 15
/** Milliseconds. */
const reportWait = 2_000
/** Devices of an account that are looked through: 5,000 users (the default quota) may have 8 each. */
const devicesAtMost = 40_000

/** Waits for so many milliseconds. */
export type Wait = (milliseconds: number) => Promise<unknown>

/** What is told of the credentials of all users at once. */
export interface Credentials {
  /** Row of the credential report; `<root_account>` for the root user. */
  readonly rowOf: (user: string) => Promise<Detail<CredentialRow>>
  /** Serial numbers of the virtual MFA devices of a user, by the ARN of the user. */
  readonly virtualDevicesOf: (userArn: string) => Promise<Detail<readonly string[]>>
}

/** Asks for both at once, each only where something of it is wanted, and at once: AWS makes the report while other calls run. */
export function askCredentials(clients: AwsClients, scope: CollectorScope, wait: Wait): Credentials {
  const wants = (user: string, account: string): boolean => scope.wants('AWS::IAM::User', user) || scope.wants('AWS::::Account', account)
  const unwanted = Promise.resolve(notAsked('no chosen check reads it'))
  const report = wants('CredentialReport', 'RootCredentialReport') ? credentialReport(clients, scope, wait) : unwanted
  const devices = wants('VirtualMfaDevices', 'RootVirtualMfaDevices') ? virtualDevices(clients, scope) : unwanted
  return {
    rowOf: async (user) => rowOf(await report, user),
    virtualDevicesOf: async (arn) => mapDetail(await devices, (byUser) => byUser.get(arn) ?? []),
  }
}

async function credentialReport(
  clients: AwsClients,
  scope: CollectorScope,
  wait: Wait,
): Promise<Detail<ReturnType<typeof readCredentialReport>>> {
  const client = clients.of('iam', IAMClient, clients.homeRegion)
  const ready = await detail('iam:GenerateCredentialReport', scope.region, async () => {
    for (let attempt = 1; attempt <= reportTries; attempt++) {
      const { State: state } = await client.send(new GenerateCredentialReportCommand({}))
      if (state === 'COMPLETE') return true
      if (attempt < reportTries) await wait(reportWait)
    }
    throw new Error(`the report was not ready after ${reportTries} tries, ${(reportTries * reportWait) / 1_000} seconds`)
  })
  if ('unseen' in ready) return ready
  const content = await detail('iam:GetCredentialReport', scope.region, async () => {
    const { Content: bytes } = await client.send(new GetCredentialReportCommand({}))
    if (!bytes) throw new Error('the answer holds no report')
    return bytes
  })
  return mapDetail(content, (bytes) => readCredentialReport(Buffer.from(bytes).toString('utf8')))
}

function rowOf(report: Detail<ReturnType<typeof readCredentialReport>>, user: string): Detail<CredentialRow> {
  if ('unseen' in report) return report
  const row = report.value.get(user)
  if (row === undefined)
    return { unseen: `the credential report has no row of ${user}; AWS makes a new one every four hours, so look again then` }
  return row instanceof Error ? { unseen: row.message } : { value: row }
}

/** Devices that are an app or a file, assigned to somebody; what is no such device and still makes a user's MFA active is a thing (a key, a token). */
function virtualDevices(clients: AwsClients, scope: CollectorScope): Promise<Detail<ReadonlyMap<string, readonly string[]>>> {
  const client = clients.of('iam', IAMClient, clients.homeRegion)
  return detail('iam:ListVirtualMFADevices', scope.region, async () => {
    const byUser = new Map<string, string[]>()
    let seen = 0
    const list = pages(async (token) => {
      const answer = await client.send(new ListVirtualMFADevicesCommand({ AssignmentStatus: 'Assigned', Marker: token, MaxItems: 1_000 }))
      if (!answer.VirtualMFADevices) throw new Error('the answer holds no list of devices')
      return { items: answer.VirtualMFADevices, next: answer.IsTruncated ? answer.Marker : undefined }
    })
    for await (const { SerialNumber: serial = '', User: user } of list) {
      if (++seen > devicesAtMost) throw new Error(`the account has more than ${devicesAtMost} virtual MFA devices`)
      // An assigned device of whoever it is would make that one look as if it had none.
      if (!user?.Arn) throw new Error(`the answer does not say whose device ${serial} is`)
      const known = byUser.get(user.Arn)
      if (known) known.push(serial)
      else byUser.set(user.Arn, [serial])
    }
    return byUser
  })
}
