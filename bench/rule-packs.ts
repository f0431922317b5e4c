import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { callNames, rareCalls } from './api-names.ts'

/** A generated set of rules. */
export interface PackOptions {
  /** How many rules. */
  readonly rules: number
  /** How many copies of each, with changed literals, beside it. @default 0 */
  readonly copies?: number
  /** Whether a few rules match most records. @default false: about two records in a thousand match something */
  readonly noisy?: boolean
}

/** Numbers that look random and are the same every time (Park and Miller, "Random number generators", 1988). */
class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  below(limit: number): number {
    this.#state = (this.#state * 48_271) % 2_147_483_647
    return this.#state % limit
  }

  of<Member>(list: readonly Member[]): Member {
    const member = list[this.below(list.length)]
    if (member === undefined) throw new Error('the list is empty; wanted something to choose from')
    return member
  }
}

type Detection = Readonly<Record<string, unknown>>
/** What changes the literals of a copy; the original has none. */
type Change = (literal: string) => string
type Shape = (dice: Dice, change: Change) => Detection

interface Call {
  readonly source: string
  readonly name: string
}

/** A call that no record is about; now and then one that a few are. */
function call(dice: Dice, change: Change): Call {
  const { source, name } = dice.below(200) === 0 ? dice.of(rareCalls) : dice.of(callNames)
  return { source, name: change(name) }
}

const bySource = ({ source, name }: Call): Detection => ({ eventSource: source, eventName: name })

const parameters = [
  'policyArn',
  'policyDocument',
  'bucketName',
  'roleName',
  'userName',
  'instanceType',
  'groupId',
  'functionName',
  'name',
  'attribute',
]
const pieces = [
  'AdministratorAccess',
  '0.0.0.0/0',
  'arn:aws:iam::aws:policy/',
  '"Principal":"*"',
  'backdoor',
  '/tmp/',
  'x1.32xlarge',
  'public-read',
  'bash -i',
  'eval(base64',
]
const agents = [
  'kali',
  'parrot',
  'powershell',
  'pacu',
  'scoutsuite',
  'cloudfox',
  'TruffleHog',
  'gobuster',
  'sqlmap',
  'nuclei',
  'python-requests/1.',
]
const errorCodes = ['Client.UnauthorizedOperation', 'AccessDeniedException', 'UnrecognizedClientException', 'InvalidClientTokenId']

/**
 * The shapes of rules for CloudTrail, as often of a hundred as published ones have them: most name a source and one or several
 * calls; the others ask for pieces of parameters and agents, error codes, absent fields, exceptions.
 */
const shapes: readonly (readonly [weight: number, shape: Shape])[] = [
  [34, (dice, change) => ({ selection: bySource(call(dice, change)), condition: 'selection' })],
  [
    12,
    (dice, change) => {
      const { source, name } = call(dice, change)
      const more = Array.from({ length: 1 + dice.below(4) }, () => change(dice.of(callNames).name))
      return { selection: { eventSource: source, eventName: [name, ...more] }, condition: 'selection' }
    },
  ],
  [8, (dice, change) => ({ selection: { eventName: [call(dice, change).name, call(dice, change).name] }, condition: 'selection' })],
  [
    9,
    (dice, change) => ({
      selection: { ...bySource(call(dice, change)), [`requestParameters.${dice.of(parameters)}|contains`]: change(dice.of(pieces)) },
      condition: 'selection',
    }),
  ],
  [
    4,
    (dice, change) => {
      const { source, name } = dice.of(callNames)
      return { selection: { eventSource: change(source), 'eventName|startswith': name.slice(0, 6) }, condition: 'selection' }
    },
  ],
  [
    6,
    (dice, change) => ({
      selection: bySource(call(dice, change)),
      filter_service: { 'userIdentity.type': 'AWSService' },
      filter_agent: { 'userAgent|contains': change('terraform') },
      condition: 'selection and not 1 of filter_*',
    }),
  ],
  [
    5,
    (dice, change) => ({
      selection: bySource(call(dice, change)),
      filter: { 'sourceIPAddress|endswith': '.amazonaws.com' },
      condition: 'selection and not filter',
    }),
  ],
  [
    4,
    (dice, change) => ({
      selection: { eventSource: dice.of(callNames).source, errorCode: [change(dice.of(errorCodes)), change(dice.of(errorCodes))] },
      condition: 'selection',
    }),
  ],
  [4, (dice, change) => ({ selection: { ...bySource(call(dice, change)), errorCode: null }, condition: 'selection' })],
  [
    2,
    (dice, change) => ({
      selection: { ...bySource(call(dice, change)), [`requestParameters.${dice.of(parameters)}|exists`]: true },
      condition: 'selection',
    }),
  ],
  [
    4,
    (dice, change) => ({ selection: { 'userAgent|contains': [change(dice.of(agents)), change(dice.of(agents))] }, condition: 'selection' }),
  ],
  [
    2,
    (dice, change) => ({
      selection: { [`requestParameters.${dice.of(parameters)}`]: `*${change(dice.of(pieces))}*` },
      condition: 'selection',
    }),
  ],
  [
    3,
    (dice, change) => ({
      selection: [
        bySource(call(dice, change)),
        { ...bySource(call(dice, change)), 'requestParameters.ipPermissions.items.ipRanges.items.cidrIp': '0.0.0.0/0' },
      ],
      condition: 'selection',
    }),
  ],
  [
    1,
    (dice, change) => ({
      selection: { ...bySource(call(dice, change)), 'userAgent|re': `(${change('curl')}|wget)/[0-9.]+` },
      condition: 'selection',
    }),
  ],
  [
    1,
    (dice, change) => ({
      selection: bySource(call(dice, change)),
      filter: { 'userIdentity.arn|fieldref': 'responseElements.assumedRoleUser.arn' },
      condition: 'selection and not filter',
    }),
  ],
  [1, (dice, change) => ({ selection: { 'userIdentity.type': 'Root', eventName: call(dice, change).name }, condition: 'selection' })],
]

/** Rules that match two or three records in a thousand, put among the first of a pack. */
const hitting: ReadonlyMap<number, Detection> = new Map<number, Detection>([
  [9, { selection: { eventSource: 'ec2.amazonaws.com', eventName: ['RunInstances', 'ImportInstance'] }, condition: 'selection' }],
  [
    23,
    {
      selection: { eventSource: 'signin.amazonaws.com', eventName: 'ConsoleLogin' },
      filter: { 'additionalEventData.MFAUsed': 'NotApplicable' },
      condition: 'selection and not filter',
    },
  ],
  [
    41,
    { selection: [{ eventName: 'AuthorizeSecurityGroupIngress' }, { eventName: 'CreateRoute', errorCode: null }], condition: 'selection' },
  ],
])

/** Rules that match most records of any account. */
const noisy: readonly Detection[] = [
  { selection: { 'userIdentity.type': 'AssumedRole', 'eventName|startswith': ['Describe', 'List', 'Get'] }, condition: 'selection' },
  { selection: { eventSource: ['s3.amazonaws.com', 'kms.amazonaws.com', 'sts.amazonaws.com'] }, condition: 'selection' },
]

function shapeOf(dice: Dice): Shape {
  let at = dice.below(shapes.reduce((sum, [weight]) => sum + weight, 0))
  for (const [weight, shape] of shapes) {
    if (at < weight) return shape
    at -= weight
  }
  throw new Error('the weights of the shapes do not add up')
}

/** The documents of a pack, originals first. The same options give the same rules, and a larger pack begins with the smaller one. */
export function rulePack({ rules, copies = 0, noisy: loud = false }: PackOptions): readonly Readonly<Record<string, unknown>>[] {
  const documents: Readonly<Record<string, unknown>>[] = []
  for (let copy = 0; copy <= copies; copy++) {
    const dice = new Dice(20_260_301)
    const change: Change = copy === 0 ? (literal) => literal : (literal) => `${literal}${copy}x`
    for (let rule = 0; rule < rules; rule++) {
      const drawn = shapeOf(dice)(dice, change)
      const fixed = copy === 0 ? ((loud ? noisy[rule] : undefined) ?? hitting.get(rule)) : undefined
      documents.push(documentOf(documents.length, fixed ?? drawn))
    }
  }
  return documents
}

function documentOf(number: number, detection: Detection): Readonly<Record<string, unknown>> {
  return {
    title: `Generated rule ${number}`,
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    status: 'test',
    description: 'A rule of the benchmark, in the shape that rules for CloudTrail have.',
    tags: ['attack.t1078'],
    logsource: { product: 'aws', service: 'cloudtrail' },
    detection,
    falsepositives: ['It says nothing: it is made up'],
    level: (['low', 'medium', 'high'] as const)[number % 3],
  }
}

/** Writes a pack as Sigma YAML, one file a rule, below `directory`. */
export async function writeRulePack(directory: string, options: PackOptions): Promise<void> {
  await mkdir(directory, { recursive: true })
  for (const [index, document] of rulePack(options).entries())
    await writeFile(join(directory, `rule-${String(index).padStart(5, '0')}.yml`), stringify(document))
}
