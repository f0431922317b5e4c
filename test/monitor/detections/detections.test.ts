import { describe, expect, test } from 'vitest'
import { StateMap } from '#lib/local/state-map.ts'
import { builtInDocuments, builtInRuleset } from '#lib/monitor/catalogue.ts'
import { detect } from '#lib/monitor/detect.ts'
import { parseIntelList } from '#lib/monitor/intel/intel-list.ts'
import { compileRules, type Ruleset } from '#lib/monitor/sigma/compile-rules.ts'
import { controlOf } from '#lib/monitor/sigma/document.ts'
import { allCases, type DetectionCase, type DetectionCases, eventsOf } from './cases.ts'

/** The built-in rules, with the lists that the cases are about. */
function rulesetFor({ lists }: DetectionCases): Ruleset {
  if (!lists) return builtInRuleset()
  return compileRules(builtInDocuments(), {
    lists: new Map(Object.entries(lists).map(([name, text]) => [name, parseIntelList(text).list])),
  })
}

async function controlsFor(cases: DetectionCases, story: DetectionCase): Promise<string[]> {
  const observations = await detect(rulesetFor(cases), eventsOf(cases, story), new StateMap(), { now: Date.parse('2026-05-04T12:00:00Z') })
  return [...new Set(observations.map(({ control }) => control))]
}

const byControl = new Map(builtInDocuments().map((document) => [controlOf(document), document]))

/** Whether one of two detections says that it is about the behaviour of the other. */
function areRelated(control: string, other: string): boolean {
  const [one, two] = [byControl.get(control), byControl.get(other)]
  return one?.related?.includes(two?.id ?? '') === true || two?.related?.includes(one?.id ?? '') === true
}

describe.each(allCases())('$path', (cases) => {
  const control = cases.path.replaceAll('/', '-')

  test.each(cases.matching)('finds: $name', async (story) => {
    const found = await controlsFor(cases, story)
    expect(found).toContain(control)
    expect(found.filter((other) => other !== control && !areRelated(control, other))).toEqual([])
  })

  test.each(cases.notMatching)('leaves alone: $name', async (story) => {
    expect(eventsOf(cases, story).length).toBeGreaterThan(0)
    expect(await controlsFor(cases, story)).not.toContain(control)
  })

  test.each(cases.malformed)('survives: $name', async (story) => {
    expect(await controlsFor(cases, story)).not.toContain(control)
  })
})
