import { defineCheck, fail, pass, undecided } from '../../check.ts'
import { managementHalves, saysSelectors, type TrailConfiguration } from '../../trail-selectors.ts'

export const check = defineCheck<TrailConfiguration>({
  id: 'cloudtrail-trail-write-events-logged',
  title: 'A trail that is logging records every change in all regions',
  severity: 'high',
  resource: 'AWS::CloudTrail::Trail',
  accountNeedsOne: 'The account has no trail at all.',
  rationale:
    'EventBridge hands on API calls only while a trail is logging them: without one the detections on changes of settings are blind, live and in files.',
  remediation:
    'Make one trail record at least the writing half of the management events everywhere: aws cloudtrail update-trail --name <TRAIL> --is-multi-region-trail; aws cloudtrail put-event-selectors --trail-name <TRAIL> --event-selectors ReadWriteType=All,IncludeManagementEvents=true; aws cloudtrail start-logging --name <TRAIL>',
  aliases: { prowler: ['cloudtrail_multi_region_enabled_logging_management_events'], securityHub: ['CloudTrail.1'] },
  evaluate({ configuration }) {
    const multiRegion = configuration.IsMultiRegionTrail
    if (multiRegion !== true) return fail('it covers one region only', { IsMultiRegionTrail: multiRegion ?? false })
    const logging = configuration.IsLogging
    if (logging !== true) return fail('it is not logging', { IsLogging: logging ?? false })
    if (!saysSelectors(configuration)) return undecided('The snapshot does not say which events the trail records.')
    const halves = managementHalves(configuration)
    const evidence = { IsMultiRegionTrail: true, IsLogging: true, managementEvents: [...halves].sort() }
    return halves.has('write')
      ? pass('A multi-region trail is logging the management events that change something.', evidence)
      : fail('it leaves out management events that change something', evidence)
  },
})
