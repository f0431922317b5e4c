/**
 * Names of the environment variables that the stack sets and the doors read: spelt once. Values are read at run time by
 * `readEnv`, never at import, so that tests and the local service can hand in their own.
 */
export interface Env {
  /** Table of findings. */
  readonly FINDINGS_TABLE: string
  /** Table of what detections remember. */
  readonly STATE_TABLE: string
  /** Bucket of snapshots and manifests (versioned, Object Lock). */
  readonly EVIDENCE_BUCKET: string
  /** Bucket that takes what could not be read, with the reason, below `set-aside/`. */
  readonly SET_ASIDE_BUCKET: string
  /** Path of the operator's file that is deployed with the function (`infra/operator-layer.ts`); empty: none. */
  readonly OPERATOR_FILE: string
  /** Path of the list of sensitive data and who is authorised (`infra/access-layer.ts`); empty: none. */
  readonly ACCESS_FILE: string
  /** Path of the accepted risks (`infra/exceptions-layer.ts`); empty: none. */
  readonly EXCEPTIONS_FILE: string
  /** ARN of the asymmetric key that signs the evidence of runs; empty: it is chained and not signed. */
  readonly SEAL_KEY_ARN: string
  /** Topic of machine JSON. */
  readonly ALERTS_TOPIC_ARN: string
  /** Topic of plain text for mail and phones. */
  readonly ALERTS_TEXT_TOPIC_ARN: string
  /** Topic of the chat schema. */
  readonly ALERTS_CHAT_TOPIC_ARN: string
  /** Comma-separated accounts to audit; empty: the account the function runs in. */
  readonly AUDIT_ACCOUNTS: string
  /** Comma-separated regions to audit. */
  readonly AUDIT_REGIONS: string
  /** Comma-separated regions in which the canary calls. */
  readonly CANARY_REGIONS: string
  /** Comma-separated buckets in which log review verifies trails. */
  readonly TRAIL_BUCKETS: string
  /** Name of the read-only role that collectors assume in each account; empty: the function's own credentials. */
  readonly AUDIT_ROLE_NAME: string
}

/** Name of one variable. */
export type EnvName = keyof Env

/** Which variables each kind of door reads: what the stack must set for it, and no more. */
export const doorEnv = {
  monitor: [
    'FINDINGS_TABLE',
    'STATE_TABLE',
    'SET_ASIDE_BUCKET',
    'ALERTS_TOPIC_ARN',
    'ALERTS_TEXT_TOPIC_ARN',
    'ALERTS_CHAT_TOPIC_ARN',
    'OPERATOR_FILE',
  ],
  tick: ['FINDINGS_TABLE', 'STATE_TABLE', 'ALERTS_TOPIC_ARN', 'ALERTS_TEXT_TOPIC_ARN', 'ALERTS_CHAT_TOPIC_ARN', 'OPERATOR_FILE'],
  publish: ['FINDINGS_TABLE', 'STATE_TABLE', 'ALERTS_TOPIC_ARN', 'ALERTS_TEXT_TOPIC_ARN', 'ALERTS_CHAT_TOPIC_ARN'],
  plan: ['EVIDENCE_BUCKET', 'AUDIT_ACCOUNTS', 'AUDIT_REGIONS'],
  collect: ['EVIDENCE_BUCKET', 'AUDIT_REGIONS', 'AUDIT_ROLE_NAME'],
  evaluate: ['EVIDENCE_BUCKET', 'FINDINGS_TABLE', 'ACCESS_FILE', 'EXCEPTIONS_FILE', 'SEAL_KEY_ARN'],
  changes: ['EVIDENCE_BUCKET', 'FINDINGS_TABLE', 'AUDIT_REGIONS', 'AUDIT_ROLE_NAME'],
  canary: ['STATE_TABLE', 'CANARY_REGIONS'],
  reviewLogs: ['AUDIT_REGIONS', 'EVIDENCE_BUCKET', 'FINDINGS_TABLE', 'STATE_TABLE', 'TRAIL_BUCKETS'],
} as const satisfies Readonly<Record<string, readonly EnvName[]>>

/** Reads the named variables; throws naming every one that is missing, so that a wrong deployment fails at its first call. */
export function readEnv<Name extends EnvName>(
  names: readonly Name[],
  source: Readonly<Record<string, string | undefined>> = process.env,
): Pick<Env, Name> {
  const missing = names.filter((name) => source[name] === undefined)
  if (missing.length > 0)
    throw new Error(
      `Environment variables missing: ${missing.join(', ')}. Wanted: set by the stack (infra/keepwatch-function.ts) for this function.`,
    )
  return Object.fromEntries(names.map((name) => [name, source[name]])) as Pick<Env, Name>
}

/** The items of a comma-separated variable. */
export function listOf(value: string): readonly string[] {
  return value.split(',').filter((item) => item !== '')
}
