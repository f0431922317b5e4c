import { check } from '#lib/audit/checks/cloudwatch/account-alarm-unauthorised-calls.ts'
import { alarmCases } from './alarm-fixture.ts'

export const cases = alarmCases(check, 'unauthorised-calls')
