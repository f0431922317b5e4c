import { defineCheck, fail, pass, undecided } from '../../check.ts'
import { readPolicyDocument } from '../../iam/policy-document.ts'
import { publicStatements } from '../../iam/public-access.ts'

type Configuration = { readonly Policy?: unknown }

export const check = defineCheck<Configuration>({
  id: 'sns-topic-not-public',
  title: 'The topic’s policy does not let everybody in',
  severity: 'high',
  resource: 'AWS::SNS::Topic',
  rationale:
    'Anybody with an AWS account can then read what the topic carries, or publish to it: false alarms, and messages that start whatever listens.',
  remediation:
    'Name the accounts or services in the policy, or tie "*" to them by a condition such as aws:SourceArn, aws:SourceAccount or aws:PrincipalOrgID: aws sns set-topic-attributes --topic-arn <TOPIC_ARN> --attribute-name Policy --attribute-value file://<POLICY_FILE>',
  aliases: { prowler: ['sns_topics_not_publicly_accessible'], securityHub: [] },
  evaluate({ configuration }) {
    const { Policy: policy } = configuration
    if (policy === undefined) return undecided('The snapshot does not hold the topic’s policy.')
    if (policy === null) return pass('The topic has no policy, so only its owner may use it.', { Policy: null })
    const open = publicStatements(readPolicyDocument(policy))
    if (open.length === 0) return pass('No statement lets everybody in.')
    const evidence = { statements: open.slice(0, 10).map(({ sid, actions, conditions }) => ({ sid, actions, conditions })) }
    return fail(
      `Everybody may use the topic: ${open
        .slice(0, 5)
        .map(({ sid }) => sid ?? 'a statement without a name')
        .join(', ')}.`,
      evidence,
    )
  },
})
