import { describe, expect, it } from 'vitest'
import { globalEventsRegion, readConfig } from '../../infra/config.ts'

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(readConfig(undefined)).toEqual({
      region: 'eu-west-1',
      forwardedRegions: ['us-east-1'],
      auditRegions: ['eu-west-1', 'us-east-1'],
      auditSchedule: 'cron(30 4 * * ? *)',
      alertEmails: [],
      logRetentionDays: 90,
      logFileDays: 365,
      evidenceRetentionDays: 365,
      signEvidence: true,
      existingLogBuckets: [],
      trailBuckets: [],
      logGroups: [],
      operatorFile: '',
      accessFile: '',
      exceptionsFile: '',
      concurrency: { events: 10, trailLogs: 10, flowLogs: 5, dnsLogs: 3, webLogs: 5, logEvents: 5, collect: 10, changes: 2 },
      reserveConcurrency: true,
    })
  })

  it.each([
    ['adds the region of global services', { region: 'eu-west-1', watchRegions: ['eu-north-1'] }, ['eu-north-1', 'us-east-1']],
    ['forwards nothing from the main region', { region: 'us-east-1', watchRegions: ['us-east-1'] }, []],
    ['names each region once', { region: 'eu-west-1', watchRegions: ['us-east-1', 'us-east-1'] }, ['us-east-1']],
    ['knows other partitions', { region: 'us-gov-east-1' }, ['us-gov-west-1']],
  ])('%s', (_name, context, forwarded) => {
    expect(readConfig(context).forwardedRegions).toEqual(forwarded)
  })

  it('audits the watched regions, or those that are named', () => {
    expect(readConfig({ region: 'eu-west-1', watchRegions: ['eu-west-2'] }).auditRegions).toEqual(['eu-west-1', 'eu-west-2', 'us-east-1'])
    expect(readConfig({ auditRegions: ['eu-west-3'] }).auditRegions).toEqual(['eu-west-3'])
  })

  it('takes the text that the CDK hands on from -c', () => {
    expect(readConfig('{"region":"eu-west-3"}').region).toBe('eu-west-3')
  })

  it.each<[unknown, string]>([
    ['{', `got the text "{", wanted a JSON object`],
    [7, 'keepwatch: got 7, wanted an object'],
    [{ region: 'EU' }, 'region: got "EU", wanted a region code such as "eu-west-1"'],
    [{ watchRegions: 'us-east-1' }, 'watchRegions: got "us-east-1", wanted a list of at most 50 region codes'],
    [{ watchRegions: ['x'] }, 'watchRegions.0: got "x", wanted a region code'],
    [{ watchRegions: ['cn-north-1'] }, 'watchRegions: got "cn-north-1", wanted regions of the partition of "eu-west-1" (aws)'],
    [{ auditSchedule: 'daily' }, 'auditSchedule: got "daily", wanted a schedule such as "rate(1 day)"'],
    [{ alertEmails: ['nobody'] }, 'alertEmails.0: got "nobody", wanted an e-mail address'],
    [{ logRetentionDays: 8 }, 'logRetentionDays: got 8, wanted one of 1, 3, 5'],
    [{ evidenceRetentionDays: 0.5 }, 'evidenceRetentionDays: got 0.5, wanted a whole number of days from 1 to 36500'],
    [{ existingLogBuckets: ['Bad_Name'] }, 'existingLogBuckets.0: got "Bad_Name", wanted the name of an S3 bucket'],
    [
      { existingLogBuckets: [{ name: 'logs', keyArn: 'alias/x' }] },
      'existingLogBuckets.0.keyArn: got "alias/x", wanted the ARN of a KMS key',
    ],
    [{ concurrency: { events: 1 } }, 'concurrency.events: got 1, wanted a whole number of executions from 2 to 1000'],
    [
      { concurrency: { flows: 1 } },
      'concurrency: got the unknown name flows, wanted only events, trailLogs, flowLogs, dnsLogs, webLogs, logEvents, collect, changes',
    ],
    [{ reserveConcurrency: 'no' }, 'reserveConcurrency: got "no", wanted true or false'],
    [{ regoin: 'eu-west-1' }, 'keepwatch: got the unknown name regoin, wanted only region, watchRegions'],
  ])('says of %j what is wrong', (context, message) => {
    expect(() => readConfig(context)).toThrow(message)
  })

  it('names every wrong entry at once', () => {
    expect(() => readConfig({ region: 1, logFileDays: -1 })).toThrow(/region: got 1[\s\S]*logFileDays: got -1/)
  })
})

describe('globalEventsRegion', () => {
  it.each([
    ['ap-south-1', 'us-east-1'],
    ['cn-northwest-1', 'cn-north-1'],
    ['us-gov-east-1', 'us-gov-west-1'],
  ])('of %s is %s', (region, expected) => {
    expect(globalEventsRegion(region)).toBe(expected)
  })
})
