/** Where an event comes from, in Sigma's words (taxonomy of `logsource`). */
export interface LogSource {
  readonly category?: string
  readonly product?: string
  readonly service?: string
}

/** Where one event comes from. */
export interface EventLogSource extends LogSource {
  /** Further services under which it is known: a rule about `auth` is about a line of sshd. Few fixed lists, one object each. */
  readonly also?: readonly string[]
}

/** One normalised log record: what every detection is asked about. */
export interface SecurityEvent {
  /** Unique id: CloudTrail's eventID, or a hash of place and content where the source has none. A redelivery has the same id. */
  readonly id: string
  /** Event time (not arrival), milliseconds since the epoch. */
  readonly time: number
  readonly logSource: EventLogSource
  /** Twelve digits; empty when the record does not say. */
  readonly account: string
  /** Region code; empty when the record does not say. */
  readonly region: string
  /** Who acted: an ARN where there is one (a role session's ARN), else the best name the record has; null when nobody is named. */
  readonly principal: string | null
  /** What was acted upon: an ARN where the record has one; null when it does not say. */
  readonly resource: { readonly arn: string; readonly type: string } | null
  readonly sourceAddress: string | null
  /** The raw record under the source's own field names. Foreign: read it only through `readField` (own properties). */
  readonly fields: Readonly<Record<string, unknown>>
}

/** A record that became an event, or why it did not. */
export type Normalised = { readonly ok: true; readonly event: SecurityEvent } | { readonly ok: false; readonly reason: string }

/** Turns one parsed record of a log source into an event. Pure; never throws, whatever the record is. */
export type Normalise = (record: unknown) => Normalised
