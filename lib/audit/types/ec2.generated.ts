// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::EC2. */
export interface EC2Types {
  readonly 'AWS::EC2::ClientVpnEndpoint': ClientVpnEndpoint
  readonly 'AWS::EC2::EIP': EIP
  readonly 'AWS::EC2::FlowLog': FlowLog
  readonly 'AWS::EC2::Instance': Instance
  readonly 'AWS::EC2::LaunchTemplate': LaunchTemplate
  readonly 'AWS::EC2::NetworkAcl': NetworkAcl
  readonly 'AWS::EC2::NetworkAclEntry': NetworkAclEntry
  readonly 'AWS::EC2::NetworkInterface': NetworkInterface
  readonly 'AWS::EC2::Route': Route
  readonly 'AWS::EC2::RouteTable': RouteTable
  readonly 'AWS::EC2::SecurityGroup': SecurityGroup
  readonly 'AWS::EC2::Subnet': Subnet
  readonly 'AWS::EC2::TransitGateway': TransitGateway
  readonly 'AWS::EC2::VPC': VPC
  readonly 'AWS::EC2::VPCEndpoint': VPCEndpoint
  readonly 'AWS::EC2::VPCEndpointService': VPCEndpointService
  readonly 'AWS::EC2::VPCPeeringConnection': VPCPeeringConnection
  readonly 'AWS::EC2::VPNConnection': VPNConnection
  readonly 'AWS::EC2::Volume': Volume
}

interface ClientVpnEndpoint {
  readonly AuthenticationOptions?: readonly ClientVpnEndpointClientAuthenticationRequest[] | null
  readonly ClientCidrBlock?: string | null
  readonly ClientConnectOptions?: ClientVpnEndpointClientConnectOptions | null
  readonly ClientLoginBannerOptions?: ClientVpnEndpointClientLoginBannerOptions | null
  readonly ClientRouteEnforcementOptions?: ClientVpnEndpointClientRouteEnforcementOptions | null
  readonly ConnectionLogOptions?: ClientVpnEndpointConnectionLogOptions | null
  readonly Description?: string | null
  readonly DisconnectOnSessionTimeout?: boolean | null
  readonly DnsServers?: readonly string[] | null
  readonly EndpointIpAddressType?: string | null
  readonly SecurityGroupIds?: readonly string[] | null
  readonly SelfServicePortal?: string | null
  readonly ServerCertificateArn?: string | null
  readonly SessionTimeoutHours?: number | null
  readonly SplitTunnel?: boolean | null
  readonly TagSpecifications?: readonly ClientVpnEndpointTagSpecification[] | null
  readonly TrafficIpAddressType?: string | null
  readonly TransitGatewayConfiguration?: ClientVpnEndpointTransitGatewayConfiguration | null
  readonly TransportProtocol?: string | null
  readonly VpcId?: string | null
  readonly VpnPort?: number | null
}

interface ClientVpnEndpointClientAuthenticationRequest {
  readonly ActiveDirectory?: ClientVpnEndpointDirectoryServiceAuthenticationRequest
  readonly FederatedAuthentication?: ClientVpnEndpointFederatedAuthenticationRequest
  readonly MutualAuthentication?: ClientVpnEndpointCertificateAuthenticationRequest
  readonly Type?: string
}

interface ClientVpnEndpointDirectoryServiceAuthenticationRequest {
  readonly DirectoryId?: string
}

interface ClientVpnEndpointFederatedAuthenticationRequest {
  readonly SAMLProviderArn?: string
  readonly SelfServiceSAMLProviderArn?: string
}

interface ClientVpnEndpointCertificateAuthenticationRequest {
  readonly ClientRootCertificateChainArn?: string
}

interface ClientVpnEndpointClientConnectOptions {
  readonly Enabled?: boolean
  readonly LambdaFunctionArn?: string
}

interface ClientVpnEndpointClientLoginBannerOptions {
  readonly BannerText?: string
  readonly Enabled?: boolean
}

interface ClientVpnEndpointClientRouteEnforcementOptions {
  readonly Enforced?: boolean
}

interface ClientVpnEndpointConnectionLogOptions {
  readonly CloudwatchLogGroup?: string
  readonly CloudwatchLogStream?: string
  readonly Enabled?: boolean
}

interface ClientVpnEndpointTagSpecification {
  readonly ResourceType?: string
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[]
}

interface ClientVpnEndpointTransitGatewayConfiguration {
  readonly AvailabilityZoneIds?: readonly string[]
  readonly AvailabilityZones?: readonly string[]
  readonly TransitGatewayId?: string
}

interface EIP {
  readonly Address?: string | null
  readonly Domain?: string | null
  readonly InstanceId?: string | null
  readonly IpamPoolId?: string | null
  readonly NetworkBorderGroup?: string | null
  readonly PublicIpv4Pool?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly TransferAddress?: string | null
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

interface Instance {
  readonly AdditionalInfo?: string | null
  readonly Affinity?: string | null
  readonly AvailabilityZone?: string | null
  readonly BlockDeviceMappings?: readonly InstanceBlockDeviceMapping[] | null
  readonly CpuOptions?: InstanceCpuOptions | null
  readonly CreditSpecification?: InstanceCreditSpecification | null
  readonly DisableApiTermination?: boolean | null
  readonly EbsOptimized?: boolean | null
  readonly ElasticGpuSpecifications?: readonly InstanceElasticGpuSpecification[] | null
  readonly ElasticInferenceAccelerators?: readonly InstanceElasticInferenceAccelerator[] | null
  readonly EnclaveOptions?: InstanceEnclaveOptions | null
  readonly HibernationOptions?: InstanceHibernationOptions | null
  readonly HostId?: string | null
  readonly HostResourceGroupArn?: string | null
  readonly IamInstanceProfile?: string | null
  readonly ImageId?: string | null
  readonly InstanceInitiatedShutdownBehavior?: string | null
  readonly InstanceType?: string | null
  readonly Ipv6AddressCount?: number | null
  readonly Ipv6Addresses?: readonly InstanceInstanceIpv6Address[] | null
  readonly KernelId?: string | null
  readonly KeyName?: string | null
  readonly LaunchTemplate?: InstanceLaunchTemplateSpecification | null
  readonly LicenseSpecifications?: readonly InstanceLicenseSpecification[] | null
  readonly MetadataOptions?: InstanceMetadataOptions | null
  readonly Monitoring?: boolean | null
  readonly NetworkInterfaces?: readonly InstanceNetworkInterface[] | null
  readonly PlacementGroupName?: string | null
  readonly PrivateDnsNameOptions?: InstancePrivateDnsNameOptions | null
  readonly PrivateIpAddress?: string | null
  readonly PropagateTagsToVolumeOnCreation?: boolean | null
  readonly RamdiskId?: string | null
  readonly SecurityGroupIds?: readonly string[] | null
  readonly SecurityGroups?: readonly string[] | null
  readonly SourceDestCheck?: boolean | null
  readonly SsmAssociations?: readonly InstanceSsmAssociation[] | null
  readonly SubnetId?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly Tenancy?: string | null
  readonly UserData?: string | null
  readonly Volumes?: readonly InstanceVolume[] | null
}

interface InstanceBlockDeviceMapping {
  readonly DeviceName?: string
  readonly Ebs?: InstanceEbs
  readonly NoDevice?: unknown
  readonly VirtualName?: string
}

interface InstanceEbs {
  readonly DeleteOnTermination?: boolean
  readonly Encrypted?: boolean
  readonly Iops?: number
  readonly KmsKeyId?: string
  readonly SnapshotId?: string
  readonly VolumeSize?: number
  readonly VolumeType?: string
}

interface InstanceCpuOptions {
  readonly CoreCount?: number
  readonly ThreadsPerCore?: number
}

interface InstanceCreditSpecification {
  readonly CPUCredits?: string
}

interface InstanceElasticGpuSpecification {
  readonly Type?: string
}

interface InstanceElasticInferenceAccelerator {
  readonly Count?: number
  readonly Type?: string
}

interface InstanceEnclaveOptions {
  readonly Enabled?: boolean
}

interface InstanceHibernationOptions {
  readonly Configured?: boolean
}

interface InstanceInstanceIpv6Address {
  readonly Ipv6Address?: string
}

interface InstanceLaunchTemplateSpecification {
  readonly LaunchTemplateId?: string
  readonly LaunchTemplateName?: string
  readonly Version?: string
}

interface InstanceLicenseSpecification {
  readonly LicenseConfigurationArn?: string
}

interface InstanceMetadataOptions {
  readonly HttpEndpoint?: string
  readonly HttpProtocolIpv6?: string
  readonly HttpPutResponseHopLimit?: number
  readonly HttpTokens?: string
  readonly InstanceMetadataTags?: string
}

interface InstanceNetworkInterface {
  readonly AssociateCarrierIpAddress?: boolean
  readonly AssociatePublicIpAddress?: boolean
  readonly DeleteOnTermination?: boolean
  readonly Description?: string
  readonly DeviceIndex?: string
  readonly EnaSrdSpecification?: InstanceEnaSrdSpecification
  readonly GroupSet?: readonly string[]
  readonly Ipv6AddressCount?: number
  readonly Ipv6Addresses?: readonly InstanceInstanceIpv6Address[]
  readonly NetworkInterfaceId?: string
  readonly PrivateIpAddress?: string
  readonly PrivateIpAddresses?: readonly InstancePrivateIpAddressSpecification[]
  readonly SecondaryPrivateIpAddressCount?: number
  readonly SubnetId?: string
}

interface InstanceEnaSrdSpecification {
  readonly EnaSrdEnabled?: boolean
  readonly EnaSrdUdpSpecification?: InstanceEnaSrdUdpSpecification
}

interface InstanceEnaSrdUdpSpecification {
  readonly EnaSrdUdpEnabled?: boolean
}

interface InstancePrivateIpAddressSpecification {
  readonly Primary?: boolean
  readonly PrivateIpAddress?: string
}

interface InstancePrivateDnsNameOptions {
  readonly EnableResourceNameDnsAAAARecord?: boolean
  readonly EnableResourceNameDnsARecord?: boolean
  readonly HostnameType?: string
}

interface InstanceSsmAssociation {
  readonly AssociationParameters?: readonly InstanceAssociationParameter[]
  readonly DocumentName?: string
}

interface InstanceAssociationParameter {
  readonly Key?: string
  readonly Value?: readonly string[]
}

interface InstanceVolume {
  readonly Device?: string
  readonly VolumeId?: string
}

interface LaunchTemplate {
  readonly LaunchTemplateData?: LaunchTemplateLaunchTemplateData | null
  readonly LaunchTemplateName?: string | null
  readonly TagSpecifications?: readonly LaunchTemplateLaunchTemplateTagSpecification[] | null
  readonly VersionDescription?: string | null
}

interface LaunchTemplateLaunchTemplateData {
  readonly BlockDeviceMappings?: readonly LaunchTemplateBlockDeviceMapping[]
  readonly CapacityReservationSpecification?: LaunchTemplateCapacityReservationSpecification
  readonly CpuOptions?: LaunchTemplateCpuOptions
  readonly CreditSpecification?: LaunchTemplateCreditSpecification
  readonly DisableApiStop?: boolean
  readonly DisableApiTermination?: boolean
  readonly EbsOptimized?: boolean
  readonly ElasticGpuSpecifications?: readonly LaunchTemplateElasticGpuSpecification[]
  readonly ElasticInferenceAccelerators?: readonly LaunchTemplateLaunchTemplateElasticInferenceAccelerator[]
  readonly EnclaveOptions?: LaunchTemplateEnclaveOptions
  readonly HibernationOptions?: LaunchTemplateHibernationOptions
  readonly IamInstanceProfile?: LaunchTemplateIamInstanceProfile
  readonly ImageId?: string
  readonly InstanceInitiatedShutdownBehavior?: string
  readonly InstanceMarketOptions?: LaunchTemplateInstanceMarketOptions
  readonly InstanceRequirements?: LaunchTemplateInstanceRequirements
  readonly InstanceType?: string
  readonly KernelId?: string
  readonly KeyName?: string
  readonly LicenseSpecifications?: readonly LaunchTemplateLicenseSpecification[]
  readonly MaintenanceOptions?: LaunchTemplateMaintenanceOptions
  readonly MetadataOptions?: LaunchTemplateMetadataOptions
  readonly Monitoring?: LaunchTemplateMonitoring
  readonly NetworkInterfaces?: readonly LaunchTemplateNetworkInterface[]
  readonly NetworkPerformanceOptions?: LaunchTemplateNetworkPerformanceOptions
  readonly Placement?: LaunchTemplatePlacement
  readonly PrivateDnsNameOptions?: LaunchTemplatePrivateDnsNameOptions
  readonly RamDiskId?: string
  readonly SecurityGroupIds?: readonly string[]
  readonly SecurityGroups?: readonly string[]
  readonly TagSpecifications?: readonly LaunchTemplateTagSpecification[]
  readonly UserData?: string
}

interface LaunchTemplateBlockDeviceMapping {
  readonly DeviceName?: string
  readonly Ebs?: LaunchTemplateEbs
  readonly NoDevice?: string
  readonly VirtualName?: string
}

interface LaunchTemplateEbs {
  readonly DeleteOnTermination?: boolean
  readonly EbsCardIndex?: number
  readonly Encrypted?: boolean
  readonly Iops?: number
  readonly KmsKeyId?: string
  readonly SnapshotId?: string
  readonly Throughput?: number
  readonly VolumeInitializationRate?: number
  readonly VolumeSize?: number
  readonly VolumeType?: string
}

interface LaunchTemplateCapacityReservationSpecification {
  readonly CapacityReservationPreference?: string
  readonly CapacityReservationTarget?: LaunchTemplateCapacityReservationTarget
}

interface LaunchTemplateCapacityReservationTarget {
  readonly CapacityReservationId?: string
  readonly CapacityReservationResourceGroupArn?: string
}

interface LaunchTemplateCpuOptions {
  readonly AmdSevSnp?: string
  readonly CoreCount?: number
  readonly NestedVirtualization?: string
  readonly ThreadsPerCore?: number
}

interface LaunchTemplateCreditSpecification {
  readonly CpuCredits?: string
}

interface LaunchTemplateElasticGpuSpecification {
  readonly Type?: string
}

interface LaunchTemplateLaunchTemplateElasticInferenceAccelerator {
  readonly Count?: number
  readonly Type?: string
}

interface LaunchTemplateEnclaveOptions {
  readonly Enabled?: boolean
}

interface LaunchTemplateHibernationOptions {
  readonly Configured?: boolean
}

interface LaunchTemplateIamInstanceProfile {
  readonly Arn?: string
  readonly Name?: string
}

interface LaunchTemplateInstanceMarketOptions {
  readonly MarketType?: string
  readonly SpotOptions?: LaunchTemplateSpotOptions
}

interface LaunchTemplateSpotOptions {
  readonly BlockDurationMinutes?: number
  readonly InstanceInterruptionBehavior?: string
  readonly MaxPrice?: string
  readonly SpotInstanceType?: string
  readonly ValidUntil?: string
}

interface LaunchTemplateInstanceRequirements {
  readonly AcceleratorCount?: LaunchTemplateAcceleratorCount
  readonly AcceleratorManufacturers?: readonly string[]
  readonly AcceleratorNames?: readonly string[]
  readonly AcceleratorTotalMemoryMiB?: LaunchTemplateAcceleratorTotalMemoryMiB
  readonly AcceleratorTypes?: readonly string[]
  readonly AllowedInstanceTypes?: readonly string[]
  readonly BareMetal?: string
  readonly BaselineEbsBandwidthMbps?: LaunchTemplateBaselineEbsBandwidthMbps
  readonly BaselinePerformanceFactors?: LaunchTemplateBaselinePerformanceFactors
  readonly BurstablePerformance?: string
  readonly CpuManufacturers?: readonly string[]
  readonly ExcludedInstanceTypes?: readonly string[]
  readonly InstanceGenerations?: readonly string[]
  readonly LocalStorage?: string
  readonly LocalStorageTypes?: readonly string[]
  readonly MaxSpotPriceAsPercentageOfOptimalOnDemandPrice?: number
  readonly MemoryGiBPerVCpu?: LaunchTemplateMemoryGiBPerVCpu
  readonly MemoryMiB?: LaunchTemplateMemoryMiB
  readonly NetworkBandwidthGbps?: LaunchTemplateNetworkBandwidthGbps
  readonly NetworkInterfaceCount?: LaunchTemplateNetworkInterfaceCount
  readonly OnDemandMaxPricePercentageOverLowestPrice?: number
  readonly RequireHibernateSupport?: boolean
  readonly SpotMaxPricePercentageOverLowestPrice?: number
  readonly TotalLocalStorageGB?: LaunchTemplateTotalLocalStorageGB
  readonly VCpuCount?: LaunchTemplateVCpuCount
}

interface LaunchTemplateAcceleratorCount {
  readonly Max?: number
  readonly Min?: number
}

interface LaunchTemplateAcceleratorTotalMemoryMiB {
  readonly Max?: number
  readonly Min?: number
}

interface LaunchTemplateBaselineEbsBandwidthMbps {
  readonly Max?: number
  readonly Min?: number
}

interface LaunchTemplateBaselinePerformanceFactors {
  readonly Cpu?: LaunchTemplateCpu
}

interface LaunchTemplateCpu {
  readonly References?: readonly LaunchTemplateReference[]
}

interface LaunchTemplateReference {
  readonly InstanceFamily?: string
}

interface LaunchTemplateMemoryGiBPerVCpu {
  readonly Max?: number
  readonly Min?: number
}

interface LaunchTemplateMemoryMiB {
  readonly Max?: number
  readonly Min?: number
}

interface LaunchTemplateNetworkBandwidthGbps {
  readonly Max?: number
  readonly Min?: number
}

interface LaunchTemplateNetworkInterfaceCount {
  readonly Max?: number
  readonly Min?: number
}

interface LaunchTemplateTotalLocalStorageGB {
  readonly Max?: number
  readonly Min?: number
}

interface LaunchTemplateVCpuCount {
  readonly Max?: number
  readonly Min?: number
}

interface LaunchTemplateLicenseSpecification {
  readonly LicenseConfigurationArn?: string
}

interface LaunchTemplateMaintenanceOptions {
  readonly AutoRecovery?: string
}

interface LaunchTemplateMetadataOptions {
  readonly HttpEndpoint?: string
  readonly HttpProtocolIpv6?: string
  readonly HttpPutResponseHopLimit?: number
  readonly HttpTokens?: string
  readonly InstanceMetadataTags?: string
}

interface LaunchTemplateMonitoring {
  readonly Enabled?: boolean
}

interface LaunchTemplateNetworkInterface {
  readonly AssociateCarrierIpAddress?: boolean
  readonly AssociatePublicIpAddress?: boolean
  readonly ConnectionTrackingSpecification?: LaunchTemplateConnectionTrackingSpecification
  readonly DeleteOnTermination?: boolean
  readonly Description?: string
  readonly DeviceIndex?: number
  readonly EnaQueueCount?: number
  readonly EnaSrdSpecification?: LaunchTemplateEnaSrdSpecification
  readonly Groups?: readonly string[]
  readonly InterfaceType?: string
  readonly Ipv4PrefixCount?: number
  readonly Ipv4Prefixes?: readonly LaunchTemplateIpv4PrefixSpecification[]
  readonly Ipv6AddressCount?: number
  readonly Ipv6Addresses?: readonly LaunchTemplateIpv6Add[]
  readonly Ipv6PrefixCount?: number
  readonly Ipv6Prefixes?: readonly LaunchTemplateIpv6PrefixSpecification[]
  readonly NetworkCardIndex?: number
  readonly NetworkInterfaceId?: string
  readonly PrimaryIpv6?: boolean
  readonly PrivateIpAddress?: string
  readonly PrivateIpAddresses?: readonly LaunchTemplatePrivateIpAdd[]
  readonly SecondaryPrivateIpAddressCount?: number
  readonly SubnetId?: string
}

interface LaunchTemplateConnectionTrackingSpecification {
  readonly TcpEstablishedTimeout?: number
  readonly UdpStreamTimeout?: number
  readonly UdpTimeout?: number
}

interface LaunchTemplateEnaSrdSpecification {
  readonly EnaSrdEnabled?: boolean
  readonly EnaSrdUdpSpecification?: LaunchTemplateEnaSrdUdpSpecification
}

interface LaunchTemplateEnaSrdUdpSpecification {
  readonly EnaSrdUdpEnabled?: boolean
}

interface LaunchTemplateIpv4PrefixSpecification {
  readonly Ipv4Prefix?: string
}

interface LaunchTemplateIpv6Add {
  readonly Ipv6Address?: string
}

interface LaunchTemplateIpv6PrefixSpecification {
  readonly Ipv6Prefix?: string
}

interface LaunchTemplatePrivateIpAdd {
  readonly Primary?: boolean
  readonly PrivateIpAddress?: string
}

interface LaunchTemplateNetworkPerformanceOptions {
  readonly BandwidthWeighting?: string
}

interface LaunchTemplatePlacement {
  readonly Affinity?: string
  readonly AvailabilityZone?: string
  readonly GroupId?: string
  readonly GroupName?: string
  readonly HostId?: string
  readonly HostResourceGroupArn?: string
  readonly PartitionNumber?: number
  readonly SpreadDomain?: string
  readonly Tenancy?: string
}

interface LaunchTemplatePrivateDnsNameOptions {
  readonly EnableResourceNameDnsAAAARecord?: boolean
  readonly EnableResourceNameDnsARecord?: boolean
  readonly HostnameType?: string
}

interface LaunchTemplateTagSpecification {
  readonly ResourceType?: string
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[]
}

interface LaunchTemplateLaunchTemplateTagSpecification {
  readonly ResourceType?: string
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[]
}

interface NetworkAcl {
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly VpcId?: string | null
}

interface NetworkAclEntry {
  readonly CidrBlock?: string | null
  readonly Egress?: boolean | null
  readonly Icmp?: NetworkAclEntryIcmp | null
  readonly Ipv6CidrBlock?: string | null
  readonly NetworkAclId?: string | null
  readonly PortRange?: NetworkAclEntryPortRange | null
  readonly Protocol?: number | null
  readonly RuleAction?: string | null
  readonly RuleNumber?: number | null
}

interface NetworkAclEntryIcmp {
  readonly Code?: number
  readonly Type?: number
}

interface NetworkAclEntryPortRange {
  readonly From?: number
  readonly To?: number
}

interface NetworkInterface {
  readonly ConnectionTrackingSpecification?: NetworkInterfaceConnectionTrackingSpecification | null
  readonly Description?: string | null
  readonly EnablePrimaryIpv6?: boolean | null
  readonly GroupSet?: readonly string[] | null
  readonly InterfaceType?: string | null
  readonly Ipv4PrefixCount?: number | null
  readonly Ipv4Prefixes?: readonly NetworkInterfaceIpv4PrefixSpecification[] | null
  readonly Ipv6AddressCount?: number | null
  readonly Ipv6Addresses?: readonly NetworkInterfaceInstanceIpv6Address[] | null
  readonly Ipv6PrefixCount?: number | null
  readonly Ipv6Prefixes?: readonly NetworkInterfaceIpv6PrefixSpecification[] | null
  readonly PrivateIpAddress?: string | null
  readonly PrivateIpAddresses?: readonly NetworkInterfacePrivateIpAddressSpecification[] | null
  readonly PublicIpDnsHostnameTypeSpecification?: string | null
  readonly SecondaryPrivateIpAddressCount?: number | null
  readonly SourceDestCheck?: boolean | null
  readonly SubnetId?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
}

interface NetworkInterfaceConnectionTrackingSpecification {
  readonly TcpEstablishedTimeout?: number
  readonly UdpStreamTimeout?: number
  readonly UdpTimeout?: number
}

interface NetworkInterfaceIpv4PrefixSpecification {
  readonly Ipv4Prefix?: string
}

interface NetworkInterfaceInstanceIpv6Address {
  readonly Ipv6Address?: string
}

interface NetworkInterfaceIpv6PrefixSpecification {
  readonly Ipv6Prefix?: string
}

interface NetworkInterfacePrivateIpAddressSpecification {
  readonly Primary?: boolean
  readonly PrivateIpAddress?: string
}

interface Route {
  readonly CarrierGatewayId?: string | null
  readonly CoreNetworkArn?: string | null
  readonly DestinationCidrBlock?: string | null
  readonly DestinationIpv6CidrBlock?: string | null
  readonly DestinationPrefixListId?: string | null
  readonly EgressOnlyInternetGatewayId?: string | null
  readonly GatewayId?: string | null
  readonly InstanceId?: string | null
  readonly LocalGatewayId?: string | null
  readonly NatGatewayId?: string | null
  readonly NetworkInterfaceId?: string | null
  readonly OdbNetworkArn?: string | null
  readonly RouteTableId?: string | null
  readonly TransitGatewayId?: string | null
  readonly VpcEndpointId?: string | null
  readonly VpcPeeringConnectionId?: string | null
}

interface RouteTable {
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly VpcId?: string | null
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

interface Subnet {
  readonly AssignIpv6AddressOnCreation?: boolean | null
  readonly AvailabilityZone?: string | null
  readonly AvailabilityZoneId?: string | null
  readonly CidrBlock?: string | null
  readonly EnableDns64?: boolean | null
  readonly EnableLniAtDeviceIndex?: number | null
  readonly Ipv4IpamPoolId?: string | null
  readonly Ipv4NetmaskLength?: number | null
  readonly Ipv6CidrBlock?: string | null
  readonly Ipv6IpamPoolId?: string | null
  readonly Ipv6Native?: boolean | null
  readonly Ipv6NetmaskLength?: number | null
  readonly MapPublicIpOnLaunch?: boolean | null
  readonly OutpostArn?: string | null
  readonly PrivateDnsNameOptionsOnLaunch?: SubnetPrivateDnsNameOptionsOnLaunch | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly VpcId?: string | null
}

interface SubnetPrivateDnsNameOptionsOnLaunch {
  readonly EnableResourceNameDnsAAAARecord?: boolean
  readonly EnableResourceNameDnsARecord?: boolean
  readonly HostnameType?: string
}

interface TransitGateway {
  readonly AmazonSideAsn?: number | null
  readonly AssociationDefaultRouteTableId?: string | null
  readonly AutoAcceptSharedAttachments?: string | null
  readonly DefaultRouteTableAssociation?: string | null
  readonly DefaultRouteTablePropagation?: string | null
  readonly Description?: string | null
  readonly DnsSupport?: string | null
  readonly EncryptionSupport?: string | null
  readonly MulticastSupport?: string | null
  readonly PropagationDefaultRouteTableId?: string | null
  readonly SecurityGroupReferencingSupport?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly TransitGatewayCidrBlocks?: readonly string[] | null
  readonly VpnEcmpSupport?: string | null
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

interface VPCEndpoint {
  readonly DnsOptions?: VPCEndpointDnsOptionsSpecification | null
  readonly IpAddressType?: string | null
  readonly PolicyDocument?: unknown | null
  readonly PrivateDnsEnabled?: boolean | null
  readonly ResourceConfigurationArn?: string | null
  readonly RouteTableIds?: readonly string[] | null
  readonly SecurityGroupIds?: readonly string[] | null
  readonly ServiceName?: string | null
  readonly ServiceNetworkArn?: string | null
  readonly ServiceRegion?: string | null
  readonly SubnetIds?: readonly string[] | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly VpcEndpointType?: string | null
  readonly VpcId?: string | null
}

interface VPCEndpointDnsOptionsSpecification {
  readonly DnsRecordIpType?: string
  readonly PrivateDnsOnlyForInboundResolverEndpoint?: string
  readonly PrivateDnsPreference?: string
  readonly PrivateDnsSpecifiedDomains?: readonly string[]
}

interface VPCEndpointService {
  readonly AcceptanceRequired?: boolean | null
  readonly ContributorInsightsEnabled?: boolean | null
  readonly GatewayLoadBalancerArns?: readonly string[] | null
  readonly NetworkLoadBalancerArns?: readonly string[] | null
  readonly PayerResponsibility?: string | null
  readonly PrivateDnsName?: string | null
  readonly PrivateDnsNameConfiguration?: VPCEndpointServicePrivateDnsNameConfiguration | null
  readonly SupportedIpAddressTypes?: readonly string[] | null
  readonly SupportedRegions?: readonly string[] | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
}

interface VPCEndpointServicePrivateDnsNameConfiguration {
  readonly Name?: string
  readonly State?: string
  readonly Type?: string
  readonly Value?: string
}

interface VPCPeeringConnection {
  readonly AssumeRoleRegion?: string | null
  readonly PeerOwnerId?: string | null
  readonly PeerRegion?: string | null
  readonly PeerRoleArn?: string | null
  readonly PeerVpcId?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly VpcId?: string | null
}

interface VPNConnection {
  readonly CustomerGatewayId?: string | null
  readonly EnableAcceleration?: boolean | null
  readonly LocalIpv4NetworkCidr?: string | null
  readonly LocalIpv6NetworkCidr?: string | null
  readonly OutsideIpAddressType?: string | null
  readonly PreSharedKeyStorage?: string | null
  readonly RemoteIpv4NetworkCidr?: string | null
  readonly RemoteIpv6NetworkCidr?: string | null
  readonly StaticRoutesOnly?: boolean | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly TransitGatewayId?: string | null
  readonly TransportTransitGatewayAttachmentId?: string | null
  readonly TunnelBandwidth?: string | null
  readonly TunnelInsideIpVersion?: string | null
  readonly Type?: string | null
  readonly VpnConcentratorId?: string | null
  readonly VpnGatewayId?: string | null
  readonly VpnTunnelOptionsSpecifications?: readonly VPNConnectionVpnTunnelOptionsSpecification[] | null
}

interface VPNConnectionVpnTunnelOptionsSpecification {
  readonly DPDTimeoutAction?: string
  readonly DPDTimeoutSeconds?: number
  readonly EnableTunnelLifecycleControl?: boolean
  readonly IKEVersions?: readonly VPNConnectionIKEVersionsRequestListValue[]
  readonly LogOptions?: VPNConnectionVpnTunnelLogOptionsSpecification
  readonly Phase1DHGroupNumbers?: readonly VPNConnectionPhase1DHGroupNumbersRequestListValue[]
  readonly Phase1EncryptionAlgorithms?: readonly VPNConnectionPhase1EncryptionAlgorithmsRequestListValue[]
  readonly Phase1IntegrityAlgorithms?: readonly VPNConnectionPhase1IntegrityAlgorithmsRequestListValue[]
  readonly Phase1LifetimeSeconds?: number
  readonly Phase2DHGroupNumbers?: readonly VPNConnectionPhase2DHGroupNumbersRequestListValue[]
  readonly Phase2EncryptionAlgorithms?: readonly VPNConnectionPhase2EncryptionAlgorithmsRequestListValue[]
  readonly Phase2IntegrityAlgorithms?: readonly VPNConnectionPhase2IntegrityAlgorithmsRequestListValue[]
  readonly Phase2LifetimeSeconds?: number
  readonly PreSharedKey?: string
  readonly RekeyFuzzPercentage?: number
  readonly RekeyMarginTimeSeconds?: number
  readonly ReplayWindowSize?: number
  readonly StartupAction?: string
  readonly TunnelInsideCidr?: string
  readonly TunnelInsideIpv6Cidr?: string
}

interface VPNConnectionIKEVersionsRequestListValue {
  readonly Value?: string
}

interface VPNConnectionVpnTunnelLogOptionsSpecification {
  readonly CloudwatchLogOptions?: VPNConnectionCloudwatchLogOptionsSpecification
}

interface VPNConnectionCloudwatchLogOptionsSpecification {
  readonly BgpLogEnabled?: boolean
  readonly BgpLogGroupArn?: string
  readonly BgpLogOutputFormat?: string
  readonly LogEnabled?: boolean
  readonly LogGroupArn?: string
  readonly LogOutputFormat?: string
}

interface VPNConnectionPhase1DHGroupNumbersRequestListValue {
  readonly Value?: number
}

interface VPNConnectionPhase1EncryptionAlgorithmsRequestListValue {
  readonly Value?: string
}

interface VPNConnectionPhase1IntegrityAlgorithmsRequestListValue {
  readonly Value?: string
}

interface VPNConnectionPhase2DHGroupNumbersRequestListValue {
  readonly Value?: number
}

interface VPNConnectionPhase2EncryptionAlgorithmsRequestListValue {
  readonly Value?: string
}

interface VPNConnectionPhase2IntegrityAlgorithmsRequestListValue {
  readonly Value?: string
}

interface Volume {
  readonly AutoEnableIO?: boolean | null
  readonly AvailabilityZone?: string | null
  readonly AvailabilityZoneId?: string | null
  readonly Encrypted?: boolean | null
  readonly Iops?: number | null
  readonly KmsKeyId?: string | null
  readonly MultiAttachEnabled?: boolean | null
  readonly OutpostArn?: string | null
  readonly Size?: number | null
  readonly SnapshotId?: string | null
  readonly SourceVolumeId?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly Throughput?: number | null
  readonly VolumeInitializationRate?: number | null
  readonly VolumeType?: string | null
}
