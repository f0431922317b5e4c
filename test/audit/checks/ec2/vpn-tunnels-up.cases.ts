import { check } from '#lib/audit/checks/ec2/vpn-tunnels-up.ts'
import { checkCases } from '../../check-cases.ts'

const connection = (statuses: readonly string[], State = 'available') => ({
  observed: { State, Tunnels: statuses.map((Status) => ({ OutsideIpAddress: '203.0.113.1', Status })) },
})

export const cases = checkCases(check, [
  ['both', 'pass', connection(['UP', 'UP'])],
  ['one', 'fail', connection(['UP', 'DOWN'])],
  ['none that AWS tells of', 'fail', connection([])],
  ['deleted', 'not-applicable', connection([], 'deleted')],
])
