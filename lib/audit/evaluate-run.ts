import type { ReadExceptions } from '#lib/findings/exception/read-exceptions.ts'
import type { Signer } from '#lib/findings/signer.ts'
import type { Check } from './check.ts'
import type { AccessConfig } from './data-access/access-config.ts'
import { type AccountJudged, judgeRun, type RunStores } from './judge-run.ts'
import { type FailedUnit, readPlan, readRecordedParts } from './recorded-run.ts'
import { runKeys, runManifest } from './run-manifest.ts'
import { type SealStore, sealOf, sealRun } from './seal/seal-run.ts'
import type { PartRecord } from './snapshot-object.ts'

/** A run that has looked at everything. */
export interface CollectedRun {
  readonly runId: string
  /** Units that did not come to their end. */
  readonly failed: readonly FailedUnit[]
  readonly checks: readonly Check[]
  readonly access: AccessConfig | undefined
  /** Accepted risks, as of `now`. */
  readonly exceptions: ReadExceptions
  readonly signer: Signer | undefined
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

/** Stores of a run whose evidence can be sealed. */
export interface SealingStores extends RunStores {
  readonly evidence: RunStores['evidence'] & SealStore
}

/**
 * Judges every account of a run, writes its manifest, and seals its evidence. A run that is sealed is done: delivered again it changes
 * nothing, since whatever came after it would not be what was sealed.
 */
export async function evaluateRun(stores: SealingStores, run: CollectedRun): Promise<AccountJudged> {
  const { evidence } = stores
  const { runId, failed, checks, access, exceptions, signer, now } = run
  if (await sealOf(evidence, runId)) {
    await sealRun(evidence, { runId, accounts: [], records: [], now: now() }, signer)
    return { open: 0, verdicts: {} }
  }
  const plan = await readPlan(evidence, runId)
  const records: PartRecord[] = []
  const verdicts: Record<string, number> = {}
  let open = 0
  const byAccount = Map.groupBy(plan, (unit) => unit.account)
  for (const [account, units] of byAccount) {
    const recorded = await readRecordedParts(evidence, { runId, units, failed }, now())
    records.push(...recorded.records)
    const judged = await judgeRun(stores, { runId, account, recorded, checks, ...(access ? { access } : {}), exceptions, now: now() })
    open += judged.open
    for (const [verdict, number] of Object.entries(judged.verdicts)) verdicts[verdict] = (verdicts[verdict] ?? 0) + number
  }
  await evidence.put(runKeys.manifest(runId), JSON.stringify(runManifest(runId, plan, records, now())))
  await sealRun(evidence, { runId, accounts: [...byAccount.keys()], records, now: now() }, signer)
  return { open, verdicts }
}
