import type { ConfigurationRecorder, ConfigurationRecorderStatus } from '@aws-sdk/client-config-service'
import {
  ConfigServiceClient,
  DescribeConfigurationRecorderStatusCommand,
  DescribeConfigurationRecordersCommand,
} from '@aws-sdk/client-config-service'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { type Detail, detail, mapDetail } from './detail.ts'
import { listed } from './listed.ts'

const type = 'AWS::Config::ConfigurationRecorder'

/** Recorders of AWS Config in a region; two calls, however many. */
export const config: Collector = {
  service: 'config',
  scope: 'regional',
  brings: { [type]: { list: ['config:DescribeConfigurationRecorderStatus', 'config:DescribeConfigurationRecorders'] } },
  collect,
}

type Statuses = Detail<readonly ConfigurationRecorderStatus[] | undefined>

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('config', ConfigServiceClient, scope.region)
  let statuses: Statuses = { unseen: 'not asked: there is no recorder' }
  yield* listed(scope, {
    action: 'config:DescribeConfigurationRecorders',
    types: [type],
    page: async () => {
      const { ConfigurationRecorders: recorders } = await client.send(new DescribeConfigurationRecordersCommand({}))
      if (!recorders) throw new Error('the answer holds no list of recorders')
      if (recorders.length > 0)
        statuses = await detail('config:DescribeConfigurationRecorderStatus', scope.region, async () => {
          const { ConfigurationRecordersStatus: list } = await client.send(new DescribeConfigurationRecorderStatusCommand({}))
          return list
        })
      return { items: recorders, next: undefined }
    },
    read: (recorder) => recorderResource(scope, recorder, statuses),
  })
}

function recorderResource(scope: CollectorScope, recorder: ConfigurationRecorder, statuses: Statuses): Resource {
  const { name, arn, recordingGroup: group } = recorder
  if (!name) throw new Error('config:DescribeConfigurationRecorders gave a recorder without a name')
  const status = mapDetail(statuses, (list) => {
    const own = list?.find((one) => one.name === name)
    if (!own) throw new Error('config:DescribeConfigurationRecorderStatus says nothing of it')
    return own
  })
  return collectedResource(type, scope, {
    arn: arn ?? `arn:${scope.partition}:config:${scope.region}:${scope.account}:configuration-recorder/${name}`,
    configuration: {
      Name: { value: name },
      RoleARN: { value: recorder.roleARN ?? null },
      RecordingGroup: {
        value: group && {
          AllSupported: group.allSupported ?? false,
          IncludeGlobalResourceTypes: group.includeGlobalResourceTypes ?? false,
          ResourceTypes: group.resourceTypes ?? [],
          ...(group.exclusionByResourceTypes
            ? { ExclusionByResourceTypes: { ResourceTypes: group.exclusionByResourceTypes.resourceTypes ?? [] } }
            : {}),
          ...(group.recordingStrategy ? { RecordingStrategy: { UseOnly: group.recordingStrategy.useOnly } } : {}),
        },
      },
    },
    observed: {
      Recording: mapDetail(status, ({ recording }) => recording),
      LastStatus: mapDetail(status, ({ lastStatus }) => lastStatus ?? null),
      LastErrorCode: mapDetail(status, ({ lastErrorCode }) => lastErrorCode ?? null),
      ServicePrincipal: { value: recorder.servicePrincipal ?? null },
      RecordingScope: { value: recorder.recordingScope ?? null },
    },
  })
}
