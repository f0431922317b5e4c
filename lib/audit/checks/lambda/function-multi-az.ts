import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'lambda-function-multi-az',
  title: 'The function in a VPC has subnets in several availability zones',
  severity: 'medium',
  resource: 'AWS::Lambda::Function',
  reads: ['VpcConfig'],
  also: { 'AWS::EC2::Subnet': ['SubnetId', 'AvailabilityZone'] },
  rationale: 'When the zone of its only subnet fails, the function cannot be started any more, wherever its callers are.',
  remediation: {
    cli: 'aws lambda update-function-configuration --function-name <FUNCTION> --vpc-config SubnetIds=<SUBNET_IN_ZONE_A>,<SUBNET_IN_ZONE_B>,SecurityGroupIds=<GROUP>',
    cdk: "new lambda.Function(this, 'Fn', { …, vpc, vpcSubnets: { availabilityZones: ['<ZONE_A>', '<ZONE_B>'] } })",
    terraform:
      'resource "aws_lambda_function" "this" { vpc_config { subnet_ids = [<SUBNET_IN_ZONE_A>, <SUBNET_IN_ZONE_B>], security_group_ids = [<GROUP>] } }',
  },
  aliases: { prowler: ['awslambda_function_vpc_multi_az'], securityHub: ['Lambda.5'] },
  evaluate({ configuration, region }, { related }) {
    const subnets = configuration.VpcConfig?.SubnetIds ?? []
    if (subnets.length === 0) return notApplicable('It runs outside of any VPC, where Lambda uses several zones by itself.')
    if (subnets.length === 1) return fail('It has one subnet, and a subnet is in one zone.', { subnets })
    const zones = subnets.flatMap((id) =>
      related.by('AWS::EC2::Subnet', 'SubnetId', id, { region }).flatMap(({ configuration: subnet }) => subnet.AvailabilityZone ?? []),
    )
    const different = [...new Set(zones)].sort()
    const evidence = { subnets: subnets.slice(0, 20), zones: different }
    return different.length >= 2
      ? pass(`Its subnets are in ${different.length} zones.`, evidence)
      : fail(`Its subnets are in ${different[0] ?? 'no'} zone only.`, evidence)
  },
})
