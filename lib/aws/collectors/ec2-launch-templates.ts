import type { LaunchTemplateVersion } from '@aws-sdk/client-ec2'
import type { Resource } from '#lib/audit/snapshot.ts'
import type { CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { mapDetail } from './detail.ts'
import { secretsInUserData } from './ec2-instance.ts'

export const templateType = 'AWS::EC2::LaunchTemplate'

/** Launch templates out of a page of versions: the newest version is their configuration, the default one stands beside it. */
export function launchTemplates(versions: readonly LaunchTemplateVersion[]): readonly ((scope: CollectorScope) => Resource)[] {
  const byId = Map.groupBy(versions, ({ LaunchTemplateId: id }) => id ?? '')
  return [...byId].map(
    ([id, own]) =>
      (scope) =>
        templateResource(id, own, scope),
  )
}

function templateResource(id: string, versions: readonly LaunchTemplateVersion[], scope: CollectorScope): Resource {
  if (id === '') throw new Error('ec2:DescribeLaunchTemplateVersions gave a version without the id of its template')
  const arn = `arn:${scope.partition}:ec2:${scope.region}:${scope.account}:launch-template/${id}`
  const newest = versions.reduce((a, b) => ((a.VersionNumber ?? 0) >= (b.VersionNumber ?? 0) ? a : b))
  const standard = versions.find(({ DefaultVersion: is }) => is === true) ?? newest
  const text = newest.LaunchTemplateData?.UserData
  return collectedResource(templateType, scope, {
    arn,
    configuration: {
      LaunchTemplateName: { value: newest.LaunchTemplateName },
      LaunchTemplateData: { value: withoutUserData(newest) },
    },
    observed: {
      DefaultVersionData: { value: withoutUserData(standard) },
      UserDataSecrets: mapDetail({ value: [text, standard.LaunchTemplateData?.UserData] }, (texts) =>
        [...new Set(texts)].flatMap((one) => secretsInUserData(one, arn)),
      ),
    },
  })
}

/** What checks read of a version, under CloudFormation's names, which are the API's. User data is not kept. */
function withoutUserData({ LaunchTemplateData: data }: LaunchTemplateVersion): Readonly<Record<string, unknown>> {
  return {
    ImageId: data?.ImageId ?? null,
    MetadataOptions: data?.MetadataOptions ?? null,
    NetworkInterfaces: (data?.NetworkInterfaces ?? []).map(({ AssociatePublicIpAddress: isPublic, DeviceIndex: index }) => ({
      AssociatePublicIpAddress: isPublic ?? null,
      DeviceIndex: index ?? null,
    })),
    IamInstanceProfile: data?.IamInstanceProfile ?? null,
  }
}
