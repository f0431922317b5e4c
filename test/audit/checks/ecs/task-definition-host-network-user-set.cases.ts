import { check } from '#lib/audit/checks/ecs/task-definition-host-network-user-set.ts'
import { checkCases } from '../../check-cases.ts'

const task = (NetworkMode: string | null, ...ContainerDefinitions: readonly object[]) => ({
  configuration: { NetworkMode, ContainerDefinitions },
})

export const cases = checkCases(check, [
  ['no user', 'fail', task('host', { Name: 'app' })],
  ['root', 'fail', task('host', { Name: 'app', User: 'root' })],
  ['root by number, with a group', 'fail', task('host', { Name: 'app', User: '0:100' })],
  ['one of two', 'fail', { ...task('host', { Name: 'app', User: '1000' }, { Name: 'side', User: '' }), says: /side runs/ }],
  ['a user', 'pass', task('host', { Name: 'app', User: 'app:app' })],
  ['privileged on purpose', 'pass', task('host', { Name: 'app', Privileged: true })],
  ['a network of its own', 'not-applicable', task('awsvpc', { Name: 'app' })],
  ['the default network', 'not-applicable', task(null, { Name: 'app' })],
  ['denied', 'unknown', { unseen: { NetworkMode: 'denied', ContainerDefinitions: 'denied' } }],
])
