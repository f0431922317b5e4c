import { type AccessConfig, readAccessConfig } from '#lib/audit/data-access/access-config.ts'
import { accessWorld } from '#lib/audit/data-access/access-world.ts'
import { accessReview, accessSummary } from '#lib/audit/data-access/review.ts'
import type { SnapshotPart } from '#lib/audit/snapshot.ts'
import { operatorText } from '#lib/aws/operator-file.ts'
import { accessText } from '#lib/report/access-text.ts'

/** Whether the controls of these accounts work, for people: who reaches sensitive data without being authorised, gravest case first. */
export function effectivenessText(parts: readonly SnapshotPart[], accessFile: string, width: number): string {
  const list = operatorText(accessFile)
  const config: AccessConfig = list === '' ? { sensitive: [] } : readAccessConfig(JSON.parse(list), accessFile)
  const { sensitive, unlisted, strangers, reached, example } = accessSummary(accessReview(accessWorld(parts), config))
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
  return lines.join('\n')
}
