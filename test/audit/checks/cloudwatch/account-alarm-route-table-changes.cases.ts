import { check } from '#lib/audit/checks/cloudwatch/account-alarm-route-table-changes.ts'
import { alarmCases } from './alarm-fixture.ts'

export const cases = alarmCases(check, 'route-table-changes')
