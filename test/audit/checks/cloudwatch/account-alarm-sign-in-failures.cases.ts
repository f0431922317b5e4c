import { check } from '#lib/audit/checks/cloudwatch/account-alarm-sign-in-failures.ts'
import { alarmCases } from './alarm-fixture.ts'

export const cases = alarmCases(check, 'sign-in-failures')
