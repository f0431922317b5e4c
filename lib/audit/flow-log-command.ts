/** Fields of a flow log that the detections on the network go by (VPC user guide, "Available fields"). */
const fields =
  'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status vpc-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr region flow-direction'

/** How a field is written in the format of a flow log. */
export const flowLogField = (name: string): string => `\${${name}}`

/** The command that makes a flow log with them, a record a minute, for whoever remedies a VPC without one. */
export const createFlowLog = `aws ec2 create-flow-logs --resource-type VPC --resource-ids <VPC_ID> --traffic-type ALL --log-destination-type s3 --log-destination <FLOW_LOG_DESTINATION> --max-aggregation-interval 60 --log-format '${fields.split(' ').map(flowLogField).join(' ')}'`
