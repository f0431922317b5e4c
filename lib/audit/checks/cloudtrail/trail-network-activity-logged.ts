import { defineCheck, fail, pass, undecided } from '../../check.ts'
import { networkActivitySources, saysSelectors, type TrailConfiguration } from '../../trail-selectors.ts'

export const check = defineCheck<TrailConfiguration>({
  id: 'cloudtrail-trail-network-activity-logged',
  title: 'A trail that is logging records calls that come in through VPC endpoints',
  severity: 'informational',
  resource: 'AWS::CloudTrail::Trail',
  accountNeedsOne: 'The account has no trail at all.',
  rationale:
    'A call through a VPC endpoint that the endpoint policy refuses shows in network activity events only: stolen credentials of another account that are tried from inside the network, and data that is carried to a foreign bucket.',
  remediation:
    'Add network activity events of the services that have endpoints to a trail; they are billed by the event: aws cloudtrail put-event-selectors --trail-name <TRAIL> --advanced-event-selectors \'[{"Name":"management","FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]},{"Name":"endpoints","FieldSelectors":[{"Field":"eventCategory","Equals":["NetworkActivity"]},{"Field":"eventSource","Equals":["s3.amazonaws.com"]}]}]\'',
  aliases: { prowler: [], securityHub: [] },
  evaluate({ configuration }) {
    const multiRegion = configuration.IsMultiRegionTrail
    if (multiRegion !== true) return fail('it covers one region only', { IsMultiRegionTrail: multiRegion ?? false })
    const logging = configuration.IsLogging
    if (logging !== true) return fail('it is not logging', { IsLogging: logging ?? false })
    if (!saysSelectors(configuration)) return undecided('The snapshot does not say which events the trail records.')
    const sources = networkActivitySources(configuration)
    return sources.length > 0
      ? pass(`A multi-region trail is logging the network activity events of ${sources.slice(0, 10).join(', ')}.`, { sources })
      : fail('it records no network activity events', { sources })
  },
})
