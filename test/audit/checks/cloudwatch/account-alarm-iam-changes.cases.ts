import { check } from '#lib/audit/checks/cloudwatch/account-alarm-iam-changes.ts'
import { alarmCases } from './alarm-fixture.ts'

export const cases = alarmCases(check, 'iam-changes')
