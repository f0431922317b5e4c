import { expect, test } from 'vitest'
import { paths } from '#lib/audit/iam/escalation/paths/index.generated.ts'
import { knownAction } from '#lib/audit/iam/known-actions.ts'

/** Every text of the form `service:Action` in the data of a path. */
function actionsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return []
  if (Array.isArray(value)) return value.flatMap(actionsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => (key === 'action' && typeof inner === 'string' ? [inner] : actionsIn(inner)))
}

test.each(paths.map((path) => [path.id, path] as const))('%s asks for actions that exist', (_, path) => {
  const actions = actionsIn(path)
  expect(actions.length).toBeGreaterThan(0)
  for (const action of actions) expect([action, knownAction(action) !== undefined]).toEqual([action, true])
})
