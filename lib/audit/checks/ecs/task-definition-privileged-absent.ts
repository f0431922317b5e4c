import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ecs-task-definition-privileged-absent',
  title: 'No container of the task is privileged',
  severity: 'high',
  resource: 'AWS::ECS::TaskDefinition',
  reads: ['ContainerDefinitions'],
  rationale:
    'A privileged container has every right of root on its host, devices and kernel included. Whoever gets into it is on the host, with the credentials of all other tasks there.',
  remediation: {
    cli: 'Register another revision with privileged false, and the single capabilities or devices that it needs: aws ecs register-task-definition --cli-input-json file://<TASK_DEFINITION>, then aws ecs update-service --cluster <CLUSTER> --service <SERVICE> --task-definition <FAMILY>',
    cdk: "taskDefinition.addContainer('App', { image, memoryLimitMiB: 512, privileged: false })",
    terraform: 'resource "aws_ecs_task_definition" "this" { container_definitions = jsonencode([{ name = "app", privileged = false }]) }',
  },
  aliases: { prowler: ['ecs_task_definitions_no_privileged_containers'], securityHub: ['ECS.4'] },
  evaluate({ configuration: { ContainerDefinitions: containers } }) {
    const names = (containers ?? [])
      .filter(({ Privileged: privileged }) => privileged === true)
      .map(({ Name: name }) => name ?? 'a container')
    return names.length === 0
      ? pass('None of its containers is privileged.')
      : fail(`Privileged: ${names.join(', ')}.`, { containers: names })
  },
})
