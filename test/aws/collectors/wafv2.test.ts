import { describe, expect, test } from 'vitest'
import { wafv2 } from '#lib/aws/collectors/wafv2.ts'
import { type Answers, awsError, collectAll, denied } from './fake-aws.ts'

const arn = 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/w/1'
const summary = { Name: 'w', Id: '1', ARN: arn }
const body = {
  ...summary,
  DefaultAction: { Allow: {} },
  VisibilityConfig: { CloudWatchMetricsEnabled: true },
  Rules: [
    {
      Name: 'common',
      Priority: 0,
      OverrideAction: { None: {} },
      VisibilityConfig: { CloudWatchMetricsEnabled: true },
      Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' } },
    },
    {
      Name: 'origin',
      Priority: 1,
      Action: { Block: {} },
      VisibilityConfig: { CloudWatchMetricsEnabled: false },
      Statement: { ByteMatchStatement: { SearchString: new TextEncoder().encode('hush'), FieldToMatch: {}, TextTransformations: [] } },
    },
  ],
  PreProcessFirewallManagerRuleGroups: [{ Name: 'central', VisibilityConfig: { CloudWatchMetricsEnabled: true } }],
  ManagedByFirewallManager: true,
}
const answers: Answers = {
  'wafv2:ListWebACLs': { WebACLs: [summary] },
  'wafv2:GetWebACL': { WebACL: body },
  'wafv2:ListLoggingConfigurations': {
    LoggingConfigurations: [{ ResourceArn: arn, LogDestinationConfigs: ['arn:aws:s3:::aws-waf-logs-x'] }],
  },
  'wafv2:ListResourcesForWebACL': { ResourceArns: ['arn:alb'] },
}
const region = 'eu-west-1'

describe('wafv2', () => {
  test('a web ACL under its CloudFormation names', async () => {
    const { resources, gaps } = await collectAll(wafv2, answers, { region })
    expect(gaps).toEqual([])
    expect(resources).toMatchObject([
      {
        arn,
        type: 'AWS::WAFv2::WebACL',
        configuration: {
          Name: 'w',
          Scope: 'REGIONAL',
          DefaultAction: { Allow: {} },
          Rules: [
            { Name: 'common', OverrideAction: { None: {} }, Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS' } } },
            { Name: 'origin', Action: { Block: {} }, Statement: { ByteMatchStatement: {} } },
          ],
        },
        observed: {
          ManagedByFirewallManager: true,
          FirewallManagerRuleGroups: [{ Name: 'central', Metrics: true }],
          LogDestinations: ['arn:aws:s3:::aws-waf-logs-x'],
          LoadBalancers: ['arn:alb'],
        },
      },
    ])
    expect(JSON.stringify(resources)).not.toContain('SearchString')
  })

  test('one that logs nowhere, by any owner of the configuration', async () => {
    const { resources, actions } = await collectAll(
      wafv2,
      { ...answers, 'wafv2:ListLoggingConfigurations': { LoggingConfigurations: [] } },
      { region },
    )
    expect(resources[0]?.observed).toMatchObject({ LogDestinations: [] })
    expect(actions.filter((action) => action === 'wafv2:ListLoggingConfigurations')).toHaveLength(3)
  })

  test('one that logs to Security Lake', async () => {
    const logs = ({ LogScope, Scope }: Readonly<Record<string, unknown>>) => ({
      LoggingConfigurations: LogScope === 'SECURITY_LAKE' ? [{ ResourceArn: arn, LogDestinationConfigs: [`lake ${Scope}`] }] : [],
    })
    const { resources } = await collectAll(wafv2, { ...answers, 'wafv2:ListLoggingConfigurations': logs }, { region })
    expect(resources[0]?.observed).toMatchObject({ LogDestinations: ['lake REGIONAL'] })
  })

  test('those of CloudFront are asked for in us-east-1 only, each list to its end', async () => {
    const acls = ({ Scope, NextMarker }: Readonly<Record<string, unknown>>) =>
      NextMarker ? { WebACLs: [], NextMarker: 'last' } : { WebACLs: [{ ...summary, ARN: `arn:${Scope}` }], NextMarker: 'last' }
    const all = { ...answers, 'wafv2:ListWebACLs': acls }
    expect((await collectAll(wafv2, all, { region })).resources.map((one) => one.arn)).toEqual(['arn:REGIONAL'])
    const { resources, actions } = await collectAll(wafv2, all)
    expect(resources.map((one) => [one.arn, one.configuration['Scope']])).toEqual([
      ['arn:REGIONAL', 'REGIONAL'],
      ['arn:CLOUDFRONT', 'CLOUDFRONT'],
    ])
    expect(resources[1]?.observed).toMatchObject({ LoadBalancers: [] })
    expect(actions.filter((action) => action === 'wafv2:ListResourcesForWebACL')).toHaveLength(1)
  })

  test('a unit that goes on at the list of CloudFront leaves out the other', async () => {
    const resume = { done: [], listing: 'wafv2:ListWebACLs', token: 'CLOUDFRONT ' }
    const { resources } = await collectAll(wafv2, answers, { resume })
    expect(resources.map((one) => one.configuration['Scope'])).toEqual(['CLOUDFRONT'])
  })

  test.each([denied, {}])('a refused listing, or one that says nothing, is a gap', async (answer) => {
    const { resources, gaps } = await collectAll(wafv2, { 'wafv2:ListWebACLs': answer }, { region })
    expect(resources).toEqual([])
    expect(gaps).toMatchObject([{ action: 'wafv2:ListWebACLs', types: ['AWS::WAFv2::WebACL'] }])
  })

  test.each([denied, {}])('refused details are unseen', async (answer) => {
    const { resources, gaps } = await collectAll(
      wafv2,
      {
        ...answers,
        'wafv2:GetWebACL': answer,
        'wafv2:ListLoggingConfigurations': answer,
        'wafv2:ListResourcesForWebACL': answer,
      },
      { region },
    )
    expect(gaps).toEqual([])
    expect(Object.keys(resources[0]?.unseen ?? {})).toEqual(
      expect.arrayContaining(['Rules', 'FirewallManagerRuleGroups', 'LogDestinations', 'LoadBalancers']),
    )
  })

  test('one deleted meanwhile is left out', async () => {
    const gone = { ...answers, 'wafv2:GetWebACL': awsError('WAFNonexistentItemException') }
    expect(await collectAll(wafv2, gone, { region })).toMatchObject({ resources: [], gaps: [] })
  })

  test('what nobody wants is not asked', async () => {
    const { actions } = await collectAll(wafv2, answers, { region, wants: (_, property) => property === undefined })
    expect(actions).toEqual(['wafv2:ListWebACLs'])
  })
})
