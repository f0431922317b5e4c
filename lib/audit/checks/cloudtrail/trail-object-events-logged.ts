import { defineCheck, fail, pass, undecided } from '../../check.ts'
import { objectHalves, saysSelectors, type TrailConfiguration } from '../../trail-selectors.ts'

export const check = defineCheck<TrailConfiguration>({
  id: 'cloudtrail-trail-object-events-logged',
  title: 'A trail that is logging records reads and writes of S3 objects in all buckets',
  severity: 'low',
  resource: 'AWS::CloudTrail::Trail',
  accountNeedsOne: 'The account has no trail at all.',
  rationale:
    'Who reads, encrypts or deletes objects shows in data events only. Without them the detections on bulk download, ransom and destruction of objects are blind, and afterwards nobody can say what was taken.',
  remediation:
    'Add data events of S3 objects to a trail; they are billed by the event: aws cloudtrail put-event-selectors --trail-name <TRAIL> --advanced-event-selectors \'[{"Name":"management","FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]},{"Name":"objects","FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},{"Field":"resources.type","Equals":["AWS::S3::Object"]}]}]\'',
  aliases: {
    prowler: ['cloudtrail_s3_dataevents_read_enabled', 'cloudtrail_s3_dataevents_write_enabled'],
    securityHub: ['S3.22', 'S3.23'],
  },
  evaluate({ configuration }) {
    const multiRegion = configuration.IsMultiRegionTrail
    if (multiRegion !== true) return fail('it covers one region only', { IsMultiRegionTrail: multiRegion ?? false })
    const logging = configuration.IsLogging
    if (logging !== true) return fail('it is not logging', { IsLogging: logging ?? false })
    if (!saysSelectors(configuration)) return undecided('The snapshot does not say which events the trail records.')
    const halves = objectHalves(configuration)
    const evidence = { IsMultiRegionTrail: true, IsLogging: true, objectEvents: [...halves].sort() }
    return halves.size === 2
      ? pass('A multi-region trail is logging the data events of all S3 objects.', evidence)
      : fail(`of the object calls on every bucket it records ${[...halves].join(' and ') || 'none'}; wanted read and write`, evidence)
  },
})
