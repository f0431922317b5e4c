import { check } from '#lib/audit/checks/cloudwatch/account-alarm-organization-changes.ts'
import { alarmCases } from './alarm-fixture.ts'

export const cases = alarmCases(check, 'organization-changes')
