import type { Framework, Requirement } from './framework.ts'

function reviewed(id: string, title: string, control: string): Requirement {
  return { id, title, decidedBy: 'controls', controls: [control], coverage: 'covered' }
}

/**
 * Whether controls work, beside whether they are set: what every run reviews over whole accounts, whatever standard is asked for. Its
 * numbers are ours.
 */
export const effectiveness: Framework = {
  id: 'effectiveness',
  name: 'Do the controls work?',
  version: '1',
  source: 'docs/effectiveness.md',
  requirements: [
    reviewed('E1', 'Only authorised people and roles reach sensitive data', 'sensitive-data-access-authorised'),
    reviewed('E2', 'Everybody on the list for sensitive data has the access and uses it', 'sensitive-data-authorisation-used'),
    reviewed('E3', 'Nobody can make himself an administrator', 'iam-principal-escalation-absent'),
    reviewed('E4', 'Password management works: what the policy asks is so', 'password-management-effective'),
  ],
}
