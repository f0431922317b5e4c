import { check } from '#lib/audit/checks/guardduty/detector-ecs-runtime-watched.ts'
import { checkCases } from '../../check-cases.ts'

const on = {
  Name: 'RUNTIME_MONITORING',
  Status: 'ENABLED',
  AdditionalConfiguration: [{ Name: 'ECS_FARGATE_AGENT_MANAGEMENT', Status: 'ENABLED' }],
}
const detector = (Features: readonly unknown[], Enable = true) => ({ configuration: { Enable, Features } })

export const cases = checkCases(check, [
  ['on', 'pass', detector([on])],
  ['off', 'fail', detector([{ ...on, Status: 'DISABLED' }])],
  ['not among them', 'fail', detector([])],
  ['another one', 'fail', detector([{ ...on, Name: 'DNS_LOGS' }])],
  ['without its agent', 'fail', detector([{ Name: 'RUNTIME_MONITORING', Status: 'ENABLED' }])],
  [
    'its agent off',
    'fail',
    detector([
      {
        Name: 'RUNTIME_MONITORING',
        Status: 'ENABLED',
        AdditionalConfiguration: [{ Name: 'ECS_FARGATE_AGENT_MANAGEMENT', Status: 'DISABLED' }],
      },
    ]),
  ],
  ['GuardDuty off', 'not-applicable', detector([on], false)],
  ['denied', 'unknown', { ...detector([]), unseen: { Features: 'denied' } }],
])
