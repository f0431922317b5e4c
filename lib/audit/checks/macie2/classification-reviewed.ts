import { defineCheck, forPerson } from '../../check.ts'

export const check = defineCheck({
  id: 'macie2-classification-reviewed',
  title: 'Somebody has reviewed which data the buckets hold and how it is protected',
  severity: 'medium',
  resource: 'AWS::Macie::Session',
  reads: ['AutomatedDiscoveryStatus', 'Status'],
  also: { 'Keepwatch::Macie2::Bucket': ['BucketName', 'InJob', 'SensitivityScore'] },
  rationale:
    'A program can count buckets and find patterns in them; whether the data is classified as your rules say, and guarded accordingly, only a person can say.',
  remediation: {
    cli: 'Look through what Macie knows, then record the review as an attestation: aws macie2 describe-buckets --sort-criteria attributeName=sensitivityScore,orderBy=DESC --region <REGION>; aws macie2 list-findings --region <REGION>',
    cdk: "new macie.CfnSession(this, 'Macie', { status: 'ENABLED' }) and labels on buckets: Tags.of(bucket).add('data-classification', '<CLASS>')",
    terraform: 'resource "aws_macie2_account" "this" { status = "ENABLED" } and tags = { "data-classification" = "<CLASS>" } on buckets',
  },
  aliases: { prowler: [], securityHub: [] },
  evaluate({ configuration: { Status }, observed, region }, { related }) {
    if (Status === 'DISABLED')
      return forPerson('Macie is off in this region: say how data in buckets is classified without it.', { Status })
    const buckets = related.all('Keepwatch::Macie2::Bucket', { region }).map(({ observed: bucket }) => bucket)
    const scored = (least: number, most: number) =>
      buckets.filter(({ SensitivityScore: score }) => score !== null && score >= least && score <= most)
    const sensitive = scored(51, 100)
    const evidence = {
      Status,
      AutomatedDiscoveryStatus: observed.AutomatedDiscoveryStatus,
      buckets: buckets.length,
      sensitive: sensitive.length,
      notSensitive: scored(1, 49).length,
      notLookedAt: buckets.length - sensitive.length - scored(1, 49).length,
      inJobs: buckets.filter(({ InJob }) => InJob === true).length,
      sensitiveBuckets: sensitive.slice(0, 100).map(({ BucketName }) => BucketName),
    }
    return forPerson(
      `Macie knows ${buckets.length} buckets here, ${sensitive.length} of them with sensitive data; a person judges whether they are classified and guarded.`,
      evidence,
    )
  },
})
