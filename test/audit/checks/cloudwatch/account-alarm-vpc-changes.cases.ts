import { check } from '#lib/audit/checks/cloudwatch/account-alarm-vpc-changes.ts'
import { alarmCases } from './alarm-fixture.ts'

export const cases = alarmCases(check, 'vpc-changes')
