import { check } from '#lib/audit/checks/cloudwatch/account-alarm-root-use.ts'
import { alarmCases } from './alarm-fixture.ts'

export const cases = alarmCases(check, 'root-use')
