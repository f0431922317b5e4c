import { actionsOf, type CollectorEntry } from '../collector.ts'
import { collectorFacts } from './facts.generated.ts'
import { loaders } from './loaders.generated.ts'

/** Every collector there is. The audit role's policy is made of their actions. */
export const collectors: readonly CollectorEntry[] = collectorFacts.map((facts) => {
  const load = loaders[facts.service]
  if (!load) throw new Error(`The collector ${facts.service} has no loader; run npm run docs.`)
  return { ...facts, load }
})

/** Collectors by the name of their service group. */
export const collectorsByService: ReadonlyMap<string, CollectorEntry> = new Map(
  collectors.map((collector) => [collector.service, collector]),
)

/** The collector of a service; throws when there is none. */
export function collectorByService(service: string): CollectorEntry {
  const collector = collectorsByService.get(service)
  if (!collector)
    throw new Error(`There is no collector for ${JSON.stringify(service)}; wanted one of ${[...collectorsByService.keys()].join(', ')}.`)
  return collector
}

/** IAM actions of all collectors, sorted, each once. */
export const allActions = (): readonly string[] => [...new Set(collectors.flatMap((collector) => actionsOf(collector)))].sort()
