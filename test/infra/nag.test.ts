import { describe, expect, it } from 'vitest'
import { addNagPacks, nagPacks } from '../../infra/nag.ts'
import { acknowledgements } from '../../infra/nag-acknowledgements.ts'
import { buildApp, richConfig } from './synthesised.ts'

/** What the packs find, as `rule at path`; `acknowledged` with the reasons of the project in place. */
function findings(keepwatch: unknown, acknowledged: boolean) {
  const { app, stacks, config } = buildApp(keepwatch)
  if (acknowledged) addNagPacks(app, stacks, config)
  else app.synth()
  const reports = nagPacks(app).flatMap((pack) => pack.validateScope(app).violations)
  return {
    config,
    found: reports.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map((resource) => ({ ruleName, path: resource.constructPath ?? '' })),
    ),
  }
}

describe('cdk-nag, AwsSolutions and NIST 800-53 R5', () => {
  it.each([
    ['as configured', undefined],
    ['with everything configured', richConfig],
    ['without reservations', { reserveConcurrency: false }],
  ])('%s, finds nothing that nobody acknowledged', (_name, keepwatch) => {
    expect(findings(keepwatch, true).found).toEqual([])
  })

  it.each([
    ['as configured', undefined],
    ['with everything configured', richConfig],
    ['without reservations', { reserveConcurrency: false }],
  ])('%s, every acknowledgement is still needed', (_name, keepwatch) => {
    const { config, found } = findings(keepwatch, false)
    const idle = acknowledgements(config).filter(
      ({ at, id }) =>
        !found.some(
          ({ ruleName, path }) =>
            ruleName === id && (at === 'forwarding' ? path.startsWith('KeepwatchForwarding-') : path.startsWith(`Keepwatch/${at}/`)),
        ),
    )
    expect(idle).toEqual([])
  })

  it('gives each a reason that somebody can disagree with', () => {
    for (const { reason } of acknowledgements(buildApp(richConfig).config)) expect(reason.length).toBeGreaterThan(60)
  })
})
