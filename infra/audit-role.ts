import { Stack } from 'aws-cdk-lib'
import { ArnPrincipal, CompositePrincipal, Effect, type IRole, ManagedPolicy, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import { grantsOf } from '#lib/aws/action-resources.ts'

/** Name of the role that collectors take in each account: fixed, so that it is the same in all of them. */
export const auditRoleName = 'keepwatch-audit'

/** Reads of what people store, as against how it is set up: forbidden whatever else is ever attached to the role. */
const dataReads = [
  'dynamodb:BatchGetItem',
  'dynamodb:GetItem',
  'dynamodb:GetRecords',
  'dynamodb:PartiQLSelect',
  'dynamodb:Query',
  'dynamodb:Scan',
  'kms:Decrypt',
  'lambda:GetFunction',
  'logs:FilterLogEvents',
  'logs:GetLogEvents',
  'logs:GetQueryResults',
  'logs:StartQuery',
  's3:GetObject*',
  'secretsmanager:BatchGetSecretValue',
  'secretsmanager:GetSecretValue',
  'sqs:ReceiveMessage',
  'ssm:GetParameter*',
]

/** Characters of actions in one managed policy: IAM takes 6,144 in all, white space not counted; the rest is for resources. */
const policyCapacity = 5_000

/** Props of `AuditRole`. */
export interface AuditRoleProps {
  /** IAM actions of all collectors. */
  readonly actions: readonly string[]
  /** The only roles that may take this one. */
  readonly takenBy: readonly IRole[]
}

/** The one role with a view of the account: may read how things are set up, nothing of what they hold, and change nothing. */
export class AuditRole extends Construct {
  readonly role: Role

  constructor(scope: Construct, id: string, props: AuditRoleProps) {
    super(scope, id)
    this.role = new Role(this, 'Role', {
      roleName: auditRoleName,
      description: 'Keepwatch: reads how this account is set up. Holds no permission to change anything or to read stored data.',
      assumedBy: new CompositePrincipal(...props.takenBy.map(({ roleArn }) => new ArnPrincipal(roleArn))),
    })
    packActions(props.actions).forEach((packed, index) => {
      this.role.addManagedPolicy(
        new ManagedPolicy(this, `Reads${index + 1}`, {
          description: 'Keepwatch: the calls its collectors make, generated from lib/aws/collectors',
          statements: grantsOf(packed, Stack.of(this).partition).map(
            ({ actions, resources }) => new PolicyStatement({ actions: [...actions], resources: [...resources] }),
          ),
        }),
      )
    })
    this.role.addManagedPolicy(
      new ManagedPolicy(this, 'NoData', {
        description: 'Keepwatch: no reading of stored data, whatever else is attached',
        statements: [new PolicyStatement({ sid: 'NeverReadData', effect: Effect.DENY, actions: dataReads, resources: ['*'] })],
      }),
    )
  }
}

/** Splits actions (sorted, each once) into as few lists as fit into one managed policy each. */
export function packActions(actions: readonly string[], capacity = policyCapacity): readonly (readonly string[])[] {
  const packed: string[][] = []
  let left = 0
  for (const action of [...new Set(actions)].toSorted()) {
    // Quotes and a comma.
    const size = action.length + 3
    if (size > left) {
      packed.push([])
      left = capacity
    }
    packed.at(-1)?.push(action)
    left -= size
  }
  return packed
}
