import type { FileFindings } from '#lib/local/detect-files/detect-files.ts'
import { incidentsOf } from '#lib/local/incidents-of.ts'
import { incidentLine } from '#lib/report/incident-line.ts'
import { safeJson } from '#lib/report/safe-json.ts'
import { renderTable } from '#lib/report/table.ts'
import { writeOut } from './output.ts'

/** Writes the findings of a run as stories. Resolves to how many there are, and how many people would be told of. */
export async function writeIncidents(
  found: FileFindings,
  format: 'ndjson' | 'json' | 'table',
): Promise<{ readonly incidents: number; readonly told: number }> {
  const lines = (await incidentsOf(found.findings())).map(incidentLine)
  if (format === 'table') {
    const rows = lines.flatMap(({ severity, firstSeen, title, principal, account, findings, steps }) => [
      [severity, firstSeen, title, principal ?? '', account, String(findings)],
      ...(steps.length > 1
        ? steps.map((step) => [
            '',
            step.at,
            `  ${step.severity}: ${step.title}`,
            step.principal ?? '',
            step.resource ?? '',
            String(step.count),
          ])
        : []),
    ])
    if (rows.length > 0)
      await writeOut(
        renderTable(['severity', 'since', 'what', 'who', 'account', 'findings'], rows, { width: process.stdout.columns ?? 160 }),
      )
  } else if (format === 'json') await writeOut(`[${lines.map((line) => `\n${safeJson(line)}`).join(',')}\n]\n`)
  else for (const line of lines) await writeOut(`${safeJson(line)}\n`)
  return { incidents: lines.length, told: lines.filter(({ told }) => told).length }
}
