import { defineCheck, fail, pass, undecided } from '../../check.ts'

type Rule = {
  readonly IpProtocol?: string | number | null
  readonly FromPort?: number
  readonly ToPort?: number
  readonly CidrIp?: string
  readonly CidrIpv6?: string
  readonly SourcePrefixListId?: string
}
type Configuration = { readonly SecurityGroupIngress?: readonly Rule[] }

/** SSH and RDP. */
const adminPorts = [22, 3389] as const
/** Names and IANA numbers of the protocols that have ports, and `-1` for all. */
const protocols = new Set(['-1', 'tcp', '6', 'udp', '17'])

export const check = defineCheck<Configuration>({
  id: 'ec2-security-group-admin-ports-closed',
  title: 'Security groups do not open SSH, RDP or all ports to the internet',
  severity: 'high',
  resource: 'AWS::EC2::SecurityGroup',
  rationale:
    'Ports 22 and 3389 are tried by scanners within minutes of opening: guessed passwords and fresh holes in the service lead straight to a shell.',
  remediation:
    'Reach machines through Session Manager or a VPN and take the rule away: aws ec2 revoke-security-group-ingress --group-id <GROUP_ID> --security-group-rule-ids <RULE_ID>. The rule ids: aws ec2 describe-security-group-rules --filters Name=group-id,Values=<GROUP_ID>',
  aliases: {
    prowler: [
      'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_22',
      'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_3389',
      'ec2_securitygroup_allow_ingress_from_internet_to_all_ports',
    ],
    securityHub: ['EC2.13', 'EC2.14'],
  },
  evaluate({ configuration }) {
    const { SecurityGroupIngress: ingress } = configuration
    if (!Array.isArray(ingress)) return undecided('The snapshot does not hold the ingress rules of the group.')
    const rules = (ingress as readonly Rule[]).filter(opensAdminPort)
    const open = rules.filter((rule) => isWorld(rule.CidrIp) || isWorld(rule.CidrIpv6))
    if (open.length > 0) {
      const sources = [...new Set(open.map((rule) => `${portsOf(rule)} to ${rule.CidrIp ?? rule.CidrIpv6}`))]
      return fail(`Open to the internet: ${sources.slice(0, 5).join('; ')}.`, { rules: open.slice(0, 20), count: open.length })
    }
    const lists = rules.flatMap((rule) => (rule.SourcePrefixListId ? [rule.SourcePrefixListId] : []))
    if (lists.length > 0)
      return undecided(`SSH or RDP is open to prefix lists (${[...new Set(lists)].slice(0, 5).join(', ')}) whose entries were not read.`, {
        lists: lists.slice(0, 20),
      })
    return pass('No rule opens SSH, RDP or all ports to the internet.', { adminRules: rules.length })
  },
})

function opensAdminPort({ IpProtocol: protocol, FromPort: from, ToPort: to }: Rule): boolean {
  const name = String(protocol ?? '-1').toLowerCase()
  if (name === '-1') return true
  if (!protocols.has(name)) return false
  // -1 or nothing: all ports.
  const first = from === undefined || from < 0 ? 0 : from
  const last = to === undefined || to < 0 ? 65_535 : to
  return adminPorts.some((port) => first <= port && port <= last)
}

/** A network of prefix length 0 is the whole internet, however its address is spelt (`0.0.0.0/0`, `::/0`, `0:0::/0`, `10.0.0.0/0`). */
function isWorld(cidr: string | undefined): boolean {
  return cidr !== undefined && /\/0+$/.test(cidr.trim())
}

function portsOf({ IpProtocol: protocol, FromPort: from, ToPort: to }: Rule): string {
  if (String(protocol ?? '-1') === '-1' || from === undefined || from < 0) return 'all ports'
  return from === to ? `port ${from}` : `ports ${from}-${to}`
}
