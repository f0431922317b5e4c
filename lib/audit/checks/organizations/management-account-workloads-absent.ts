import { defineCheck, forPerson, notApplicable } from '../../check.ts'
import { notManaging } from '../../organization-membership.ts'

const kinds = ['AWS::EC2::Instance', 'AWS::Lambda::Function', 'AWS::RDS::DBInstance', 'AWS::ECS::Cluster', 'AWS::EKS::Cluster'] as const

export const check = defineCheck({
  id: 'organizations-management-account-workloads-absent',
  title: 'The management account runs no workloads',
  severity: 'medium',
  resource: 'Keepwatch::Organizations::Membership',
  reads: ['Organization', 'IsManagementAccount'],
  also: {
    'AWS::EC2::Instance': [],
    'AWS::Lambda::Function': [],
    'AWS::RDS::DBInstance': [],
    'AWS::ECS::Cluster': [],
    'AWS::EKS::Cluster': [],
  },
  rationale:
    'No organisation policy binds the management account. Whoever breaks into a workload there stands above the limits of all other accounts.',
  remediation: {
    cli: 'Move what is not organisation or billing into an account of its own: aws organizations create-account --email <EMAIL> --account-name <NAME>',
    cdk: "new organizations.CfnAccount(this, 'Workloads', { accountName: '<NAME>', email: '<EMAIL>', parentIds: ['<UNIT_ID>'] })",
    terraform: 'resource "aws_organizations_account" "workloads" { name = "<NAME>", email = "<EMAIL>", parent_id = "<UNIT_ID>" }',
  },
  aliases: { prowler: [], securityHub: [] },
  evaluate({ observed }, { related }) {
    const elsewhere = notManaging(observed)
    if (elsewhere) return notApplicable(elsewhere, { Organization: observed.Organization })
    const found = kinds.map((type) => {
      const resources = related.all(type)
      return { type, count: resources.length, some: resources.slice(0, 10).map(({ arn, region }) => ({ arn, region })) }
    })
    const total = found.reduce((sum, { count }) => sum + count, 0)
    return forPerson(
      `Machines, functions, databases and clusters in the management account: ${total}. Are they there for the organisation alone?`,
      { found },
    )
  },
})
