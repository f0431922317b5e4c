import { renderTable } from './table.ts'

/** Whether a fact holds, and what is behind it. */
interface Fact {
  readonly value: string
  readonly detail: string
}

/** How one source stands, as log review tells it. */
export interface SourceLine {
  readonly account: string
  readonly region: string
  readonly source: string
  readonly state: string
  readonly on: number
  readonly partly: number
  readonly off: number
  readonly unknown: number
  readonly to: readonly string[]
  readonly why: string
}

/** How one store stands. */
export interface StoreLine {
  readonly account: string
  readonly store: string
  readonly usedBy: readonly string[]
  readonly kept: Fact
  readonly encrypted: Fact
  readonly validated: Fact
  readonly versioned: Fact
  readonly locked: Fact
  readonly mayRead: Fact
  readonly mayChange: Fact
  readonly mayDelete: Fact
}

/** What one principal did to stores of logs. */
export interface AccessLine {
  readonly principal: string
  readonly reads: number
  readonly changes: number
  readonly deletions: number
  readonly refused: number
  readonly first: string
  readonly last: string
  readonly from: readonly string[]
  readonly actions: readonly string[]
  readonly stores: readonly string[]
}

/** Columns of a terminal; absent: nothing is cut. */
interface Width {
  readonly width?: number
}

/** Which source logs where. */
export function sourceTable(rows: readonly SourceLine[], width: Width = {}): string {
  const right = (title: string) => ({ title, align: 'right' as const })
  const titles = ['account', 'region', 'source', 'state', right('on'), right('part'), right('off'), right('unknown'), 'to', 'why']
  const cells = rows.map(({ account, region, source, state, on, partly, off, unknown, to, why }) => [
    account,
    region,
    source,
    state,
    ...[on, partly, off, unknown].map((count) => (count === 0 ? '' : String(count))),
    to.join(', '),
    why,
  ])
  return renderTable(titles, cells, width)
}

/** How the logs are kept. */
export function storeTable(rows: readonly StoreLine[], width: Width = {}): string {
  const titles = [
    'account',
    'store',
    'used by',
    'kept',
    'KMS key',
    'validated',
    'versioned',
    'locked',
    'may read',
    'may change',
    'may delete',
  ]
  const shown = ({ value, detail }: Fact): string => (value === 'none' ? '' : value === 'unknown' ? 'unknown' : detail)
  const short = ({ value }: Fact): string => (value === 'none' ? '' : value)
  const cells = rows.map((row) => [
    row.account,
    row.store,
    row.usedBy.join(', '),
    shown(row.kept),
    short(row.encrypted),
    short(row.validated),
    short(row.versioned),
    short(row.locked),
    shown(row.mayRead),
    shown(row.mayChange),
    shown(row.mayDelete),
  ])
  return renderTable(titles, cells, width)
}

/** Who read, changed or deleted them. */
export function accessTable(rows: readonly AccessLine[], width: Width = {}): string {
  const right = (title: string) => ({ title, align: 'right' as const })
  const titles = [
    'principal',
    right('reads'),
    right('changes'),
    right('deletions'),
    right('refused'),
    'first',
    'last',
    'from',
    'actions',
    'stores',
  ]
  const cells = rows.map(({ principal, reads, changes, deletions, refused, first, last, from, actions, stores }) => [
    principal,
    ...[reads, changes, deletions, refused].map(String),
    first,
    last,
    from.join(', '),
    actions.join(', '),
    stores.join(', '),
  ])
  return renderTable(titles, cells, width)
}
