import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-security-group-made-on-purpose',
  title: 'No security group was made by the launch wizard',
  severity: 'medium',
  resource: 'AWS::EC2::SecurityGroup',
  reads: ['GroupName'],
  rationale: 'The wizard of the console opens SSH to the world unless told otherwise, and gives its groups names that nobody looks for.',
  remediation: {
    cli: 'Make groups that say what they are for, move the machines, delete the old one: aws ec2 delete-security-group --group-id <GROUP_ID>',
    cdk: 'new ec2.SecurityGroup(this, "Web", { vpc, description: "Web servers behind the load balancer" })',
    terraform: 'resource "aws_security_group" "web" { name = "web", description = "Web servers behind the load balancer" }',
  },
  aliases: { prowler: ['ec2_securitygroup_from_launch_wizard'], securityHub: [] },
  evaluate({ configuration }) {
    const name = configuration.GroupName ?? ''
    return name.startsWith('launch-wizard')
      ? fail(`The wizard made it: ${name}.`, { GroupName: name })
      : pass('It was not made by the wizard.', { GroupName: name })
  },
})
