import { check } from '#lib/audit/checks/cloudwatch/account-alarm-config-changes.ts'
import { alarmCases } from './alarm-fixture.ts'

export const cases = alarmCases(check, 'config-changes')
