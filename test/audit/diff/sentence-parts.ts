import type { Resource } from '#lib/findings/resource.ts'
import { resource } from './snapshots.ts'

/** A change as it happens, and what is said of it, the gravest first. */
export interface SentenceCase {
  readonly name: string
  readonly before: readonly Resource[]
  readonly after: readonly Resource[]
  readonly sentences: readonly string[]
}

export const other = '999988887777'
export const allow = (Action: unknown, Resource: unknown, more: object = {}) => ({ Effect: 'Allow', Action, Resource, ...more })
export const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement })
export const inline = (name: string, ...statements: object[]) => [{ PolicyName: name, PolicyDocument: policy(...statements) }]
export const lets = (Principal: unknown, Action: unknown, more: object = {}) => ({ Effect: 'Allow', Principal, Action, ...more })
export const base = { Policies: [], ManagedPolicyArns: [] }
export const role = (configuration: object) => resource('AWS::IAM::Role', 'app', { ...base, ...configuration })
export const user = (configuration: object, more: Partial<Resource> = {}) =>
  resource('AWS::IAM::User', 'zoe', { ...base, Groups: [], ...configuration }, more)
export const group = (configuration: object) => resource('AWS::IAM::Group', 'admins', { GroupName: 'admins', ...base, ...configuration })
export const managed = (name: string, ...statements: object[]) =>
  resource('AWS::IAM::ManagedPolicy', name, { PolicyDocument: policy(...statements) })
export const admin = { ...managed('x', allow('*', '*')), arn: 'arn:aws:iam::aws:policy/AdministratorAccess' }
export const bucket = (configuration: object, observed: object = {}) =>
  resource('AWS::S3::Bucket', 'x', { ...configuration }, { observed: { ...observed }, region: 'eu-west-1' })
export const sg = (...rules: object[]) => resource('AWS::EC2::SecurityGroup', 'sg-0a11', { SecurityGroupIngress: rules })
export const tcp = (from: number, to: number, peer: object) => ({ IpProtocol: 'tcp', FromPort: from, ToPort: to, ...peer })
export const world = { CidrIp: '0.0.0.0/0' }
export const trail = (configuration: object) => resource('AWS::CloudTrail::Trail', 'main', { ...configuration })
export const key = (configuration: object, observed: object = {}) =>
  resource('AWS::KMS::Key', 'k1', { ...configuration }, { observed: { ...observed } })
export const row = (more: object) => ({
  passwordEnabled: true,
  mfaActive: true,
  passwordLastChanged: null,
  passwordLastUsed: null,
  accessKeys: [],
  ...more,
})
export const reported = (more: object) => user({}, { observed: { CredentialReport: row(more) } })

export const one = (name: string, before: Resource, after: Resource, ...sentences: string[]): SentenceCase => ({
  name,
  before: [before],
  after: [after],
  sentences,
})
