import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ecs-task-definition-root-read-only',
  title: 'Containers of the task cannot write to their root file system',
  severity: 'medium',
  resource: 'AWS::ECS::TaskDefinition',
  reads: ['ContainerDefinitions', 'RuntimePlatform'],
  rationale:
    'Whoever gets into a container wants to bring tools and change the program. On a root file system that cannot be written, neither stays, and the image stays what was scanned.',
  remediation: {
    cli: 'Give what has to write a volume, then register another revision with readonlyRootFilesystem true: aws ecs register-task-definition --cli-input-json file://<TASK_DEFINITION>, then aws ecs update-service --cluster <CLUSTER> --service <SERVICE> --task-definition <FAMILY>',
    cdk: "taskDefinition.addContainer('App', { image, memoryLimitMiB: 512, readonlyRootFilesystem: true })",
    terraform:
      'resource "aws_ecs_task_definition" "this" { container_definitions = jsonencode([{ name = "app", readonlyRootFilesystem = true }]) }',
  },
  aliases: { prowler: ['ecs_task_definitions_containers_readonly_access'], securityHub: ['ECS.5'] },
  evaluate({ configuration: { ContainerDefinitions: containers, RuntimePlatform: platform } }) {
    const system = platform?.OperatingSystemFamily
    if (system?.startsWith('WINDOWS')) return notApplicable('Windows containers have no such switch.', { OperatingSystemFamily: system })
    const names = (containers ?? [])
      .filter(({ ReadonlyRootFilesystem: readOnly }) => readOnly !== true)
      .map(({ Name: name }) => name ?? 'a container')
    return names.length === 0
      ? pass('Its containers cannot write to their root file system.')
      : fail(`May write to the root file system: ${names.join(', ')}.`, { containers: names })
  },
})
