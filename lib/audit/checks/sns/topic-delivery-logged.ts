import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'sns-topic-delivery-logged',
  title: 'The topic logs messages that could not be delivered',
  severity: 'low',
  resource: 'AWS::SNS::Topic',
  reads: ['DeliveryStatusLogging'],
  rationale:
    'A message that a subscriber does not take is gone after some tries. Without a log nobody can tell which alert or order was lost, when, and why.',
  remediation: {
    cli: 'For each protocol in use (SQS, Lambda, HTTP, Firehose, Application): aws sns set-topic-attributes --topic-arn <TOPIC_ARN> --attribute-name SQSFailureFeedbackRoleArn --attribute-value <ROLE_ARN>',
    cdk: "new sns.Topic(this, 'Topic', { loggingConfigs: [{ protocol: sns.LoggingProtocol.SQS, failureFeedbackRole: role }] })",
    terraform: 'resource "aws_sns_topic" "this" { sqs_failure_feedback_role_arn = aws_iam_role.sns_logs.arn }',
  },
  aliases: { prowler: [], securityHub: ['SNS.2'] },
  evaluate({ configuration: { DeliveryStatusLogging: configs } }) {
    const logged = (configs ?? []).filter(({ FailureFeedbackRoleArn: role }) => role).map(({ Protocol: protocol }) => protocol)
    return logged.length > 0
      ? pass(`Failed deliveries are logged for ${logged.join(', ')}.`, { protocols: logged })
      : fail('Failed deliveries are logged for no protocol.', { DeliveryStatusLogging: configs })
  },
})
