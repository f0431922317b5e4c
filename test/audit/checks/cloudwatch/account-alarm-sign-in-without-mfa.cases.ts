import { check } from '#lib/audit/checks/cloudwatch/account-alarm-sign-in-without-mfa.ts'
import { alarmCases } from './alarm-fixture.ts'

export const cases = alarmCases(check, 'sign-in-without-mfa')
