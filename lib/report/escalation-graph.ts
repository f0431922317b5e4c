import { cutText } from './cut-text.ts'
import type { ToldEscalation } from './escalation-text.ts'

/** Edges beyond this many make no picture that anybody can read; they are counted in it. */
const edgesAtMost = 500
const labelAtMost = 80

interface Edge {
  readonly from: string
  readonly to: string
  readonly paths: Set<string>
  isSure: boolean
}

/** Who can become whom: an edge for each pair, labelled with the ids of the paths; administrators stand out. */
function edgesOf(found: readonly ToldEscalation[]): { readonly edges: readonly Edge[]; readonly left: number } {
  const edges = new Map<string, Edge>()
  for (const { principal, path, target, status, reaches, chain } of found) {
    // Who changes himself becomes an administrator himself; otherwise the next one has edges of its own.
    const to = chain.length === 1 || target === principal ? reaches : target
    const key = `${principal}\n${to}`
    const edge = edges.get(key) ?? { from: principal, to, paths: new Set<string>(), isSure: false }
    edge.paths.add(path)
    edge.isSure ||= status === 'exploitable'
    edges.set(key, edge)
  }
  const all = [...edges.values()]
  return { edges: all.slice(0, edgesAtMost), left: Math.max(0, all.length - edgesAtMost) }
}

/** Nodes in the order of their first edge, with what they are called. */
function nodesOf(edges: readonly Edge[]): ReadonlyMap<string, string> {
  return new Map([...new Set(edges.flatMap(({ from, to }) => [from, to]))].map((arn, index) => [arn, `n${index + 1}`]))
}

/** What people call a principal: kind, name and account. */
function nameOf(arn: string): string {
  const [, account, rest] = /^arn:[^:]*:[^:]*:[^:]*:([^:]*):(.*)$/s.exec(arn) ?? []
  return cutText(rest ? `${rest} (${account || 'no account'})` : arn, labelAtMost)
}

/** The graph in the language of Graphviz (its "DOT Language" page). Foreign text stands in quoted strings only. */
export function escalationDot(found: readonly ToldEscalation[]): string {
  const { edges, left } = edgesOf(found)
  const nodes = nodesOf(edges)
  const ends = new Set(found.map(({ reaches }) => reaches))
  return [
    'digraph escalations {',
    '  rankdir=LR',
    '  node [shape=box]',
    ...[...nodes].map(([arn, id]) => `  ${id} [label=${dotText(nameOf(arn))}${ends.has(arn) ? ', peripheries=2' : ''}]`),
    ...edges.map(
      ({ from, to, paths, isSure }) =>
        `  ${nodes.get(from)} -> ${nodes.get(to)} [label=${dotText(labelOf(paths))}${isSure ? '' : ', style=dashed'}]`,
    ),
    ...(left > 0 ? [`  more [label=${dotText(`and ${left} more`)}, shape=plaintext]`] : []),
    '}',
    '',
  ].join('\n')
}

/** The graph for Mermaid (its "Flowcharts" page). Everything but letters, digits and plain punctuation is written as a character code. */
export function escalationMermaid(found: readonly ToldEscalation[]): string {
  const { edges, left } = edgesOf(found)
  const nodes = nodesOf(edges)
  const ends = new Set(found.map(({ reaches }) => reaches))
  return [
    'flowchart LR',
    ...[...nodes].map(([arn, id]) =>
      ends.has(arn) ? `  ${id}[["${mermaidText(nameOf(arn))}"]]` : `  ${id}["${mermaidText(nameOf(arn))}"]`,
    ),
    ...edges.map(
      ({ from, to, paths, isSure }) => `  ${nodes.get(from)} ${isSure ? '-->' : '-.->'}|"${mermaidText(labelOf(paths))}"| ${nodes.get(to)}`,
    ),
    ...(left > 0 ? [`  more["and ${left} more"]`] : []),
    '',
  ].join('\n')
}

const labelOf = (paths: ReadonlySet<string>): string => cutText([...paths].sort().join(', '), labelAtMost)

/** A quoted string of DOT: control characters become spaces, which Graphviz has no escapes for. */
const dotText = (text: string): string => `"${plain(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

const mermaidText = (text: string): string =>
  [...plain(text)].map((char) => (/[\p{L}\p{N} /_.,:()*@+=-]/u.test(char) ? char : `#${char.codePointAt(0)};`)).join('')

/** Without control and direction characters, which could disguise what is drawn. */
const plain = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ')
