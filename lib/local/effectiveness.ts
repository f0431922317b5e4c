import { type AccessConfig, readAccessConfig } from '#lib/audit/data-access/access-config.ts'
import { accessWorld } from '#lib/audit/data-access/access-world.ts'
import { accessReview, accessSummary } from '#lib/audit/data-access/review.ts'
import { PasswordParts } from '#lib/audit/password-management/password-facts.ts'
import { passwordPage } from '#lib/audit/password-management/password-page.ts'
import type { SignInFinding } from '#lib/audit/password-management/sign-in-measures.ts'
import type { SnapshotPart } from '#lib/audit/snapshot.ts'
import { operatorText } from '#lib/aws/operator-file.ts'
import { accessText } from '#lib/report/access-text.ts'
import { passwordText } from '#lib/report/password-text.ts'

/** A finding of monitoring with its account. */
type AccountFinding = SignInFinding & { readonly account: string }

/**
 * Whether the controls of these accounts work, for people: who reaches sensitive data without being authorised, gravest case first, and
 * a page on password management for each account.
 */
export function effectivenessText(
  parts: readonly SnapshotPart[],
  { accessFile, findings, width }: { readonly accessFile: string; readonly findings: readonly AccountFinding[]; readonly width: number },
): string {
  const list = operatorText(accessFile)
  const config: AccessConfig = list === '' ? { sensitive: [] } : readAccessConfig(JSON.parse(list), accessFile)
  const world = accessWorld(parts)
  const { sensitive, unlisted, strangers, reached, example } = accessSummary(accessReview(world, config))
  const lines = [
    `Access to sensitive data: ${sensitive} resources, ${unlisted} of them on no list of who is authorised; ${strangers} without authorisation reach ${reached}.`,
  ]
  if (example)
    lines.push(
      accessText(
        {
          ...example,
          resource: example.resource.arn,
          action: example.access.action,
          on: example.access.on,
          by: example.access.by,
          note: `Not authorised by ${example.entry}.`,
        },
        width,
      ),
    )
  for (const account of world.accounts) {
    const passwords = new PasswordParts(account)
    for (const part of parts) if (part.account === account) passwords.look(part)
    const own = findings.filter((finding) => finding.account === account)
    lines.push(passwordText(passwordPage(passwords.facts(), { inventory: world.inventoryOf(account), findings: own }), width))
  }
  return lines.join('\n')
}
