import { admin, allow, group, inline, lets, managed, one, other, policy, role, type SentenceCase, user } from './sentence-parts.ts'

/** What identities may do. */
export const identityCases: readonly SentenceCase[] = [
  one('PassRole', role({}), role({ Policies: inline('p', allow('iam:PassRole', '*')) }), 'high: role app may now iam:PassRole on *'),
  one(
    'what was taken away',
    user({ Policies: inline('p', allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::x/*')) }),
    user({ Policies: inline('p', allow('s3:GetObject', 'arn:aws:s3:::x/*')) }),
    'low: user zoe lost s3:PutObject on arn:aws:s3:::x/*',
  ),
  one(
    'a list of one, another case, another order',
    role({ Policies: inline('p', allow('S3:getobject', ['a', 'b'])) }),
    role({ Policies: inline('q', { Sid: 'New', ...allow(['s3:GetObject'], ['b', 'a']) }) }),
  ),
  one(
    'what a wider grant allowed before',
    role({ Policies: inline('p', allow('s3:*', '*')) }),
    role({ Policies: inline('p', allow('s3:*', '*'), allow('s3:GetObject', 'arn:aws:s3:::x/*')) }),
  ),
  one(
    'everything but',
    role({}),
    role({ Policies: inline('p', { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }) }),
    'critical: role app may now do everything but iam:* on *',
  ),
  one(
    'a condition that is gone',
    role({ Policies: inline('p', allow('kms:Decrypt', '*', { Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } })) }),
    role({ Policies: inline('p', allow('kms:Decrypt', '*')) }),
    'medium: role app may now kms:Decrypt on * without a condition (before: if aws:sourcevpce stringequals vpce-1)',
  ),
  one(
    'a condition that is new',
    role({ Policies: inline('p', allow('kms:Decrypt', '*')) }),
    role({ Policies: inline('p', allow('kms:Decrypt', '*', { Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } })) }),
    'low: role app may kms:Decrypt on * only if aws:sourcevpce stringequals vpce-1',
  ),
  one(
    'a Deny that is gone',
    role({ Policies: inline('p', { Effect: 'Deny', Action: 'ec2:*', Resource: '*' }) }),
    role({}),
    'medium: role app is no longer denied ec2:* on *',
  ),
  one(
    'many actions',
    role({}),
    role({ Policies: inline('p', allow(['a:A', 'a:B', 'a:C', 'a:D', 'a:E', 'a:F', 'a:G'], 'r')) }),
    'low: role app may now a:A, a:B, a:C, a:D, a:E and 2 more on r',
  ),
  {
    name: 'an attachment',
    before: [role({}), admin],
    after: [role({ ManagedPolicyArns: [admin.arn] }), admin],
    sentences: ['critical: role app may now do everything on * (policy AdministratorAccess, now attached)'],
  },
  {
    name: 'a detachment',
    before: [user({ ManagedPolicyArns: [admin.arn] }), admin],
    after: [user({}), admin],
    sentences: ['low: user zoe lost everything on * (policy AdministratorAccess, now detached)'],
  },
  one(
    'an attachment that nobody saw',
    role({}),
    role({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }),
    'high: policy AdministratorAccess is now attached to role app; what it allows was not seen',
  ),
  {
    name: 'from an inline policy to a managed one',
    before: [role({ Policies: inline('p', allow('s3:GetObject', '*')) }), managed('read', allow('s3:GetObject', '*'))],
    after: [role({ ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/read'] }), managed('read', allow('s3:GetObject', '*'))],
    sentences: ['informational: policy read is now attached to role app, which changes nothing in what is allowed'],
  },
  {
    name: 'a managed policy with holders',
    before: [managed('deploy', allow('s3:GetObject', '*')), role({ ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/deploy'] })],
    after: [
      managed('deploy', allow(['s3:GetObject', 'iam:PassRole'], '*')),
      role({ ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/deploy'] }),
    ],
    sentences: ['high: whoever has policy deploy (role app) may now iam:PassRole on *'],
  },
  one(
    'a managed policy that nobody has',
    managed('idle'),
    managed('idle', allow('*', '*')),
    'medium: whoever is given policy idle (nobody is known to have it) may now do everything on *',
  ),
  {
    name: 'membership',
    before: [user({}), group({ Policies: inline('p', allow('iam:*', '*')) })],
    after: [user({ Groups: ['admins'] }), group({ Policies: inline('p', allow('iam:*', '*')) })],
    sentences: ['high: user zoe may now iam:* on * (now in group admins)'],
  },
  {
    name: 'membership of an empty group',
    before: [user({ Groups: ['admins'] }), group({})],
    after: [user({}), group({})],
    sentences: ['informational: user zoe is no longer in group admins, which changes nothing in what is allowed'],
  },
  one(
    'what members of a group may',
    group({}),
    group({ Policies: inline('p', allow('sts:AssumeRole', '*')) }),
    'high: members of group admins may now sts:AssumeRole on *',
  ),
  one(
    'a boundary that is gone',
    role({ PermissionsBoundary: 'arn:aws:iam::111122223333:policy/limit' }),
    role({ PermissionsBoundary: null }),
    'high: role app is no longer bounded by policy limit',
  ),
  one(
    'another account in a trust policy',
    role({ AssumeRolePolicyDocument: policy(lets({ Service: 'ec2.amazonaws.com' }, 'sts:AssumeRole')) }),
    role({ AssumeRolePolicyDocument: policy(lets({ AWS: `arn:aws:iam::${other}:root`, Service: 'ec2.amazonaws.com' }, 'sts:AssumeRole')) }),
    'high: account 999988887777 may now assume role app',
  ),
  one(
    'the same account, written otherwise',
    role({ AssumeRolePolicyDocument: policy(lets({ AWS: other }, 'sts:AssumeRole')) }),
    role({ AssumeRolePolicyDocument: policy(lets({ AWS: [`arn:aws:iam::${other}:root`] }, 'sts:AssumeRole')) }),
  ),
  one(
    'a trust that is taken back',
    role({ AssumeRolePolicyDocument: policy(lets({ AWS: `arn:aws:iam::${other}:role/ci` }, 'sts:AssumeRole')) }),
    role({ AssumeRolePolicyDocument: policy() }),
    'low: role ci of account 999988887777 may no longer assume role app',
  ),
]
