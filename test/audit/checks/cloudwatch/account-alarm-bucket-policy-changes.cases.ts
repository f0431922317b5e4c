import { check } from '#lib/audit/checks/cloudwatch/account-alarm-bucket-policy-changes.ts'
import { alarmCases } from './alarm-fixture.ts'

export const cases = alarmCases(check, 'bucket-policy-changes')
