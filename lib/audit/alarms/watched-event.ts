/** A sample of the events that an alarm is about, as CloudTrail writes it into the log group and as the `detail` of an EventBridge event. */
export interface WatchedEvent {
  /** What it shows, for the reason: mostly the name of the call. */
  readonly name: string
  readonly record: Readonly<Record<string, unknown>>
}

/** One of the events of section 5 of CIS 7.0, and when an alarm on them is one. */
export interface WatchedKind {
  readonly events: readonly WatchedEvent[]
  /** Occurrences in one period that may go by without an alarm, at most. 1: each single one has to raise it. */
  readonly countAtMost: number
  /** They are recorded in the home region of the partition only (IAM, Organizations), wherever the caller is. */
  readonly isGlobal: boolean
  /** Ids of our detections that tell the same events live; empty where they tell the dangerous ones of them only. */
  readonly detections: readonly string[]
}

const base = {
  eventVersion: '1.11',
  eventTime: '2026-01-01T00:00:00Z',
  awsRegion: 'us-east-1',
  sourceIPAddress: '198.51.100.7',
  userAgent: 'aws-cli/2',
  recipientAccountId: '111122223333',
  eventCategory: 'Management',
  eventType: 'AwsApiCall',
  managementEvent: true,
  readOnly: false,
}
const person = {
  type: 'IAMUser',
  principalId: 'AIDAEXAMPLE',
  arn: 'arn:aws:iam::111122223333:user/somebody',
  accountId: '111122223333',
  userName: 'somebody',
}
const root = {
  type: 'Root',
  principalId: '111122223333',
  arn: 'arn:aws:iam::111122223333:root',
  accountId: '111122223333',
}

/** A call that changes something; `fields` take the place of what it has by default. */
export function call(service: string, eventName: string, fields: Readonly<Record<string, unknown>> = {}): WatchedEvent {
  return { name: eventName, record: { ...base, userIdentity: person, eventSource: `${service}.amazonaws.com`, eventName, ...fields } }
}

/** Several calls of one service, names separated by spaces. */
export function calls(service: string, names: string): readonly WatchedEvent[] {
  return names.split(/\s+/).map((name) => call(service, name))
}

/** A sign-in to the console. */
export function signIn(name: string, fields: Readonly<Record<string, unknown>>): WatchedEvent {
  const event = call('signin', 'ConsoleLogin', {
    eventType: 'AwsConsoleSignIn',
    responseElements: { ConsoleLogin: 'Success' },
    additionalEventData: { MFAUsed: 'Yes', MobileVersion: 'No' },
    ...fields,
  })
  return { ...event, name }
}

/** The root user at work. */
export const asRoot = { userIdentity: root }

/** The event as EventBridge hands it on. */
export function busEvent({ record }: WatchedEvent): Readonly<Record<string, unknown>> {
  const isSignIn = record['eventType'] === 'AwsConsoleSignIn'
  return {
    version: '0',
    id: '00000000-0000-0000-0000-000000000000',
    'detail-type': isSignIn ? 'AWS Console Sign In via CloudTrail' : 'AWS API Call via CloudTrail',
    source: `aws.${String(record['eventSource']).split('.')[0] ?? ''}`,
    account: '111122223333',
    time: record['eventTime'],
    region: 'us-east-1',
    resources: [],
    detail: record,
  }
}
