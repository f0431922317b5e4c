import { check } from '#lib/audit/checks/cloudwatch/account-alarm-key-deletion.ts'
import { alarmCases } from './alarm-fixture.ts'

export const cases = alarmCases(check, 'key-deletion')
