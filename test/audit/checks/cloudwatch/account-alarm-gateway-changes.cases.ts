import { check } from '#lib/audit/checks/cloudwatch/account-alarm-gateway-changes.ts'
import { alarmCases } from './alarm-fixture.ts'

export const cases = alarmCases(check, 'gateway-changes')
