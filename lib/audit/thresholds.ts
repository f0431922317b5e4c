/** A number that an operator may set: what it means, its default and its bounds. */
interface Threshold {
  readonly meaning: string
  readonly unit: string
  readonly default: number
  readonly least: number
  readonly most: number
}

const days = (meaning: string, value: number, most = 3_650): Threshold => ({ meaning, unit: 'days', default: value, least: 1, most })

/** Every number that checks go by and that an operator may set in the audit's config file. */
export const thresholds = {
  accessKeyAgeDays: days('Age at which an access key should have been replaced', 90),
  unusedCredentialDays: days('Time without use after which a password or key should be off', 45),
  rootUnusedDays: days('Time for which the root user should not have been used', 90),
  unusedRoleDays: days('Time without use after which a role is a candidate for removal', 90),
  unusedSecretDays: days('Time without a read after which a secret is a candidate for removal', 90),
  secretRotationDays: days('Time within which a secret should have been rotated', 90),
  logRetentionDays: days('Time for which logs should be kept', 365),
  certificateExpiryDays: days('Time before its expiry at which a certificate should be replaced', 30),
  backupRetentionDays: days('Time for which backups of databases should be kept', 7),
  stoppedInstanceDays: days('Time after which a stopped instance is a candidate for removal', 30),
  instanceAgeDays: days('Age of a running instance at which it should have been replaced by a newer image', 180),
  imageAgeDays: days('Age of a machine image at which it should be rebuilt', 180),
  endOfSupportNoticeDays: days('Time before the end of support of a runtime or engine at which it should be told', 90),
  securityGroupRules: {
    meaning: 'Rules of a security group in one direction that somebody can still read',
    unit: 'rules',
    default: 50,
    least: 1,
    most: 1_000,
  },
  passwordLength: {
    meaning: 'Least length of a password of an IAM user',
    unit: 'characters',
    default: 14,
    least: 8,
    most: 128,
  },
  passwordsRemembered: { meaning: 'Earlier passwords that may not be used again', unit: 'passwords', default: 24, least: 1, most: 24 },
  passwordAgeDays: days('Age at which a password has to be changed', 90, 1_095),
} as const satisfies Readonly<Record<string, Threshold>>

/** The numbers as an operator has set them, or their defaults. */
export type Thresholds = Readonly<Record<keyof typeof thresholds, number>>

/** The numbers as they are unless an operator sets them. */
export const defaultThresholds = Object.fromEntries(
  Object.entries(thresholds).map(([name, { default: value }]) => [name, value]),
) as Thresholds
