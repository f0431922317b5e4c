import { actionNames } from './action-names.generated.ts'
import { globMatcher } from './evaluate/glob.ts'

let services: ReadonlyMap<string, readonly string[]> | undefined

/** Service → its actions, `service:Action` as AWS writes them; read when it is first asked for (20,000 names). */
function byService(): ReadonlyMap<string, readonly string[]> {
  services ??= new Map(actionNames.map(([service, names]) => [service, names.split(' ').map((name) => `${service}:${name}`)]))
  return services
}

/** The action as AWS writes it (`s3:getobject` is `s3:GetObject`); undefined when there is none of that name. */
export function knownAction(action: string): string | undefined {
  const wanted = action.toLowerCase()
  return byService()
    .get(wanted.split(':', 1)[0] ?? '')
    ?.find((name) => name.toLowerCase() === wanted)
}

/** All actions that a pattern of a policy means (`s3:Get*`, `*`), as AWS writes them; empty when it means none that exists. */
export function actionsMeant(pattern: string): readonly string[] {
  const matches = globMatcher(pattern.toLowerCase())
  const prefix = pattern.toLowerCase().split(':', 1)[0] ?? ''
  const of = pattern.includes(':') && !/[*?]/.test(prefix) ? [byService().get(prefix) ?? []] : [...byService().values()]
  return of.flatMap((names) => names.filter((name) => matches(name.toLowerCase())))
}
