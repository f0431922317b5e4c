import { fail, type Judgement, pass, undecided } from './check.ts'

/** Whether Inspector makes one kind of scan; `what` names it in the sentence, e.g. "container images". */
export function judgeScan(scans: Readonly<Record<string, string | null>>, kind: string, what: string): Judgement {
  const state = Object.hasOwn(scans, kind) ? scans[kind] : undefined
  if (state === undefined || state === null) return undecided(`Inspector does not say whether it scans ${what}.`, { Scans: scans })
  return state === 'ENABLED' || state === 'ENABLING'
    ? pass(`Inspector scans ${what}.`, { [kind]: state })
    : fail(`Inspector does not scan ${what} (${state}).`, { [kind]: state })
}
