import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'lambda-function-in-vpc',
  title: 'The function runs inside a VPC',
  severity: 'low',
  resource: 'AWS::Lambda::Function',
  reads: ['VpcConfig'],
  rationale:
    'Outside of a VPC a function reaches the whole internet, and no security group, route or flow log stands in the way when its code is turned to send data away.',
  remediation: {
    cli: 'aws lambda update-function-configuration --function-name <FUNCTION> --vpc-config SubnetIds=<SUBNET_A>,<SUBNET_B>,SecurityGroupIds=<GROUP>',
    cdk: "new lambda.Function(this, 'Fn', { …, vpc, vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } })",
    terraform:
      'resource "aws_lambda_function" "this" { vpc_config { subnet_ids = [<SUBNET_A>, <SUBNET_B>], security_group_ids = [<GROUP>] } }',
  },
  aliases: { prowler: ['awslambda_function_inside_vpc'], securityHub: ['Lambda.3'] },
  evaluate({ configuration }) {
    const subnets = configuration.VpcConfig?.SubnetIds ?? []
    return subnets.length > 0
      ? pass(`It runs in ${subnets.length} subnets.`, { subnets: subnets.slice(0, 20) })
      : fail('It runs outside of any VPC.', { subnets: [] })
  },
})
