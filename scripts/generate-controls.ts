import { checks } from '#lib/audit/checks/catalogue.generated.ts'
import type { Requirement } from '#lib/frameworks/framework.ts'
import { frameworks } from '#lib/frameworks/index.ts'
import { builtInDetections } from '#lib/monitor/catalogue.ts'
import { type ControlEntry, controlsPage } from '#lib/report/controls-page.ts'

/** The text of docs/controls.md: every check and detection with its names elsewhere and the requirements it serves. */
export async function generateControls(): Promise<{ readonly path: string; readonly text: string }> {
  const requirements = requirementsByControl()
  const entries: ControlEntry[] = [
    ...checks.map((check) => ({ kind: 'check' as const, ...check, requirements: requirements.get(check.id) ?? [] })),
    ...builtInDetections().map((detection) => ({
      kind: 'detection' as const,
      ...detection,
      requirements: requirements.get(detection.id) ?? [],
    })),
  ]
  return { path: 'docs/controls.md', text: controlsPage(entries) }
}

/** Check or detection id to `cis-7.0 2.4 2.5`, one text a framework. */
function requirementsByControl(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const framework of frameworks)
    for (const [control, ids] of servedBy(framework.requirements)) {
      const texts = found.get(control) ?? []
      found.set(control, [...texts, `${framework.id} ${ids.join(' ')}`])
    }
  return found
}

function servedBy(requirements: readonly Requirement[]): ReadonlyMap<string, readonly string[]> {
  const served = new Map<string, string[]>()
  for (const { id, controls, detections = [], compensatedBy = [] } of requirements)
    for (const control of new Set([...controls, ...detections, ...compensatedBy])) {
      const ids = served.get(control)
      if (ids) ids.push(id)
      else served.set(control, [id])
    }
  return served
}
