/** What whoever delivers a log record knows of it besides its text. */
export interface LineContext {
  /** Account that owns the log group; empty when nobody says. */
  readonly account: string
  /** Region of the log group; empty when nobody says. */
  readonly region: string
  readonly logGroup: string | null
  readonly logStream: string | null
  /** Unique id of the delivery, the same under redelivery; absent: the id is made of the content. */
  readonly id?: string
  /** When it happened as the shipper says, milliseconds since the epoch: for records that do not say it whole. */
  readonly time?: number
  /** No record is newer than this (milliseconds since the epoch): decides the year of lines that name none. */
  readonly asOf?: number
}

/** A record of which nothing is known but itself. */
export const nowhere: LineContext = { account: '', region: '', logGroup: null, logStream: null }
