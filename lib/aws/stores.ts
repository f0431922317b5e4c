import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '@aws-lambda-powertools/logger'
import { FindingStore } from '#lib/findings/finding-store.ts'
import { IncidentStore } from '#lib/findings/incident-store.ts'
import type { Alerting } from '#lib/findings/settle-alerts.ts'
import type { OwedTelling, Tell } from '#lib/findings/settle-outbox.ts'
import type { Signer } from '#lib/findings/signer.ts'
import { publishToTopics, type TopicMessages } from './alert-topics.ts'
import { dynamo, kms, s3, sns } from './connections.ts'
import type { Env } from './env.ts'
import { EvidenceBucket } from './evidence-bucket.ts'
import { FindingTable } from './finding-table.ts'
import { IncidentTable } from './incident-table.ts'
import { kmsSigner } from './kms-signer.ts'
import { StateTable } from './state-table.ts'

/** Time, chance and patience as a door has them. */
const outside = { now: () => Date.now(), random: () => Math.random(), sleep: (milliseconds: number) => sleep(milliseconds) }

/** The findings table and the lifecycle on top of it. */
export function openFindings(env: Pick<Env, 'FINDINGS_TABLE'>): { readonly items: FindingTable; readonly store: FindingStore } {
  const items = new FindingTable(dynamo(), env.FINDINGS_TABLE)
  return { items, store: new FindingStore(items, outside) }
}

/** What signs the evidence of runs; undefined where the deployment has no key for it. */
export function openSigner(env: Pick<Env, 'SEAL_KEY_ARN'>): Signer | undefined {
  return env.SEAL_KEY_ARN === '' ? undefined : kmsSigner(kms(), env.SEAL_KEY_ARN)
}

/** The incidents and what joins findings to them. */
export function openIncidents(env: Pick<Env, 'FINDINGS_TABLE' | 'STATE_TABLE'>): {
  readonly items: IncidentTable
  readonly store: IncidentStore
} {
  const items = new IncidentTable(dynamo(), env.FINDINGS_TABLE)
  return { items, store: new IncidentStore(items, openState(env), outside) }
}

/** What doors settle alerts with: the stores, the topics, and alerts that are due now. */
export function openAlerting(
  env: Pick<Env, 'FINDINGS_TABLE' | 'STATE_TABLE' | 'ALERTS_TOPIC_ARN' | 'ALERTS_TEXT_TOPIC_ARN' | 'ALERTS_CHAT_TOPIC_ARN'>,
  render: (owed: readonly OwedTelling[]) => TopicMessages,
  logger: Pick<Logger, 'error'>,
): Alerting {
  return {
    store: openFindings(env).store,
    incidents: openIncidents(env).store,
    tell: openTopics(env, render, logger),
    dueBy: outside.now,
  }
}

/** What detections remember. */
export function openState(env: Pick<Env, 'STATE_TABLE'>): StateTable {
  return new StateTable(dynamo(), env.STATE_TABLE, outside)
}

/** The bucket of evidence. */
export function openEvidence(env: Pick<Env, 'EVIDENCE_BUCKET'>): EvidenceBucket {
  return new EvidenceBucket(s3(), env.EVIDENCE_BUCKET)
}

/** Publishes through the three topics what `render` makes of owed alerts; a refusal is logged, and the alert stays owed. */
function openTopics(
  env: Pick<Env, 'ALERTS_TOPIC_ARN' | 'ALERTS_TEXT_TOPIC_ARN' | 'ALERTS_CHAT_TOPIC_ARN'>,
  render: (owed: readonly OwedTelling[]) => TopicMessages,
  logger: Pick<Logger, 'error'>,
): Tell {
  const arns = { machine: env.ALERTS_TOPIC_ARN, text: env.ALERTS_TEXT_TOPIC_ARN, chat: env.ALERTS_CHAT_TOPIC_ARN }
  return (owed) =>
    publishToTopics(sns(), arns, render(owed), (error, { alertIds }) =>
      logger.error('A topic refused alerts; they stay owed and are tried again', { error: error as Error, alertIds }),
    )
}
