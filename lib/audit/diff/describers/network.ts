import type { Severity } from '#lib/findings/severity.ts'
import type { Told } from '../change.ts'
import { shortText } from '../shown-value.ts'
import { type Describer, type Difference, field, onlyIn } from './describe.ts'

/** Who may reach what, of one rule. */
interface Rule {
  readonly ports: string
  readonly peer: string
  readonly weight: Severity
}

const protocols = new Map([
  ['1', 'icmp'],
  ['6', 'tcp'],
  ['17', 'udp'],
  ['58', 'icmpv6'],
])

/** Ports by which a machine is taken over or its data read. */
const grave = [22, 23, 135, 445, 1433, 1521, 2375, 3306, 3389, 5432, 5900, 5985, 6379, 9200, 11211, 27017]

/** Rules by what they mean: descriptions and the order of rules say nothing. */
function rulesIn(value: unknown, side: 'Source' | 'Destination'): ReadonlyMap<string, Rule> | undefined {
  if (value !== null && value !== undefined && !Array.isArray(value)) return undefined
  const rules = new Map<string, Rule>()
  for (const rule of (value ?? []) as readonly unknown[]) {
    const peer = peerOf(rule, side)
    if (peer === undefined) return undefined
    const { words, wide } = portsOf(rule)
    const world = /^(?:0\.0\.0\.0|[0:]{2,39})\/0$/.test(peer)
    rules.set(`${words} ${peer}`, { ports: words, peer, weight: world ? (wide ? 'critical' : 'medium') : 'low' })
  }
  return rules
}

function peerOf(rule: unknown, side: 'Source' | 'Destination'): string | undefined {
  const found = ['CidrIp', 'CidrIpv6', `${side}PrefixListId`, `${side}SecurityGroupId`, `${side}SecurityGroupName`]
    .map((name) => field(rule, name))
    .find((one) => typeof one === 'string')
  return typeof found === 'string' ? shortText(found, 100) : undefined
}

/** Ports in words, and whether what is grave to open is among them. */
function portsOf(rule: unknown): { readonly words: string; readonly wide: boolean } {
  const given = String(field(rule, 'IpProtocol') ?? '-1').toLowerCase()
  const protocol = protocols.get(given) ?? shortText(given, 20)
  const [from, to] = [field(rule, 'FromPort'), field(rule, 'ToPort')]
  if (protocol === '-1' || protocol === 'all') return { words: 'every port of every protocol', wide: true }
  if (protocol.startsWith('icmp')) return { words: protocol, wide: false }
  const of = protocol === 'tcp' ? '' : ` (${protocol})`
  if (typeof from !== 'number' || typeof to !== 'number' || from <= 0) return { words: `every port${of}`, wide: true }
  if (from === to) return { words: `port ${from}${of}`, wide: grave.includes(from) }
  if (from <= 1 && to >= 65_535) return { words: `every port${of}`, wide: true }
  return { words: `ports ${from}-${to}${of}`, wide: grave.some((port) => port >= from && port <= to) || to - from > 100 }
}

const be = (ports: string): string => (ports.startsWith('ports') ? 'are' : 'is')

function tell({ was, is }: Difference, side: 'Source' | 'Destination', words: (rule: Rule, turn: 'now' | 'no longer') => string) {
  const [before, now] = [rulesIn(was, side), rulesIn(is, side)]
  if (!before || !now) return undefined
  const told: Told[] = []
  for (const key of onlyIn([...now.keys()], [...before.keys()])) {
    const rule = now.get(key)
    if (rule) told.push({ sentence: words(rule, 'now'), weight: rule.weight, effect: 'opens' })
  }
  for (const key of onlyIn([...before.keys()], [...now.keys()])) {
    const rule = before.get(key)
    if (rule) told.push({ sentence: words(rule, 'no longer'), weight: 'low', effect: 'closes' })
  }
  // Only a description is different.
  return told.length > 0 ? told : undefined
}

/** Who may come in through a security group. */
export const ingress: Describer = {
  harmless: [],
  describe: (difference) =>
    tell(difference, 'Source', ({ ports, peer }, turn) => `${ports} ${be(ports)} ${turn} open to ${peer} in ${difference.words}`),
}

/** Where what is in a security group may go; going out is less grave than coming in. */
export const egress: Describer = {
  describe: (difference) =>
    tell(difference, 'Destination', ({ ports, peer }, turn) => `what is in ${difference.words} may ${turn} reach ${peer} on ${ports}`)?.map(
      (told) => ({ ...told, weight: 'low' }),
    ),
}

/** Flow logs of a VPC: whether any is at work. */
export const flowLogs: Describer = {
  describe: ({ was, is, words }) => {
    const active = (value: unknown): number => (Array.isArray(value) ? value.filter((log) => field(log, 'Status') === 'ACTIVE').length : 0)
    const [before, now] = [active(was), active(is)]
    if (before > 0 && now === 0) return [{ sentence: `the traffic of ${words} is no longer logged`, weight: 'high', effect: 'opens' }]
    if (before === 0 && now > 0) return [{ sentence: `the traffic of ${words} is logged now`, weight: 'low', effect: 'closes' }]
    return undefined
  },
}
