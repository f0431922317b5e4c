import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { builtInDetections, builtInDocuments, builtInRuleset } from '#lib/monitor/catalogue.ts'
import { loadRules } from '#lib/monitor/load-rules.ts'
import { switchNames } from '#lib/monitor/log-switches.ts'
import { attackIds } from '#lib/monitor/sighting.ts'
import { controlOf } from '#lib/monitor/sigma/document.ts'
import { generateDetections } from '../../scripts/generate-detections.ts'
import { allCases } from '../monitor/detections/cases.ts'
import { attackTechniques } from './attack-techniques.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, 'lib/monitor/detections')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yml'))
  .sort()
/** From the files: the catalogue leaves out the words that nobody is told at run time. */
const written = loadRules(files.map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }))).documents
const detections = written.filter((document) => document.keepwatch?.switch)
const cases = new Map(allCases().map((each) => [each.path, each]))

/** Placeholders that the report fills from every monitoring finding (lib/report/alert/step-fields.ts), and from every CloudTrail event. */
const finding = [
  'account',
  'region',
  'control',
  'resource',
  'resourceName',
  'resourceType',
  'firstSeen',
  'lastSeen',
  'count',
  'eventId',
  'principal',
  'principalName',
  'sourceAddress',
  'target',
]
/** The tactics of ATT&CK version 19 as Sigma writes them: defense evasion is stealth and defense impairment now. */
const tactics: ReadonlySet<string> = new Set(
  [
    'reconnaissance',
    'resource-development',
    'initial-access',
    'execution',
    'persistence',
    'privilege-escalation',
    'stealth',
    'defense-impairment',
    'credential-access',
    'discovery',
    'lateral-movement',
    'collection',
    'command-and-control',
    'exfiltration',
    'impact',
  ].map((tactic) => `attack.${tactic}`),
)
const event = ['eventName', 'eventSource', 'errorCode', 'errorMessage', 'userAgent']

test('every file is one detection, and the catalogue that is built in is made of these files', async () => {
  expect(detections.map(({ file }) => file).sort()).toEqual(files)
  expect(
    builtInDetections()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(files.map((file) => file.replaceAll('/', '-').replace(/\.yml$/, '')).sort())
  const { path, text } = await generateDetections(root)
  expect(readFileSync(join(root, path), 'utf8')).toBe(text)
})

test('every document compiles', () => {
  expect(builtInRuleset().refused.map(({ document, problem }) => `${document.file}: ${problem.key}: ${problem.message}`)).toEqual([])
  const { rules, correlations } = builtInRuleset()
  // A rule whose matches must be new is a correlation beside.
  const twice = builtInDocuments().filter((document) => document.keepwatch?.firstSeen).length
  expect(rules.length + correlations.length).toBe(builtInDocuments().length + twice)
})

describe.each(detections.map((document) => [document.file, document] as const))('%s', (file, document) => {
  const path = file.replace(/\.yml$/, '')

  test('its id is its path, and Sigma knows it by a UUID of its own', () => {
    expect(controlOf(document)).toBe(path.replaceAll('/', '-'))
    expect(document.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  test('it says what it is for', () => {
    expect(document.level).toBeDefined()
    expect(document.description?.length).toBeGreaterThan(80)
    expect(document.references.length).toBeGreaterThan(0)
    expect(document.references.every((url) => url.startsWith('https://'))).toBe(true)
    expect(document.falsePositives.length).toBeGreaterThan(0)
    expect(switchNames).toContain(document.keepwatch?.switch)
    expect(document.keepwatch?.dedup?.period).toBeGreaterThanOrEqual(60_000)
  })

  test('its ATT&CK ids are well formed, one at least (what another service found may be any technique)', () => {
    const techniques = document.tags.filter((tag) => /^attack\.t\d/i.test(tag))
    if (document.keepwatch?.reported && document.tags.length === 0) return
    expect(techniques.length).toBeGreaterThan(0)
    expect(attackIds(document.tags)).toHaveLength(techniques.length)
    expect(attackIds(document.tags).filter((id) => !attackTechniques.has(id))).toEqual([])
    expect(document.tags.filter((tag) => !tag.startsWith('attack.t') && !tactics.has(tag))).toEqual([])
    expect(document.tags.length).toBeGreaterThan(techniques.length)
  })

  test('its run-book is complete, and names only what a finding says', () => {
    const { triage = [], containment = [], recovery = [] } = document.keepwatch?.runbook ?? {}
    expect(triage.length).toBeGreaterThanOrEqual(2)
    expect(containment.length).toBeGreaterThanOrEqual(2)
    expect(recovery.length).toBeGreaterThanOrEqual(1)
    expect(containment.some((step) => step.includes('{{'))).toBe(true)
    const known = new Set([...finding, ...event, ...document.fields])
    const named = [...triage, ...containment, ...recovery].flatMap((step) =>
      [...step.matchAll(/\{\{([^}]*)\}\}/g)].map(([, name]) => name ?? ''),
    )
    expect(named.filter((name) => !known.has(name))).toEqual([])
  })

  test('it has cases: two that match, two that do not, a near miss among them, and one malformed', () => {
    const own = cases.get(path)
    expect(own?.matching.length).toBeGreaterThanOrEqual(2)
    expect(own?.notMatching.length).toBeGreaterThanOrEqual(2)
    expect(own?.notMatching.some(({ nearMiss }) => nearMiss)).toBe(true)
    expect(own?.malformed.length).toBeGreaterThanOrEqual(1)
  })
})

test('no cases without a detection', () => {
  expect([...cases.keys()].filter((path) => !files.includes(`${path}.yml`))).toEqual([])
})

test('a Lambda that detects carries no YAML parser', () => {
  const seen = new Set<string>()
  const packages = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export)(?! type)[^'"]*?from '([^']+)'/gm)) {
      if (target.startsWith('.')) visit(join(dirname(file), target))
      else if (target.startsWith('#lib/')) visit(join(root, 'lib', target.slice('#lib/'.length)))
      else packages.add(target)
    }
  }
  visit(join(root, 'lib/monitor/catalogue.ts'))
  visit(join(root, 'lib/monitor/detect.ts'))
  expect(seen.size).toBeGreaterThan(15)
  expect([...packages].sort()).toEqual(['ipaddr.js', 'node:crypto'])
})

test('the rules load one by one from their text, too', () => {
  const { errors } = loadRules(files.map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') })))
  expect(errors).toEqual([])
})
