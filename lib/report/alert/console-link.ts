/** A link in an alert. */
export interface AlertLink {
  readonly label: string
  readonly url: string
}

const regionCode = /^[a-z]{2}(?:-[a-z]{2,12}){1,2}-\d{1,2}$/
/** CloudTrail's eventID is a UUID; ids of other sources are hashes and open nothing in the console. */
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Domain of the console for a region's partition. */
function consoleDomain(region: string): string {
  if (region.startsWith('cn-')) return 'console.amazonaws.cn'
  return region.startsWith('us-gov-') ? 'console.amazonaws-us-gov.com' : 'console.aws.amazon.com'
}

/** The event in CloudTrail's console (90 days of management events); undefined when id or region could not open anything. */
export function cloudTrailEventLink(region: string, eventId: string): AlertLink | undefined {
  if (!regionCode.test(region) || !uuid.test(eventId)) return undefined
  const host = region.startsWith('us-gov-') ? consoleDomain(region) : `${region}.${consoleDomain(region)}`
  const query = new URLSearchParams({ region })
  return { label: 'First event in CloudTrail', url: `https://${host}/cloudtrailv2/home?${query}#/events/${encodeURIComponent(eventId)}` }
}
