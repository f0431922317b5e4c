import validate from 'asl-validator'
import { describe, expect, it } from 'vitest'
import { auditDefinition } from './audit-definition.ts'
import { at, ofType, richConfig, synthesise } from './synthesised.ts'

describe('the state machine of an audit run', () => {
  const [main] = synthesise(richConfig)

  it('is valid Amazon States Language', () => {
    expect(validate(auditDefinition(main), { checkPaths: true, checkArn: true })).toMatchObject({ isValid: true, errors: [] })
  })

  it('would not pass with a state that nothing leads to', () => {
    const definition = auditDefinition(main)
    const broken = { ...definition, States: { ...definition.States, Stray: { Type: 'Pass', End: true } } }
    expect(validate(broken, { checkPaths: true, checkArn: true }).isValid).toBe(false)
  })

  it('leaves no placeholder open', () => {
    expect(JSON.stringify(auditDefinition(main))).not.toContain('${')
  })

  it('judges whatever happens to the units', () => {
    const { States } = auditDefinition(main)
    expect(States['CollectAll']).toMatchObject({ ToleratedFailurePercentage: 100, Next: 'Collected' })
    const caught = (at(States, 'CollectAll', 'Catch') as readonly unknown[]).map((entry) => at(entry, 'Next'))
    expect(new Set(caught)).toEqual(new Set(['CollectFailed']))
    for (const name of ['Collected', 'CollectFailed']) expect(at(States, name, 'Next')).toBe('Evaluate')
    expect(at(States, 'CollectAll', 'ItemProcessor', 'States', 'Collect', 'Catch', 0)).toMatchObject({
      ErrorEquals: ['States.ALL'],
      Next: 'UnitFailed',
    })
  })

  it('repeats every call to a function when the service fails', () => {
    const { States } = auditDefinition(main)
    const tasks = [States['Plan'], States['Evaluate'], at(States, 'CollectAll', 'ItemProcessor', 'States', 'Collect')]
    for (const task of tasks) {
      expect(at(task, 'Retry', 0)).toMatchObject({
        ErrorEquals: expect.arrayContaining(['Lambda.TooManyRequestsException']),
        JitterStrategy: 'FULL',
      })
      expect(at(task, 'TimeoutSeconds')).toEqual(expect.any(Number))
    }
  })

  it('waits for no function longer than the function may take', () => {
    const { States } = auditDefinition(main)
    const seconds = (door: string) =>
      at(
        ofType(main, 'AWS::Lambda::Function').find(([, { Description }]) => Description === `Keepwatch ${door}`),
        1,
        'Timeout',
      )
    expect(at(States, 'Plan', 'TimeoutSeconds')).toBeGreaterThan(Number(seconds('plan-audit')))
    expect(at(States, 'Evaluate', 'TimeoutSeconds')).toBeGreaterThan(Number(seconds('evaluate')))
    expect(at(States, 'CollectAll', 'ItemProcessor', 'States', 'Collect', 'TimeoutSeconds')).toBeGreaterThan(Number(seconds('collect')))
  })

  it('is started by the schedule with its slot', () => {
    const [schedule] = ofType(main, 'AWS::Scheduler::Schedule')
    expect(at(schedule, 1)).toMatchObject({
      ScheduleExpression: 'cron(30 4 * * ? *)',
      State: 'ENABLED',
      Target: {
        Input: '{"slot":"<aws.scheduler.scheduled-time>"}',
        DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['UnstartedAudits', 'Arn'] } },
      },
    })
  })
})
