import { check } from '#lib/audit/checks/cloudwatch/account-alarm-network-acl-changes.ts'
import { alarmCases } from './alarm-fixture.ts'

export const cases = alarmCases(check, 'network-acl-changes')
