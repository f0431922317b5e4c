import type { AuditObservation } from '#lib/findings/observation.ts'
import type { PasswordPage } from '../password-management/password-page.ts'
import { accountRef } from '../placeholder.ts'
import { passwordsEffective, type ReviewedRun, reviewed } from './review-control.ts'

const verdicts = { effective: 'pass', 'not-effective': 'fail', unknown: 'unknown' } as const
const reasonsTold = 3

/** One verdict on password management, with every measure as evidence. */
export function reviewPasswords({ overall, reasons, measures }: PasswordPage, run: ReviewedRun): AuditObservation {
  const more = reasons.length > reasonsTold ? ` And ${reasons.length - reasonsTold} more.` : ''
  return reviewed(passwordsEffective, run, {
    resource: accountRef(run.account, run.regions),
    verdict: verdicts[overall],
    reason: reasons.length === 0 ? 'Every measure holds.' : `${reasons.slice(0, reasonsTold).join(' ')}${more}`,
    evidence: { measures },
  })
}
