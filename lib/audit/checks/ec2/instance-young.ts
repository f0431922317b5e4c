import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-instance-young',
  title: 'The running instance is not older than its images should be',
  severity: 'medium',
  resource: 'AWS::EC2::Instance',
  reads: ['State', 'LaunchTime'],
  rationale: 'A machine that was started long ago runs the kernel and the packages of that day, unless somebody patches it by hand.',
  remediation: {
    cli: 'Start a new one from a current image and end the old one: aws ec2 run-instances --image-id <IMAGE> …; aws ec2 terminate-instances --instance-ids <INSTANCE_ID>',
    cdk: 'new autoscaling.AutoScalingGroup(this, "Hosts", { …, maxInstanceLifetime: Duration.days(90) })',
    terraform: 'resource "aws_autoscaling_group" "this" { max_instance_lifetime = 7776000 }',
  },
  aliases: { prowler: ['ec2_instance_older_than_specific_days'], securityHub: [] },
  evaluate({ observed }, { takenAt, thresholds }) {
    if (observed.State !== 'running') return notApplicable(`It is ${observed.State ?? 'in no known state'}.`, { State: observed.State })
    if (observed.LaunchTime === null) return undecided('AWS does not say when it was started.')
    const days = Math.floor((takenAt - Date.parse(observed.LaunchTime)) / 86_400_000)
    const evidence = { LaunchTime: observed.LaunchTime, days, most: thresholds.instanceAgeDays }
    return days > thresholds.instanceAgeDays
      ? fail(`It was started ${days} days ago; wanted at most ${thresholds.instanceAgeDays}.`, evidence)
      : pass(`It was started ${days} days ago.`, evidence)
  },
})
