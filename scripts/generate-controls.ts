import { checks } from '#lib/audit/checks/catalogue.generated.ts'
import { frameworks } from '#lib/frameworks/index.ts'
import { builtInDetections } from '#lib/monitor/catalogue.ts'
import { type ControlEntry, controlsPage } from '#lib/report/controls-page.ts'

/** The text of docs/controls.md: every check and detection with its names elsewhere and the requirements it serves. */
export async function generateControls(): Promise<{ readonly path: string; readonly text: string }> {
  const requirements = (id: string): string[] =>
    frameworks.flatMap((framework) =>
      framework.requirements.filter(({ controls }) => controls.includes(id)).map((requirement) => `${framework.id} ${requirement.id}`),
    )
  const entries: ControlEntry[] = [
    ...checks.map((check) => ({ kind: 'check' as const, ...check, requirements: requirements(check.id) })),
    ...builtInDetections().map((detection) => ({ kind: 'detection' as const, ...detection, requirements: requirements(detection.id) })),
  ]
  return { path: 'docs/controls.md', text: controlsPage(entries, frameworks) }
}
