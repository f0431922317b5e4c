import { check } from '#lib/audit/checks/iam/role-confused-deputy-prevented.ts'
import { checkCases } from '../../check-cases.ts'

const trust = (...statements: readonly object[]) => ({
  Statement: statements.map((one) => ({ Effect: 'Allow', Action: 'sts:AssumeRole', ...one })),
})
const role = (AssumeRolePolicyDocument: unknown, Path = '/') => ({ configuration: { AssumeRolePolicyDocument, Path } })
const service = (Service: unknown, Condition?: object) => ({ Principal: { Service }, ...(Condition ? { Condition } : {}) })
const own = { StringEquals: { 'aws:SourceAccount': '111122223333' } }

export const cases = checkCases(check, [
  ['a service for anybody', 'fail', role(trust(service('cloudtrail.amazonaws.com')))],
  ['a service for the own account', 'pass', role(trust(service('cloudtrail.amazonaws.com', own)))],
  [
    'a service for one source',
    'pass',
    role(trust(service('sns.amazonaws.com', { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:111122223333:*' } }))),
  ],
  ['a service for every source', 'fail', role(trust(service('sns.amazonaws.com', { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' } })))],
  ['only if there is a source', 'fail', role(trust(service('sns.amazonaws.com', { StringEqualsIfExists: own.StringEquals })))],
  ['a condition on something else', 'fail', role(trust(service('sns.amazonaws.com', { Bool: { 'aws:SecureTransport': 'true' } })))],
  ['one bound, one not', 'fail', role(trust(service('sns.amazonaws.com', own), service('lambda.amazonaws.com')))],
  ['machines', 'not-applicable', role(trust(service('ec2.amazonaws.com')))],
  ['an account', 'not-applicable', role(trust({ Principal: { AWS: '444455556666' } }))],
  ['a role of a service', 'not-applicable', role(trust(service('sns.amazonaws.com')), '/aws-service-role/sns.amazonaws.com/')],
  ['no document', 'unknown', role(undefined)],
])
