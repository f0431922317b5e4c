import { defineCheck, fail, pass, undecided } from '../../check.ts'
import { managementHalves, saysSelectors, type TrailConfiguration } from '../../trail-selectors.ts'

export const check = defineCheck<TrailConfiguration>({
  id: 'cloudtrail-trail-multi-region',
  title: 'A trail that is logging records all management events of all regions',
  severity: 'high',
  resource: 'AWS::CloudTrail::Trail',
  accountNeedsOne: 'The account has no trail at all.',
  rationale:
    'Intruders work in the region nobody looks at. Without one trail over all regions, what they did there is known for 90 days at most, and nobody is told.',
  remediation:
    'Make the trail cover all regions and start it: aws cloudtrail update-trail --name <TRAIL> --is-multi-region-trail; aws cloudtrail put-event-selectors --trail-name <TRAIL> --event-selectors ReadWriteType=All,IncludeManagementEvents=true; aws cloudtrail start-logging --name <TRAIL>. Without a trail: aws cloudtrail create-trail --name <TRAIL> --s3-bucket-name <BUCKET> --is-multi-region-trail --enable-log-file-validation',
  aliases: { prowler: ['cloudtrail_multi_region_enabled'], securityHub: ['CloudTrail.1'] },
  evaluate({ configuration }) {
    // Read one by one: what decides first needs no sight of the rest.
    const multiRegion = configuration.IsMultiRegionTrail
    if (multiRegion !== true) return fail('it covers one region only', { IsMultiRegionTrail: multiRegion ?? false })
    const logging = configuration.IsLogging
    if (logging !== true) return fail('it is not logging', { IsLogging: logging ?? false })
    if (!saysSelectors(configuration)) return undecided('The snapshot does not say which events the trail records.')
    const halves = managementHalves(configuration)
    const evidence = { IsMultiRegionTrail: true, IsLogging: true, managementEvents: [...halves].sort() }
    return halves.size === 2
      ? pass('A multi-region trail is logging all management events.', evidence)
      : fail(`of the management events it records ${[...halves].join(' and ') || 'none'}; wanted read and write`, evidence)
  },
})
