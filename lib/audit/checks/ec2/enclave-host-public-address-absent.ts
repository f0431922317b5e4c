import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-enclave-host-public-address-absent',
  title: 'An instance that hosts enclaves has no public address',
  severity: 'medium',
  resource: 'AWS::EC2::Instance',
  reads: ['EnclaveOptions', 'PublicIpAddress'],
  rationale: 'An enclave has no network so that nobody reaches it. A public address on its parent brings the internet one process away.',
  remediation: {
    cli: 'Move it into a private subnet: aws ec2 disassociate-address --association-id <ASSOCIATION_ID>',
    cdk: 'new ec2.CfnInstance(this, "Host", { enclaveOptions: { enabled: true }, subnetId: privateSubnet.subnetId })',
    terraform: 'resource "aws_instance" "this" { enclave_options { enabled = true } associate_public_ip_address = false }',
  },
  aliases: { prowler: ['ec2_confidential_workload_host_public_ip'], securityHub: [] },
  evaluate({ configuration, observed }) {
    if (configuration.EnclaveOptions?.Enabled !== true) return notApplicable('It hosts no enclaves.', { Enabled: false })
    const address = observed.PublicIpAddress
    return address === null
      ? pass('It has no public address.', { PublicIpAddress: null })
      : fail(`Its public address is ${address}.`, { PublicIpAddress: address })
  },
})
