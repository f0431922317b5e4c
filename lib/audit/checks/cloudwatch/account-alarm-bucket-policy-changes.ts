import { logAlarm } from '../../log-alarm.ts'

export const check = logAlarm({
  name: 'bucket-policy-changes',
  title: 'Changes to policies of S3 buckets raise an alarm that somebody hears',
  severity: 'medium',
  rationale:
    'One changed policy or access list can open a bucket to the world, and one changed lifecycle or replication rule can empty it or copy it away. Minutes count between the change and the first download.',
  prowler: 'cloudwatch_log_metric_filter_for_s3_bucket_policy_changes',
  pattern:
    '{ ($.eventSource = s3.amazonaws.com) && (($.eventName = PutBucketAcl) || ($.eventName = PutBucketPolicy) || ($.eventName = PutBucketCors) || ($.eventName = PutBucketLifecycle) || ($.eventName = PutBucketReplication) || ($.eventName = DeleteBucketPolicy) || ($.eventName = DeleteBucketCors) || ($.eventName = DeleteBucketLifecycle) || ($.eventName = DeleteBucketReplication)) }',
})
