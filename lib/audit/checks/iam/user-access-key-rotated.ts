import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'

type AccessKey = { readonly active: boolean; readonly lastRotated: string | null; readonly lastUsed: string | null }
type Observed = { readonly CredentialReport?: { readonly accessKeys: readonly AccessKey[] } }

const day = 86_400_000
/** Days. */
const wanted = 90

export const check = defineCheck<unknown, Observed>({
  id: 'iam-user-access-key-rotated',
  title: 'Active access keys are replaced within 90 days',
  severity: 'medium',
  resource: 'AWS::IAM::User',
  rationale:
    'Access keys end up in files, images, logs and the laptops of people who left. A key that is replaced regularly is worth less to whoever finds it.',
  remediation:
    'Make a second key, move what uses the first, switch the first off, delete it when nothing breaks: aws iam create-access-key --user-name <USER_NAME>; aws iam update-access-key --user-name <USER_NAME> --access-key-id <OLD_KEY_ID> --status Inactive; aws iam delete-access-key --user-name <USER_NAME> --access-key-id <OLD_KEY_ID>. Better still, use a role.',
  aliases: { prowler: ['iam_rotate_access_key_90_days'], securityHub: ['IAM.3'] },
  evaluate({ observed }, { takenAt }) {
    const keys = observed.CredentialReport?.accessKeys
    if (!Array.isArray(keys)) return undecided('The snapshot does not hold this user’s row of the credential report.')
    const active = (keys as readonly AccessKey[]).filter((key) => key.active !== false)
    if (active.length === 0) return notApplicable('The user has no active access key.', { activeKeys: 0 })
    const ages = active.map((key) => ({ lastRotated: key.lastRotated, lastUsed: key.lastUsed, days: ageInDays(key, takenAt) }))
    const evidence = { keys: ages, wanted }
    const oldest = Math.max(...ages.map(({ days }) => days ?? 0))
    if (oldest > wanted) return fail(`An active access key is ${oldest} days old; wanted ${wanted} or less.`, evidence)
    if (ages.some(({ days }) => days === null))
      return undecided('The credential report does not say when an active key was made.', evidence)
    return pass(`The oldest active access key is ${oldest} days old.`, evidence)
  },
})

/** Whole days since the key was made; null when the report does not say. */
function ageInDays(key: AccessKey, takenAt: number): number | null {
  const made = key.lastRotated === null ? Number.NaN : Date.parse(key.lastRotated)
  return Number.isNaN(made) ? null : Math.floor((takenAt - made) / day)
}
