import { check } from '#lib/audit/checks/cloudwatch/account-alarm-cloudtrail-changes.ts'
import { alarmCases } from './alarm-fixture.ts'

export const cases = alarmCases(check, 'cloudtrail-changes')
