import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ecs-task-definition-logging-enabled',
  title: 'Each container of the task writes its output to a log',
  severity: 'medium',
  resource: 'AWS::ECS::TaskDefinition',
  reads: ['ContainerDefinitions'],
  rationale:
    'A container is gone when it stops, and all that it said with it. Without a log nobody can tell after a break-in what ran in it, or why it stopped.',
  remediation: {
    cli: 'Register another revision with a logConfiguration in each container: aws ecs register-task-definition --cli-input-json file://<TASK_DEFINITION>, then aws ecs update-service --cluster <CLUSTER> --service <SERVICE> --task-definition <FAMILY>',
    cdk: "taskDefinition.addContainer('App', { image, memoryLimitMiB: 512, logging: ecs.LogDrivers.awsLogs({ streamPrefix: 'app' }) })",
    terraform:
      'resource "aws_ecs_task_definition" "this" { container_definitions = jsonencode([{ name = "app", logConfiguration = { logDriver = "awslogs", options = { awslogs-group = "<LOG_GROUP>", awslogs-region = "<REGION>", awslogs-stream-prefix = "app" } } }]) }',
  },
  aliases: { prowler: ['ecs_task_definitions_logging_enabled'], securityHub: ['ECS.9'] },
  evaluate({ configuration: { ContainerDefinitions: containers } }) {
    const silent = (containers ?? []).filter(({ LogConfiguration: log }) => !log?.LogDriver || log.LogDriver === 'none')
    const names = silent.map(({ Name: name }) => name ?? 'a container')
    return names.length === 0
      ? pass('Each of its containers writes a log.')
      : fail(`No log is kept of ${names.join(', ')}.`, { containers: names })
  },
})
