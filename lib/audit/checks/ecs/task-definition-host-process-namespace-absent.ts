import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ecs-task-definition-host-process-namespace-absent',
  title: 'Containers of the task do not share the processes of their host',
  severity: 'high',
  resource: 'AWS::ECS::TaskDefinition',
  reads: ['PidMode'],
  rationale:
    'A container in the host’s process namespace sees every process there, of other tasks too, reads their environments and can stop or trace them: one that is broken into takes the host.',
  remediation: {
    cli: 'Register another revision with no pidMode (or task) and let the services run it: aws ecs register-task-definition --cli-input-json file://<TASK_DEFINITION>, then aws ecs update-service --cluster <CLUSTER> --service <SERVICE> --task-definition <FAMILY>',
    cdk: "new ecs.Ec2TaskDefinition(this, 'Task', { pidMode: ecs.PidMode.TASK })",
    terraform: 'resource "aws_ecs_task_definition" "this" { pid_mode = "task" }',
  },
  aliases: { prowler: ['ecs_task_definitions_host_namespace_not_shared'], securityHub: ['ECS.3'] },
  evaluate({ configuration: { PidMode: mode } }) {
    return mode === 'host'
      ? fail('Its containers share the processes of their host.', { PidMode: mode })
      : pass('Its containers see their own processes only.', { PidMode: mode })
  },
})
