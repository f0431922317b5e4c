import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-elastic-address-used',
  title: 'The elastic address is on something',
  severity: 'low',
  resource: 'AWS::EC2::EIP',
  reads: ['AssociationId', 'InstanceId'],
  rationale: 'An address that nothing uses is paid for, and stays in allow-lists elsewhere until somebody takes it.',
  remediation: {
    cli: 'aws ec2 release-address --allocation-id <ALLOCATION_ID>',
    cdk: 'Take the address out of the stack',
    terraform: 'Take the resource out of the configuration',
  },
  aliases: { prowler: ['ec2_elastic_ip_unassigned'], securityHub: ['EC2.12'] },
  evaluate({ configuration, observed }) {
    const used = observed.AssociationId !== null || configuration.InstanceId !== null
    return used ? pass('It is on something.', { AssociationId: observed.AssociationId }) : fail('Nothing uses it.', { AssociationId: null })
  },
})
