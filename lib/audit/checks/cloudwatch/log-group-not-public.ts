import { defineCheck, fail, pass } from '../../check.ts'
import { type PolicyStatement, readPolicyDocument } from '../../iam/policy-document.ts'
import { publicStatements } from '../../iam/public-access.ts'
import { covers } from '../../iam/wildcard.ts'

export const check = defineCheck({
  id: 'cloudwatch-log-group-not-public',
  title: 'No resource policy of CloudWatch Logs opens the log group to everybody',
  severity: 'high',
  resource: 'AWS::Logs::LogGroup',
  reads: ['LogGroupName'],
  also: { 'AWS::Logs::ResourcePolicy': ['PolicyName', 'PolicyDocument'] },
  rationale:
    'Resource policies let services deliver into log groups. One that names everybody lets strangers write false events, which bury or fake evidence and are paid for by the account, or read what was logged.',
  remediation: {
    cli: 'Name the service in the policy and tie it to the account with aws:SourceAccount: aws logs put-resource-policy --policy-name <POLICY> --policy-document file://<POLICY_FILE>. Or remove it: aws logs delete-resource-policy --policy-name <POLICY>',
    cdk: "logGroup.grantWrite(new iam.ServicePrincipal('delivery.logs.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': '<ACCOUNT_ID>' } } }))",
    terraform:
      'resource "aws_cloudwatch_log_resource_policy" "this" { policy_name = "<POLICY>", policy_document = data.aws_iam_policy_document.<NAMED_PRINCIPALS>.json }',
  },
  aliases: { prowler: ['cloudwatch_log_group_not_publicly_accessible'], securityHub: [] },
  evaluate({ arn, region, configuration }, { related }) {
    const policies = related.all('AWS::Logs::ResourcePolicy', { region })
    for (const { configuration: policy } of policies) {
      const open = openStatements(policy.PolicyDocument).find(({ resources }) => reaches(resources, arn))
      if (open)
        return fail(`The resource policy ${policy.PolicyName ?? ''} lets everybody in.`, {
          PolicyName: policy.PolicyName,
          statement: { sid: open.sid, actions: open.actions, resources: open.resources },
        })
    }
    return pass(`None of the ${policies.length} resource policies of the region lets everybody into it.`, {
      LogGroupName: configuration.LogGroupName,
    })
  },
})

/** A region has ten policies at most and may have hundreds of thousands of log groups: each policy is read once. */
const known = new WeakMap<object, readonly PolicyStatement[]>()

function openStatements(document: unknown): readonly PolicyStatement[] {
  if (typeof document !== 'object' || document === null) throw new Error('the policy document is no JSON object')
  const before = known.get(document)
  if (before) return before
  const open = publicStatements(readPolicyDocument(document))
  known.set(document, open)
  return open
}

/** Patterns name the log group, or with `:*` or `:log-stream:…` after it the streams in it. */
function reaches(resources: PolicyStatement['resources'], arn: string): boolean {
  if (!resources) return true
  const hit = resources.patterns.some((pattern) => covers(pattern.replace(/:(\*|log-stream:.*)$/, ''), arn) || covers(pattern, `${arn}:x`))
  return resources.except ? !hit : hit
}
