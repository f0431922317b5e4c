import type { PathRequest } from './path.ts'

/** Template of the ARN of something in the account: `inAccount('lambda', 'function:{function}')`. */
export const inAccount = (service: string, rest: string): string => `arn:{partition}:${service}:{region}:{account}:${rest}`

/** The target role is handed to a service. */
export const passRole = (service: string): PathRequest => ({
  action: 'iam:PassRole',
  on: '{role}',
  with: { 'iam:passedtoservice': service },
})

/** The target role is assumed, as its trust policy stands. */
export const assumeRole: PathRequest = { action: 'sts:AssumeRole', on: '{role}' }

/** The target role is assumed after its trust policy was rewritten to let the caller in. */
export const assumeRoleAfterwards: PathRequest = { ...assumeRole, afterTrust: true }

/** A new version of the target policy; with five versions, an old one must go first. */
export const rewritePolicy: readonly PathRequest[] = [
  { action: 'iam:DeletePolicyVersion', on: '{policy}', whenVersionsFull: true },
  { action: 'iam:CreatePolicyVersion', on: '{policy}' },
]

/** A managed policy that gives everything is attached. */
export const attachPolicy = (action: string, on: string): PathRequest => ({
  action,
  on,
  with: { 'iam:policyarn': '{administratorPolicy}' },
})

/** What every new instance is made of, asked for each resource type that Amazon EC2 requires (Service Authorization Reference). */
export const runInstances: readonly PathRequest[] = [
  { action: 'ec2:RunInstances', on: inAccount('ec2', 'instance/{instanceId}'), with: { 'ec2:instanceprofile': '{profile}' } },
  { action: 'ec2:RunInstances', on: 'arn:{partition}:ec2:{region}::image/{image}', exists: true },
  { action: 'ec2:RunInstances', on: inAccount('ec2', 'subnet/{subnet}'), exists: true },
  { action: 'ec2:RunInstances', on: inAccount('ec2', 'security-group/{securityGroup}'), exists: true },
  { action: 'ec2:RunInstances', on: inAccount('ec2', 'network-interface/{interfaceId}') },
]
