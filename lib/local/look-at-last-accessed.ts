import { setTimeout as sleep } from 'node:timers/promises'
import { assumeRoleArn, awsClients, callerIdentity } from '#lib/aws/clients.ts'
import { type LastAccessed, lastAccessed } from '#lib/aws/last-accessed.ts'

/** Asks for the last use of services by these users and roles, each in its own account; those of other accounts are left out. */
export async function lookAtLastAccessed(
  arns: readonly string[],
  options: {
    readonly roleArns: readonly string[]
    readonly externalId: string | undefined
    readonly onDone: (done: number, all: number) => void
  },
): Promise<readonly LastAccessed[]> {
  const { roleArns, externalId, onDone } = options
  const found: LastAccessed[] = []
  const all = roleArns.length === 0 ? [awsClients()] : roleArns.map((arn) => assumeRoleArn(arn, externalId))
  for (const clients of all) {
    const { account } = await callerIdentity(clients)
    const own = arns.filter((arn) => arn.split(':')[4] === account)
    const before = found.length
    found.push(
      ...(await lastAccessed(clients, own, {
        wait: (milliseconds) => sleep(milliseconds),
        onDone: (done) => onDone(before + done, arns.length),
      })),
    )
  }
  return found
}
