import { AccessAnalyzerClient, ListAnalyzersCommand } from '@aws-sdk/client-accessanalyzer'
import type { Collected } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { listed } from './listed.ts'

const type = 'AWS::AccessAnalyzer::Analyzer'

/** Analyzers of IAM Access Analyzer. */
export const accessanalyzer: Collector = {
  service: 'accessanalyzer',
  scope: 'regional',
  brings: { [type]: { list: ['access-analyzer:ListAnalyzers'] } },
  collect,
}

function collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  return listed(scope, {
    action: 'access-analyzer:ListAnalyzers',
    types: [type],
    page: async (token) => {
      const answer = await clients
        .of('access-analyzer', AccessAnalyzerClient, scope.region)
        .send(new ListAnalyzersCommand({ nextToken: token, maxResults: 100 }))
      if (!answer.analyzers) throw new Error('the answer holds no list of analyzers')
      return { items: answer.analyzers, next: answer.nextToken }
    },
    read: (analyzer) => {
      if (!analyzer.arn) throw new Error('the answer gave an analyzer without an ARN')
      return collectedResource(type, scope, {
        arn: analyzer.arn,
        tags: { value: Object.assign(Object.create(null), analyzer.tags) },
        configuration: { AnalyzerName: { value: analyzer.name }, Type: { value: analyzer.type } },
        observed: {
          Status: { value: analyzer.status },
          LastResourceAnalyzedAt: { value: analyzer.lastResourceAnalyzedAt?.toISOString() ?? null },
        },
      })
    },
  })
}
