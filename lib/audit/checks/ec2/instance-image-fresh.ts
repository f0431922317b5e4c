import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-instance-image-fresh',
  title: 'The image of the running instance is not out of date',
  severity: 'medium',
  resource: 'AWS::EC2::Instance',
  reads: ['ImageId', 'State'],
  also: { 'Keepwatch::EC2::Image': ['ImageId', 'CreationDate', 'DeprecationTime'] },
  rationale:
    'An image carries the packages of the day on which it was made. Every machine that starts from an old one starts with all the holes found since.',
  remediation: {
    cli: 'Build or choose a newer one and replace the machine: aws ec2 describe-images --owners amazon --filters "Name=name,Values=al2023-ami-*" --query "sort_by(Images,&CreationDate)[-1].ImageId"',
    cdk: 'machineImage: ec2.MachineImage.latestAmazonLinux2023()',
    terraform: 'data "aws_ssm_parameter" "al2023" { name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64" }',
  },
  aliases: { prowler: [], securityHub: [] },
  evaluate({ configuration, observed, region }, { related, takenAt, thresholds }) {
    if (observed.State !== 'running') return notApplicable(`It is ${observed.State ?? 'in no known state'}.`, { State: observed.State })
    const id = configuration.ImageId ?? ''
    const [image] = related.by('Keepwatch::EC2::Image', 'ImageId', id, { region })
    if (!image) return fail(`Its image ${id} is gone: nobody can start it again, or say what is in it.`, { ImageId: id })
    if (image.observed.CreationDate === null) return undecided(`AWS does not say when image ${id} was made.`, { ImageId: id })
    const days = Math.floor((takenAt - Date.parse(image.observed.CreationDate)) / 86_400_000)
    const evidence = { ImageId: id, CreationDate: image.observed.CreationDate, DeprecationTime: image.observed.DeprecationTime, days }
    return days > thresholds.imageAgeDays
      ? fail(`Its image ${id} was made ${days} days ago; wanted at most ${thresholds.imageAgeDays}.`, evidence)
      : pass(`Its image was made ${days} days ago.`, evidence)
  },
})
