import type { Place } from '../arn.ts'

/** `AWSLogs/111122223333/elasticloadbalancing/eu-west-1/…`, and S3's `111122223333/eu-west-1/bucket/2026/…`. */
const byService = /(?:^|\/)AWSLogs\/(?:[^/]{1,64}\/)?(\d{12})\/[A-Za-z0-9_-]{1,64}\/([a-z]{2}(?:-[a-z]{1,12}){1,3}-\d)\//
const byBucket = /(?:^|\/)(\d{12})\/([a-z]{2}(?:-[a-z]{1,12}){1,3}-\d)\/[a-z0-9.-]{3,63}\/\d{4}\/\d{2}\/\d{2}\//

/**
 * The account and region in the key that AWS delivers a log file under, for lines that name none. What a file is, is told by its
 * content; the key only says whose it is.
 */
export function placeOfDelivery(name: string): Place {
  const key = name.slice(0, 2_048)
  const [, account = '', region = ''] = byService.exec(key) ?? byBucket.exec(key) ?? []
  return { account, region }
}
