import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-instance-virtualization-modern',
  title: 'The instance does not run paravirtual',
  severity: 'medium',
  resource: 'AWS::EC2::Instance',
  reads: ['VirtualizationType'],
  rationale: 'Paravirtual instances run on the oldest hosts and types, which get neither the newer isolation nor the newer kernels.',
  remediation: {
    cli: 'Move the data to an HVM image: aws ec2 run-instances --image-id <HVM_IMAGE> --instance-type t3.micro',
    cdk: 'new ec2.Instance(this, "Host", { machineImage: ec2.MachineImage.latestAmazonLinux2023() })',
    terraform: 'resource "aws_instance" "this" { ami = "<HVM_IMAGE>" }',
  },
  aliases: { prowler: ['ec2_instance_paravirtual_type'], securityHub: ['EC2.24'] },
  evaluate({ observed }) {
    const type = observed.VirtualizationType
    return type === 'paravirtual'
      ? fail('It runs paravirtual.', { VirtualizationType: type })
      : pass(`It runs ${type ?? 'hvm'}.`, { VirtualizationType: type })
  },
})
