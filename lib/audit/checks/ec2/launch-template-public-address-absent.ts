import { defineCheck, fail, pass } from '../../check.ts'

type Version = { readonly NetworkInterfaces?: readonly { readonly AssociatePublicIpAddress?: boolean | null }[] } | null

export const check = defineCheck({
  id: 'ec2-launch-template-public-address-absent',
  title: 'The launch template gives no public addresses',
  severity: 'high',
  resource: 'AWS::EC2::LaunchTemplate',
  reads: ['LaunchTemplateData', 'DefaultVersionData'],
  rationale: 'A group that grows overnight puts every new machine on the internet when its template says so.',
  remediation: {
    cli: 'aws ec2 create-launch-template-version --launch-template-id <TEMPLATE_ID> --source-version \'$Latest\' --launch-template-data \'{"NetworkInterfaces":[{"DeviceIndex":0,"AssociatePublicIpAddress":false}]}\'',
    cdk: 'new ec2.LaunchTemplate(this, "Hosts", { …, associatePublicIpAddress: false })',
    terraform: 'resource "aws_launch_template" "this" { network_interfaces { associate_public_ip_address = false } }',
  },
  aliases: { prowler: ['ec2_launch_template_no_public_ip'], securityHub: ['EC2.25'] },
  evaluate({ configuration, observed }) {
    const versions = [configuration.LaunchTemplateData as Version, observed.DefaultVersionData as Version]
    const isPublic = versions.some((version) => version?.NetworkInterfaces?.some((one) => one.AssociatePublicIpAddress === true))
    const evidence = { NetworkInterfaces: versions.map((version) => version?.NetworkInterfaces ?? []) }
    return isPublic ? fail('Machines from it get a public address.', evidence) : pass('It asks for no public address.', evidence)
  },
})
