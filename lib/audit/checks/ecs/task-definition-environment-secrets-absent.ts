import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ecs-task-definition-environment-secrets-absent',
  title: 'No secret stands in an environment variable of the task',
  severity: 'critical',
  resource: 'AWS::ECS::TaskDefinition',
  reads: ['EnvironmentSecrets'],
  rationale:
    'Task definitions are kept for ever, and everybody who may look at one reads its variables: a password there is known to all of them, to the logs of deployments, and to whoever gets into the account for a minute.',
  remediation: {
    cli: 'Change the secret first: it has been read by whoever could. Keep it in Secrets Manager and register another revision with valueFrom instead of value: aws ecs register-task-definition --cli-input-json file://<TASK_DEFINITION>, then aws ecs deregister-task-definition --task-definition <FAMILY>:<REVISION>',
    cdk: "taskDefinition.addContainer('App', { image, memoryLimitMiB: 512, secrets: { DB_PASSWORD: ecs.Secret.fromSecretsManager(secret) } })",
    terraform:
      'resource "aws_ecs_task_definition" "this" { container_definitions = jsonencode([{ name = "app", secrets = [{ name = "DB_PASSWORD", valueFrom = aws_secretsmanager_secret.db.arn }] }]) }',
  },
  aliases: { prowler: ['ecs_task_definitions_no_environment_secrets'], securityHub: ['ECS.8'] },
  evaluate({ observed: { EnvironmentSecrets: secrets } }) {
    if (secrets.length === 0) return pass('None of its variables looks like a secret.')
    const names = secrets.map(({ Container: container, Name: name, Kind: kind }) => `${container}/${name} (${kind})`)
    return fail(`In plain text: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''}.`, { secrets })
  },
})
