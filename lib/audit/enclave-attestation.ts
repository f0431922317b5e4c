import { fail, type Judgement, notApplicable, pass } from './check.ts'
import { meansAction } from './iam/means-action.ts'
import { type PolicyCondition, type PolicyStatement, readPolicyDocument } from './iam/policy-document.ts'
import { isEverybody } from './iam/public-access.ts'
import { notOurs } from './own-key.ts'

/** A KMS key, as far as Nitro enclaves are concerned. */
interface EnclaveKey {
  readonly configuration: { readonly KeyPolicy: unknown }
  readonly observed: { readonly KeyManager: string; readonly KeyState: string }
}

/** Actions that give plain text, and to which an enclave may attach its attestation (KMS Developer Guide, "Condition keys for Nitro Enclaves"). */
const opening = ['kms:decrypt', 'kms:derivesharedsecret', 'kms:generatedatakey', 'kms:generatedatakeypair']

/** In front of the measurement that a condition names: `imagesha384`, `pcr0` … `pcr31`. */
const prefix = 'kms:recipientattestation:'

/** Measurements that say who started the enclave, on which instance, or who signed its image. */
const deployment = ['pcr3', 'pcr4', 'pcr8']

const demanding = new Set(['stringequals', 'stringequalsignorecase', 'stringlike'])
const refusing = new Set(['stringnotequals', 'stringnotequalsignorecase', 'stringnotlike'])

/** Conditions of a statement on the attestation of an enclave. */
const onAttestation = ({ conditions }: PolicyStatement): readonly PolicyCondition[] =>
  conditions.filter(({ key }) => key.startsWith(prefix))

const opens = ({ actions }: PolicyStatement): boolean => opening.some((action) => meansAction(actions, action))

/** One image is meant: a debug enclave measures all zeros, and a wildcard is any. */
const isOneImage = (value: string): boolean => /^[0-9a-f]{64,128}$/i.test(value) && !/^0+$/.test(value)

const isDemanded = ({ operator, values }: PolicyCondition): boolean =>
  demanding.has(operator) && values.length > 0 && values.every(isOneImage)

/** Denies opening to everybody whose enclave does not prove itself. */
const closesTheRest = (statement: PolicyStatement): boolean =>
  statement.effect === 'Deny' &&
  isEverybody(statement.principals) &&
  meansAction(statement.actions, 'kms:decrypt') &&
  statement.conditions.length > 0 &&
  statement.conditions.every(({ operator, key, values }) => key.startsWith(prefix) && refusing.has(operator) && values.every(isOneImage))

interface Enclave {
  readonly statements: readonly PolicyStatement[]
  /** Statements that let an enclave open what was encrypted. */
  readonly attested: readonly PolicyStatement[]
  readonly isClosed: boolean
}

/** What the policy says of enclaves, or that it says nothing. */
function enclaveOf({ configuration, observed }: EnclaveKey): Enclave | Judgement {
  const managed = notOurs(observed.KeyManager)
  if (managed) return managed
  const { KeyState: state } = observed
  if (state !== 'Enabled') return notApplicable(`The key is not in use (${state}).`, { KeyState: state })
  const statements = readPolicyDocument(configuration.KeyPolicy)
  if (statements.every((statement) => onAttestation(statement).length === 0))
    return notApplicable('Nothing in the policy speaks of enclaves.')
  const attested = statements.filter((statement) => statement.effect === 'Allow' && opens(statement) && onAttestation(statement).length > 0)
  return { statements, attested, isClosed: statements.some(closesTheRest) }
}

const namesOf = (statements: readonly PolicyStatement[]): readonly string[] =>
  statements.slice(0, 10).map(({ sid }) => sid ?? 'a statement without a name')

/** Whether each statement for enclaves demands a measurement that only one image has. */
export function judgeEnforced(key: EnclaveKey): Judgement {
  const enclave = enclaveOf(key)
  if ('verdict' in enclave) return enclave
  const weak = enclave.attested.filter((statement) => !onAttestation(statement).some(isDemanded))
  if (weak.length > 0 && !enclave.isClosed)
    return fail(`Any enclave passes the test of ${namesOf(weak).join(', ')}.`, { statements: namesOf(weak), count: weak.length })
  return enclave.attested.length > 0 || enclave.isClosed
    ? pass('Enclaves have to prove their image.', { statements: namesOf(enclave.attested) })
    : fail('The policy speaks of attestation and demands it of nobody.')
}

/** Whether no statement opens without attestation. One that denies everything unattested closes the way around. */
export function judgeNotBypassed(key: EnclaveKey): Judgement {
  const enclave = enclaveOf(key)
  if ('verdict' in enclave) return enclave
  if (enclave.isClosed) return pass('A statement denies everybody who does not prove an image.')
  const around = enclave.statements.filter(
    (statement) => statement.effect === 'Allow' && opens(statement) && !onAttestation(statement).some(isDemanded),
  )
  return around.length === 0
    ? pass('Every statement that allows decrypting asks for attestation.')
    : fail(`Decrypting is allowed without attestation by ${namesOf(around).join(', ')}.`, {
        statements: namesOf(around),
        count: around.length,
      })
}

/** Whether each statement for enclaves pins the parent's role or instance, or the signer. */
export function judgeBound(key: EnclaveKey): Judgement {
  const enclave = enclaveOf(key)
  if ('verdict' in enclave) return enclave
  const isBound = (statement: PolicyStatement): boolean =>
    onAttestation(statement).some((condition) => isDemanded(condition) && deployment.includes(condition.key.slice(prefix.length)))
  const loose = enclave.attested.filter((statement) => !isBound(statement))
  return loose.length === 0
    ? pass('Each statement for enclaves pins who starts them, where, or who signed them.')
    : fail(`Whoever has the image may start it elsewhere: ${namesOf(loose).join(', ')}.`, {
        statements: namesOf(loose),
        count: loose.length,
      })
}

/** Whether statements that name the same measurement name the same values of it. */
export function judgeAgree(key: EnclaveKey): Judgement {
  const enclave = enclaveOf(key)
  if ('verdict' in enclave) return enclave
  const said = new Map<string, Set<string>>()
  for (const statement of enclave.attested)
    for (const { key: measurement, values } of onAttestation(statement)) {
      const sets = said.get(measurement) ?? new Set()
      sets.add([...new Set(values.map((value) => value.toLowerCase()))].sort().join(' '))
      said.set(measurement, sets)
    }
  const differing = [...said].flatMap(([measurement, sets]) => (sets.size > 1 ? [measurement.slice(prefix.length)] : []))
  return differing.length === 0
    ? pass('All statements for enclaves name the same measurements.')
    : fail(`Statements name different values of ${differing.join(', ')}.`, { measurements: differing })
}
