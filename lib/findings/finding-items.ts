import type { Finding } from './finding.ts'

/** A stored finding with the revision that a conditional write must name. */
export interface StoredFinding {
  readonly finding: Finding
  readonly revision: number
}

/** What to list; filters are ANDed. */
export interface FindingQuery {
  readonly kind?: Finding['kind']
  readonly account?: string
  /** Only findings somebody still has to deal with (workflow is not `resolved`). */
  readonly open?: boolean
}

/**
 * Port of the findings table: single items, conditional writes, nothing else. DynamoDB in AWS (`lib/aws/finding-table.ts`),
 * a map on one machine (`lib/local/finding-map.ts`); the lifecycle above it (`finding-store.ts`) is the same for both.
 */
export interface FindingItems {
  /** Strongly consistent read. */
  get(id: string): Promise<StoredFinding | undefined>
  /** Writes when the stored revision is `expected` (undefined: when there is none); false when somebody else wrote first. */
  put(finding: Finding, expected: number | undefined): Promise<boolean>
  /** Findings with a pending alert owed before `before` (ISO 8601), oldest first. */
  pending(before: string, limit: number): Promise<readonly StoredFinding[]>
  list(query: FindingQuery): AsyncIterable<Finding>
}
