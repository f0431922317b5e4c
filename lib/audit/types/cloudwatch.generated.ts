// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::CloudWatch. */
export interface CloudWatchTypes {
  readonly 'AWS::CloudWatch::Alarm': Alarm
}

interface Alarm {
  readonly ActionsEnabled?: boolean | null
  readonly AlarmActions?: readonly string[] | null
  readonly AlarmDescription?: string | null
  readonly AlarmName?: string | null
  readonly ComparisonOperator?: string | null
  readonly DatapointsToAlarm?: number | null
  readonly Dimensions?: readonly AlarmDimension[] | null
  readonly EvaluateLowSampleCountPercentile?: string | null
  readonly EvaluationCriteria?: AlarmEvaluationCriteria | null
  readonly EvaluationInterval?: number | null
  readonly EvaluationPeriods?: number | null
  readonly EvaluationWindow?: AlarmEvaluationWindow | null
  readonly ExtendedStatistic?: string | null
  readonly InsufficientDataActions?: readonly string[] | null
  readonly MetricName?: string | null
  readonly Metrics?: readonly AlarmMetricDataQuery[] | null
  readonly Namespace?: string | null
  readonly OKActions?: readonly string[] | null
  readonly Period?: number | null
  readonly Statistic?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly Threshold?: number | null
  readonly ThresholdMetricId?: string | null
  readonly TreatMissingData?: string | null
  readonly Unit?: string | null
  readonly WarmUpConfiguration?: AlarmWarmUpConfiguration | null
}

interface AlarmDimension {
  readonly Name?: string
  readonly Value?: string
}

interface AlarmEvaluationCriteria {
  readonly PromQLCriteria?: AlarmAlarmPromQLCriteria
}

interface AlarmAlarmPromQLCriteria {
  readonly PendingPeriod?: number
  readonly Query?: string
  readonly RecoveryPeriod?: number
}

interface AlarmEvaluationWindow {
  readonly SlidingWindow?: unknown
  readonly WallClockWindow?: AlarmWallClockWindow
}

interface AlarmWallClockWindow {
  readonly Timezone?: string
}

interface AlarmMetricDataQuery {
  readonly AccountId?: string
  readonly Expression?: string
  readonly Id?: string
  readonly Label?: string
  readonly MetricStat?: AlarmMetricStat
  readonly Period?: number
  readonly ReturnData?: boolean
}

interface AlarmMetricStat {
  readonly Metric?: AlarmMetric
  readonly Period?: number
  readonly Stat?: string
  readonly Unit?: string
}

interface AlarmMetric {
  readonly Dimensions?: readonly AlarmDimension[]
  readonly MetricName?: string
  readonly Namespace?: string
}

interface AlarmWarmUpConfiguration {
  readonly OnlyStartEvaluatingAfterWarmUpPeriodEnds?: boolean
  readonly WarmUpPeriodDurationInMinutes?: number
}
