import { check } from '#lib/audit/checks/ec2/instance-young.ts'
import { checkCases } from '../../check-cases.ts'
import { takenAt } from '../../sample-resource.ts'

const started = (days: number, State = 'running') => ({
  observed: { State, LaunchTime: new Date(takenAt - days * 86_400_000).toISOString() },
})

export const cases = checkCases(check, [
  ['this week', 'pass', started(5)],
  ['on the last day', 'pass', started(180)],
  ['last year', 'fail', started(300)],
  ['stopped', 'not-applicable', started(300, 'stopped')],
])
