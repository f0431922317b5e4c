import { check } from '#lib/audit/checks/ec2/volume-in-backup-plan.ts'
import { checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const selection = (BackupSelection: object) =>
  sample('AWS::Backup::BackupSelection', {
    arn: 'arn:selection',
    configuration: { BackupSelection: { Resources: [], NotResources: [], ListOfTags: [], Conditions: null, ...BackupSelection } },
  })
const here = { arn: 'arn:aws:test:us-east-1:111122223333:thing/one', tags: { backup: 'daily' } }

export const cases = checkCases(check, [
  ['by its ARN', 'pass', { ...here, related: [selection({ Resources: [here.arn] })] }],
  ['by a pattern', 'pass', { ...here, related: [selection({ Resources: ['arn:aws:test:*:*:thing/*'] })] }],
  [
    'by a tag',
    'pass',
    { ...here, related: [selection({ ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'backup', ConditionValue: 'daily' }] })] },
  ],
  [
    'by a condition',
    'pass',
    {
      ...here,
      related: [
        selection({ Resources: ['*'], Conditions: { StringLike: [{ ConditionKey: 'aws:ResourceTag/backup', ConditionValue: 'd*' }] } }),
      ],
    },
  ],
  [
    'by a condition that it does not meet',
    'fail',
    {
      ...here,
      related: [
        selection({
          Resources: ['*'],
          Conditions: { StringEquals: [{ ConditionKey: 'aws:ResourceTag/backup', ConditionValue: 'weekly' }] },
        }),
      ],
    },
  ],
  ['left out', 'fail', { ...here, related: [selection({ Resources: ['*'], NotResources: [here.arn] })] }],
  ['another resource', 'fail', { ...here, related: [selection({ Resources: ['arn:aws:test:*:*:thing/two'] })] }],
  ['no plan', 'fail', here],
  ['plans that were not seen', 'unknown', { ...here, unlisted: ['AWS::Backup::BackupSelection'] }],
])
