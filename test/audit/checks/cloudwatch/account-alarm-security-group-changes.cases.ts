import { check } from '#lib/audit/checks/cloudwatch/account-alarm-security-group-changes.ts'
import { alarmCases } from './alarm-fixture.ts'

export const cases = alarmCases(check, 'security-group-changes')
