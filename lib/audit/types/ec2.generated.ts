// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::EC2. */
export interface EC2Types {
  readonly 'AWS::EC2::FlowLog': FlowLog
  readonly 'AWS::EC2::SecurityGroup': SecurityGroup
  readonly 'AWS::EC2::VPC': VPC
}

interface FlowLog {
  readonly DeliverCrossAccountRole?: string | null
  readonly DeliverLogsPermissionArn?: string | null
  readonly DestinationOptions?: FlowLogDestinationOptions | null
  readonly LogDestination?: string | null
  readonly LogDestinationType?: string | null
  readonly LogFormat?: string | null
  readonly LogGroupName?: string | null
  readonly MaxAggregationInterval?: number | null
  readonly ResourceId?: string | null
  readonly ResourceType?: string | null
  readonly TagFieldSpecifications?: readonly FlowLogTagFieldSpecification[] | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly TrafficType?: string | null
}

interface FlowLogDestinationOptions {
  readonly FileFormat?: string
  readonly HiveCompatiblePartitions?: boolean
  readonly PerHourPartition?: boolean
}

interface FlowLogTagFieldSpecification {
  readonly ResourceType?: string
  readonly TagKeys?: readonly string[]
}

interface SecurityGroup {
  readonly GroupDescription?: string | null
  readonly GroupName?: string | null
  readonly SecurityGroupEgress?: readonly SecurityGroupEgress[] | null
  readonly SecurityGroupIngress?: readonly SecurityGroupIngress[] | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly VpcId?: string | null
}

interface SecurityGroupEgress {
  readonly CidrIp?: string
  readonly CidrIpv6?: string
  readonly Description?: string
  readonly DestinationPrefixListId?: string
  readonly DestinationSecurityGroupId?: string
  readonly FromPort?: number
  readonly IpProtocol?: string
  readonly ToPort?: number
}

interface SecurityGroupIngress {
  readonly CidrIp?: string
  readonly CidrIpv6?: string
  readonly Description?: string
  readonly FromPort?: number
  readonly IpProtocol?: string
  readonly SourcePrefixListId?: string
  readonly SourceSecurityGroupId?: string
  readonly SourceSecurityGroupName?: string
  readonly SourceSecurityGroupOwnerId?: string
  readonly ToPort?: number
}

interface VPC {
  readonly CidrBlock?: string | null
  readonly EnableDnsHostnames?: boolean | null
  readonly EnableDnsSupport?: boolean | null
  readonly InstanceTenancy?: string | null
  readonly Ipv4IpamPoolId?: string | null
  readonly Ipv4NetmaskLength?: number | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly VpcEncryptionControl?: VPCVpcEncryptionControl | null
}

interface VPCVpcEncryptionControl {
  readonly EgressOnlyInternetGatewayExclusion?: string
  readonly ElasticFileSystemExclusion?: string
  readonly InternetGatewayExclusion?: string
  readonly LambdaExclusion?: string
  readonly Mode?: string
  readonly NatGatewayExclusion?: string
  readonly ResourceExclusions?: VPCVpcEncryptionControlExclusions
  readonly State?: string
  readonly StateMessage?: string
  readonly VirtualPrivateGatewayExclusion?: string
  readonly VpcEncryptionControlId?: string
  readonly VpcId?: string
  readonly VpcLatticeExclusion?: string
  readonly VpcPeeringExclusion?: string
}

interface VPCVpcEncryptionControlExclusions {
  readonly EgressOnlyInternetGateway?: VPCVpcEncryptionControlExclusion
  readonly ElasticFileSystem?: VPCVpcEncryptionControlExclusion
  readonly InternetGateway?: VPCVpcEncryptionControlExclusion
  readonly Lambda?: VPCVpcEncryptionControlExclusion
  readonly NatGateway?: VPCVpcEncryptionControlExclusion
  readonly VirtualPrivateGateway?: VPCVpcEncryptionControlExclusion
  readonly VpcLattice?: VPCVpcEncryptionControlExclusion
  readonly VpcPeering?: VPCVpcEncryptionControlExclusion
}

interface VPCVpcEncryptionControlExclusion {
  readonly State?: string
  readonly StateMessage?: string
}
