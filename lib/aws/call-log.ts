import type { CallOutcome, CallRecord } from '#lib/audit/snapshot.ts'

/**
 * Regions that every account has and cannot switch off (AWS Account Management, "Enable or disable Regions": those launched
 * before 20 March 2019). Only elsewhere can a rejected credential mean that the region is not enabled.
 */
const alwaysEnabled = new Set(
  `us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 sa-east-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3
   ap-south-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-southeast-1 ap-southeast-2`.split(/\s+/),
)

const invalidHere = new Set([
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidClientTokenIdException',
  'AuthFailure',
  'InvalidToken',
])
const denied =
  /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|UnauthorizedAccess|UnauthorizedException|NotAuthorized|NotAuthorizedException|AuthorizationError|AuthorizationErrorException|ExplicitDeny|Forbidden|AllAccessDisabled|KMSAccessDeniedException)$/
const throttled =
  /^(Throttl|TooManyRequests|RequestLimitExceeded|RequestThrottled|SlowDown|BandwidthLimitExceeded|PriorRequestNotComplete|LimitExceeded|ProvisionedThroughputExceeded)/
// Error names only: a bare HTTP 404 is a page of somebody's proxy, not the statement that a thing does not exist.
const notFound = /^NoSuch|NotFound(Error|Exception)?$|^ServerSideEncryptionConfigurationNotFoundError$|^AWSOrganizationsNotInUseException$/

/** Name of an SDK error (`AccessDenied`); `Error` when it has none. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : 'Error'
}

/** Name and message of an error on one line, at most 300 characters, for people and manifests. */
export function errorText(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  const line = `${errorName(error)}: ${message.slice(0, 1_000)}`.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ')
  return line.length > 300 ? `${line.slice(0, 299)}…` : line
}

/** What kind of ending an error is, by its SDK name, then by its HTTP status. Anything unrecognised (a page of HTML, a broken line) is `error`. */
export function outcomeOf(error: unknown, region: string): Exclude<CallOutcome, 'ok'> {
  const name = errorName(error)
  if (name === 'OptInRequired' || name === 'SubscriptionRequiredException') return 'region-disabled'
  if (invalidHere.has(name)) return alwaysEnabled.has(region) ? 'denied' : 'region-disabled'
  if (denied.test(name)) return 'denied'
  if (throttled.test(name)) return 'throttled'
  if (notFound.test(name)) return 'not-found'
  const status = statusOf(error)
  if (status === 401 || status === 403) return 'denied'
  return status === 429 ? 'throttled' : 'error'
}

function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('$metadata' in error)) return undefined
  const metadata = error.$metadata
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return undefined
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined
}

/** Every API call of one unit of collecting, summed by action, region and outcome. A call that was retried counts once, as it ended. */
export class CallLog {
  readonly #account: string
  readonly #records = new Map<string, CallRecord>()

  /** Calls are those made in `account`. */
  constructor(account: string) {
    this.#account = account
  }

  /** Notes a call that was answered. `action` as `service:Operation`. */
  ok(action: string, region: string): void {
    this.#add(action, region, 'ok')
  }

  /** Notes a call that ended in an error. */
  failed(action: string, region: string, error: unknown): void {
    this.#add(action, region, outcomeOf(error, region), errorText(error))
  }

  /** What was noted, sorted by action, region and outcome. */
  records(): readonly CallRecord[] {
    return [...this.#records].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record)
  }

  /** What was noted since the last time, sorted like `records`; begins anew. */
  take(): readonly CallRecord[] {
    const records = this.records()
    this.#records.clear()
    return records
  }

  #add(action: string, region: string, outcome: CallOutcome, error?: string): void {
    const key = JSON.stringify([action, region, outcome])
    const known = this.#records.get(key)
    this.#records.set(
      key,
      known
        ? { ...known, count: known.count + 1 }
        : { action, account: this.#account, region, outcome, count: 1, ...(error === undefined ? {} : { error }) },
    )
  }
}
