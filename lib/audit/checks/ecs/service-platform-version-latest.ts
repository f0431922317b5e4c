import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'

/** Latest platform versions of Fargate (ECS Developer Guide, "Fargate platform versions"); neither has changed since 2020 and 2021. */
const latest = { linux: '1.4.0', windows: '1.0.0' } as const

export const check = defineCheck({
  id: 'ecs-service-platform-version-latest',
  title: 'The service runs on the latest platform version of Fargate',
  severity: 'medium',
  resource: 'AWS::ECS::Service',
  reads: ['LaunchType', 'PlatformVersion', 'PlatformFamily'],
  rationale:
    'The platform is the kernel and the container runtime below the task. An older one has holes that are fixed in the latest, through which a container breaks out or is broken into.',
  remediation: {
    cli: 'aws ecs update-service --cluster <CLUSTER> --service <SERVICE> --platform-version LATEST --force-new-deployment',
    cdk: "new ecs.FargateService(this, 'Service', { cluster, taskDefinition, platformVersion: ecs.FargatePlatformVersion.LATEST })",
    terraform: 'resource "aws_ecs_service" "this" { launch_type = "FARGATE", platform_version = "LATEST" }',
  },
  aliases: { prowler: ['ecs_service_fargate_latest_platform_version'], securityHub: ['ECS.10'] },
  evaluate({ configuration: { LaunchType: launch, PlatformVersion: version }, observed }) {
    if (launch !== 'FARGATE') return notApplicable('It does not run on Fargate.', { LaunchType: launch })
    if (version === 'LATEST') return pass('It takes the latest platform version.', { PlatformVersion: version })
    if (version === null) return undecided('What it runs on does not say its platform version.')
    const family = observed.PlatformFamily
    const wanted = family?.toUpperCase().startsWith('WINDOWS') ? latest.windows : latest.linux
    const evidence = { PlatformVersion: version, PlatformFamily: family, wanted }
    return version === wanted
      ? pass(`It runs on platform version ${version}, the latest.`, evidence)
      : fail(`It runs on platform version ${version}; the latest is ${wanted}.`, evidence)
  },
})
