import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ecs-task-definition-host-network-user-set',
  title: 'Containers on the network of their host do not run as root by omission',
  severity: 'high',
  resource: 'AWS::ECS::TaskDefinition',
  reads: ['NetworkMode', 'ContainerDefinitions'],
  rationale:
    'On the host’s network a container reaches the agent, the metadata of the instance with its role, and every local port. As root it needs one hole more to own the host.',
  remediation: {
    cli: 'Register another revision with networkMode awsvpc, or with a user in each container: aws ecs register-task-definition --cli-input-json file://<TASK_DEFINITION>, then aws ecs update-service --cluster <CLUSTER> --service <SERVICE> --task-definition <FAMILY>',
    cdk: "new ecs.Ec2TaskDefinition(this, 'Task', { networkMode: ecs.NetworkMode.AWS_VPC }).addContainer('App', { image, memoryLimitMiB: 512, user: '1000:1000' })",
    terraform:
      'resource "aws_ecs_task_definition" "this" { network_mode = "awsvpc", container_definitions = jsonencode([{ name = "app", user = "1000:1000" }]) }',
  },
  aliases: { prowler: ['ecs_task_definitions_host_networking_mode_users'], securityHub: ['ECS.1'] },
  evaluate({ configuration: { NetworkMode: mode, ContainerDefinitions: containers } }) {
    if (mode !== 'host') return notApplicable('Its containers have a network of their own.', { NetworkMode: mode })
    // One that is privileged on purpose is the subject of another control.
    const root = (containers ?? []).filter(({ Privileged: privileged, User: user }) => privileged !== true && isRoot(user))
    const names = root.map(({ Name: name }) => name ?? 'a container')
    return names.length === 0
      ? pass('On the network of the host, none of its containers runs as root by omission.', { NetworkMode: mode })
      : fail(`On the network of the host, ${names.join(', ')} ${names.length === 1 ? 'runs' : 'run'} as root.`, {
          NetworkMode: mode,
          containers: names,
        })
  },
})

/** A user, or a user and a group after a colon, by name or by number; none is the image’s, which is root by default. */
function isRoot(user: string | undefined): boolean {
  const name = user?.split(':')[0] ?? ''
  return name === '' || name === 'root' || name === '0'
}
