import type { Severity } from '#lib/findings/severity.ts'
import { isEveryAction, isEveryResource } from '../../iam/full-admin.ts'
import { covers } from '../../iam/wildcard.ts'
import type { Grant, Pattern } from './grants.ts'

/**
 * Actions by which somebody can give themselves more (a role to a machine of theirs, a policy to themselves, code under another's
 * identity) or take away what watches them. IAM User Guide and the services' lists of actions say what each does.
 */
const powers = [
  'iam:passrole',
  'iam:createpolicyversion',
  'iam:setdefaultpolicyversion',
  'iam:attachuserpolicy',
  'iam:attachrolepolicy',
  'iam:attachgrouppolicy',
  'iam:putuserpolicy',
  'iam:putrolepolicy',
  'iam:putgrouppolicy',
  'iam:addusertogroup',
  'iam:createaccesskey',
  'iam:createloginprofile',
  'iam:updateloginprofile',
  'iam:updateassumerolepolicy',
  'iam:deleterolepermissionsboundary',
  'iam:deleteuserpermissionsboundary',
  'iam:createuser',
  'iam:createrole',
  'iam:deactivatemfadevice',
  'sts:assumerole',
  'lambda:updatefunctioncode',
  'lambda:createfunction',
  'cloudformation:createstack',
  'ssm:sendcommand',
  'ssm:startsession',
  'cloudtrail:stoplogging',
  'cloudtrail:deletetrail',
  'cloudtrail:puteventselectors',
  'guardduty:deletedetector',
  'config:stopconfigurationrecorder',
  'kms:schedulekeydeletion',
  'kms:putkeypolicy',
  'kms:creategrant',
  's3:putbucketpolicy',
  's3:putbucketpublicaccessblock',
  's3:putaccountpublicaccessblock',
  'organizations:leaveorganization',
  'sso:createaccountassignment',
  'sso:putinlinepolicytopermissionset',
] as const

/** Reading these is having the data. */
const dataReads = [
  's3:getobject',
  'secretsmanager:getsecretvalue',
  'ssm:getparameter',
  'ssm:getparameters',
  'kms:decrypt',
  'dynamodb:getitem',
  'dynamodb:query',
  'dynamodb:scan',
  'lambda:getfunction',
  'sqs:receivemessage',
  'ecr:batchgetimage',
  'logs:getlogevents',
  'ec2:getpassworddata',
] as const

const readVerb = /^[a-z0-9-]{1,60}:(?:get|list|describe|head|batchget|view|search|lookup|query|scan|receive|read|check|simulate|preview)/

/** How grave it is that a grant came into force. Who gets it outweighs what it is: what leaves the account is grave whatever it is. */
export function weightOfGrant(grant: Grant): Severity {
  const { who, resource } = grant
  if (who?.reach === 'everybody') return 'critical'
  if (who?.reach === 'account' || who?.reach === 'organization' || who?.reach === 'federated') return 'high'
  if (who?.reach === 'service') return 'low'
  // In a trust policy (no resource) to be assumed by somebody of the own account is an ordinary thing.
  return resource === undefined ? 'medium' : weightOfAction(grant, resource)
}

/** How grave an action is in the hands of somebody of the own account. */
function weightOfAction({ action }: Grant, resource: Pattern): Severity {
  const every = resource.but !== undefined || isEveryResource(resource.text)
  if (action.but || isEveryAction(action.text)) return every ? 'critical' : 'high'
  const reaches = (list: readonly string[]): boolean => list.some((one) => covers(action.text, one))
  if (reaches(powers)) return every || action.text.startsWith('iam:') ? 'high' : 'medium'
  if (reaches(dataReads)) return 'medium'
  if (readVerb.test(action.text)) return 'low'
  return every || action.text.endsWith(':*') ? 'medium' : 'low'
}
