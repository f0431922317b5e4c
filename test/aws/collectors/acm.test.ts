import { KeyAlgorithm } from '@aws-sdk/client-acm'
import { describe, expect, test } from 'vitest'
import { acm } from '#lib/aws/collectors/acm.ts'
import { collectAll, denied, recordedAws } from './fake-aws.ts'

const arn = 'arn:aws:acm:us-east-1:111122223333:certificate/1'
const issued = {
  CertificateArn: arn,
  DomainName: 'shop.example',
  Status: 'ISSUED',
  Type: 'AMAZON_ISSUED',
  KeyAlgorithm: 'RSA_2048',
  InUse: true,
  NotAfter: new Date('2027-01-01T00:00:00Z'),
}

describe('acm', () => {
  test('a certificate, from the listing alone', async () => {
    const { resources, actions } = await collectAll(acm, { 'acm:ListCertificates': { CertificateSummaryList: [issued] } })
    expect(actions).toEqual(['acm:ListCertificates'])
    expect(resources).toMatchObject([
      {
        arn,
        type: 'AWS::CertificateManager::Certificate',
        configuration: { DomainName: 'shop.example', KeyAlgorithm: 'RSA_2048' },
        observed: { Status: 'ISSUED', NotAfter: '2027-01-01T00:00:00.000Z', InUse: true, Type: 'AMAZON_ISSUED' },
      },
    ])
  })

  test('keys of every kind are asked for', async () => {
    const { clients, asked } = recordedAws({ 'acm:ListCertificates': { CertificateSummaryList: [] } })
    const scope = { account: '1', region: 'us-east-1', regions: [], partition: 'aws', wants: () => true }
    await Array.fromAsync(acm.collect(clients, scope))
    expect(asked[0]?.input).toMatchObject({ Includes: { keyTypes: Object.values(KeyAlgorithm) } })
  })

  test('one that was never issued has no end; what the listing does not say is unseen', async () => {
    const waiting = { CertificateArn: arn, Status: 'PENDING_VALIDATION' }
    const { resources } = await collectAll(acm, { 'acm:ListCertificates': { CertificateSummaryList: [waiting] } })
    expect(resources[0]?.observed).toMatchObject({ NotAfter: null })
    expect(Object.keys(resources[0]?.unseen ?? {})).toEqual(expect.arrayContaining(['KeyAlgorithm', 'InUse']))
  })

  test('a second page is read', async () => {
    const page = (_: unknown, times: number) => ({ CertificateSummaryList: [issued], ...(times === 0 ? { NextToken: 'n' } : {}) })
    expect((await collectAll(acm, { 'acm:ListCertificates': page })).resources).toHaveLength(2)
  })

  test.each([denied, {}])('a refused listing, or one that says nothing, is a gap', async (answer) => {
    expect(await collectAll(acm, { 'acm:ListCertificates': answer })).toMatchObject({
      resources: [],
      gaps: [{ action: 'acm:ListCertificates', types: ['AWS::CertificateManager::Certificate'] }],
    })
  })
})
