import { describe, expect, test } from 'vitest'
import { checks } from '#lib/audit/checks/catalogue.generated.ts'
import type { AuditObservation } from '#lib/findings/observation.ts'
import type { Verdict } from '#lib/findings/verdict.ts'
import { builtInDetections } from '#lib/monitor/catalogue.ts'
import { costOf, listPrices } from '#lib/monitor/log-prices.ts'
import { logSwitches, type SwitchName, switchNames } from '#lib/monitor/log-switches.ts'
import { type CoverageInput, coverageOf, withoutSwitch } from '#lib/monitor/source-coverage.ts'

const account = '111122223333'
const [here, there] = ['eu-west-1', 'us-east-1']

function said(
  control: string,
  verdict: Verdict,
  { region = here, of = account, reason = `${control} is ${verdict}` } = {},
): AuditObservation {
  return {
    kind: 'audit',
    control,
    title: control,
    severity: 'low',
    verdict,
    resource: { arn: `arn:aws:x::${of}:${region}/${verdict}`, type: 'AWS::EC2::VPC', account: of, region },
    evidence: {},
    reason,
    remediation: '',
    observedAt: 0,
    runId: 'r',
  }
}

const detection = (id: string, name: string) => ({ id, title: id, severity: 'high' as const, attack: [], switch: name })
const detections = [detection('flood', 'vpc-flow-logs'), detection('scan', 'vpc-flow-logs'), detection('trail', 'cloudtrail-management')]
const [enabled, detailed] = logSwitches['vpc-flow-logs'].controls
const [writes] = logSwitches['cloudtrail-management'].controls

function stateOf(name: SwitchName, observations: readonly AuditObservation[], input: Partial<CoverageInput> = {}) {
  const sources = coverageOf({ detections, scopes: [{ account, region: here }], observations, isListed: () => false, ...input })
  const found = sources.find((source) => source.switch === name)
  if (!found) throw new Error(`no ${name}`)
  return { state: found.state, why: found.why, blind: found.blind.map(({ id }) => id), cost: found.cost?.usdPerMonth ?? null }
}

describe('the coverage', () => {
  const both = ['flood', 'scan']
  test.each<[string, readonly AuditObservation[], string, readonly string[]]>([
    ['on', [said(enabled, 'pass'), said(detailed, 'pass')], 'on', []],
    ['off', [said(enabled, 'fail'), said(detailed, 'not-applicable')], 'off', both],
    ['off in one of two VPCs', [said(enabled, 'pass'), said(enabled, 'fail')], 'partly', both],
    ['off in one, the other not seen', [said(enabled, 'unknown'), said(enabled, 'fail')], 'partly', both],
    ['on, with too little in it', [said(enabled, 'pass'), said(detailed, 'fail')], 'partly', both],
    ['on, and what is in it was not seen', [said(enabled, 'pass'), said(detailed, 'unknown')], 'unknown', both],
    ['denied', [said(enabled, 'unknown')], 'unknown', both],
    ['on in another region only', [said(enabled, 'pass', { region: there }), said(detailed, 'pass', { region: there })], 'unknown', both],
    ['on in another account only', [said(enabled, 'pass', { of: '999988887777' })], 'unknown', both],
    ['not looked at', [], 'unknown', both],
    ['on where it has no regions', [said(enabled, 'pass', { region: 'global' }), said(detailed, 'pass', { region: 'global' })], 'on', []],
  ])('flow logs %s', (_, observations, state, blind) => {
    expect(stateOf('vpc-flow-logs', observations)).toMatchObject({ state, blind, cost: state === 'on' ? null : expect.any(Number) })
  })

  test('where all was listed and nothing is there, nothing is blind', () => {
    expect(stateOf('vpc-flow-logs', [], { isListed: (control) => control === enabled })).toMatchObject({
      state: 'none',
      blind: [],
      cost: null,
    })
  })

  test('a source that no check looks at is unknown, never on', () => {
    const unchecked = switchNames.filter((name) => logSwitches[name].controls.length === 0)
    for (const name of unchecked) expect(stateOf(name, []).state).toBe('unknown')
  })

  test('tells which of how many fail, and why', () => {
    const observations = [said(enabled, 'fail', { reason: 'No flow log.' }), said(enabled, 'pass'), said(enabled, 'pass')]
    expect(stateOf('vpc-flow-logs', observations).why).toBe('1 of 3: No flow log.')
  })

  test('has every source of every scope, in order, whatever the order of the scopes', () => {
    const scopes = [
      { account: '999988887777', region: here },
      { account, region: there },
      { account, region: here },
    ]
    const sources = coverageOf({ detections, scopes, observations: [said(writes, 'pass', { region: 'global' })], isListed: () => false })
    expect(sources.map((source) => `${source.account} ${source.region} ${source.switch}`)).toEqual(
      [`${account} ${here}`, `${account} ${there}`, `999988887777 ${here}`].flatMap((scope) =>
        switchNames.map((name) => `${scope} ${name}`),
      ),
    )
    expect(sources.filter((source) => source.switch === 'cloudtrail-management').map(({ state }) => state)).toEqual(['on', 'on', 'unknown'])
  })

  test('costs what the volume costs', () => {
    const { price } = listPrices['vpc-flow-logs']
    const observations = [said(enabled, 'fail')]
    expect(stateOf('vpc-flow-logs', observations, { volumes: new Map([['vpc-flow-logs', 1000]]) }).cost).toBeCloseTo(1000 * price)
    expect(costOf('vpc-flow-logs', 0).usdPerMonth).toBe(0)
    expect(costOf('vpc-flow-logs').basis).toContain('assumed')
    expect(costOf('vpc-flow-logs', 3).basis).toContain('as given')
  })
})

test('every detection has a switch that there is, and every control of a switch is a check', () => {
  expect(withoutSwitch(builtInDetections())).toEqual([])
  expect(withoutSwitch([detection('x', 'constructor')])).toHaveLength(1)
  const known = new Set(checks.map(({ id }) => id))
  const controls = switchNames.flatMap((name): readonly string[] => logSwitches[name].controls)
  expect(controls.filter((control) => !known.has(control))).toEqual([])
})
