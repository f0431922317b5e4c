import { check } from '#lib/audit/checks/cloudwatch/log-group-not-public.ts'
import { checkCases } from '../../check-cases.ts'
import { account, sample } from '../../sample-resource.ts'

const arn = `arn:aws:logs:us-east-1:${account}:log-group:/app/web`
const policy = (Resource: unknown, rest: object = { Principal: '*' }, region = 'us-east-1') =>
  sample('AWS::Logs::ResourcePolicy', {
    region,
    configuration: {
      PolicyName: 'p',
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Sid: 's', Effect: 'Allow', Action: 'logs:PutLogEvents', ...(Resource === null ? {} : { Resource }), ...rest }],
      },
    },
  })
const group = (...related: ReturnType<typeof policy>[]) => ({ arn, configuration: { LogGroupName: '/app/web' }, related })
const ofAccount = { Principal: '*', Condition: { StringEquals: { 'aws:SourceAccount': account } } }

export const cases = checkCases(check, [
  ['no policy', 'pass', group()],
  ['all groups', 'fail', { ...group(policy('*')), says: /policy p/ }],
  ['this one', 'fail', group(policy(`${arn}:*`))],
  ['its streams', 'fail', group(policy(`${arn}:log-stream:*`))],
  ['groups of its folder', 'fail', group(policy(['arn:aws:logs:us-east-1:1:log-group:x', `arn:aws:logs:*:*:log-group:/app/*:*`]))],
  ['another group', 'pass', group(policy(`arn:aws:logs:us-east-1:${account}:log-group:/app/webshop:*`))],
  ['all but this one', 'pass', group(policy(null, { Principal: '*', NotResource: `${arn}:*` }))],
  ['all but another', 'fail', group(policy(null, { Principal: '*', NotResource: `${arn}shop:*` }))],
  ['another region', 'pass', group(policy('*', { Principal: '*' }, 'eu-west-1'), policy('x'))],
  ['a service', 'pass', group(policy('*', { Principal: { Service: 'es.amazonaws.com' } }))],
  ['tied to the account', 'pass', group(policy('*', ofAccount))],
  ['policies could not be listed', 'unknown', { ...group(), unlisted: ['AWS::Logs::ResourcePolicy'] }],
])
