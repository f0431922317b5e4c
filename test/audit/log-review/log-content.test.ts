import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ContentBrokenError, ContentUnreadableError, contentHash, digestContent } from '../../../lib/audit/log-review/content-hash.ts'
import { readDigest } from '../../../lib/audit/log-review/digest.ts'
import { logFileTime, readDigestKey } from '../../../lib/audit/log-review/digest-key.ts'
import { fromLogsFolder } from '../../../lib/audit/log-review/log-store.ts'
import { KeyRing, KeyRings, readPublicKeys } from '../../../lib/audit/log-review/public-keys.ts'
import { sideBySide } from '../../../lib/audit/log-review/side-by-side.ts'
import { sha256, signedTrail } from './signed-trail.ts'

async function* chunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

describe('the content of a file', () => {
  it.each([1, 7, 4_096])('has the hash of what was compressed, in pieces of %i bytes', async (size) => {
    expect(await contentHash(chunks(gzipSync('hello'), size))).toBe(sha256('hello'))
    expect(await contentHash(chunks(Buffer.from('hello'), size))).toBe(sha256('hello'))
  })

  it('may be empty, or several members of gzip', async () => {
    expect(await contentHash(chunks(Buffer.alloc(0), 1))).toBe(sha256(''))
    expect(await contentHash(chunks(Buffer.concat([gzipSync('a'), gzipSync('b')]), 9))).toBe(sha256('ab'))
  })

  it('cut or damaged is broken; a source that fails is unreadable', async () => {
    const whole = gzipSync('x'.repeat(10_000))
    await expect(contentHash(chunks(whole.subarray(0, -9), 10))).rejects.toThrow(ContentBrokenError)
    await expect(contentHash(chunks(Buffer.concat([whole.subarray(0, 20), Buffer.alloc(30)]), 10))).rejects.toThrow(ContentBrokenError)
    async function* failing() {
      yield whole.subarray(0, 15)
      throw new Error('AccessDenied')
    }
    await expect(contentHash(failing())).rejects.toThrow(ContentUnreadableError)
    await expect(contentHash(failing())).rejects.toThrow('AccessDenied')
  })

  it('a digest that grows beyond all bounds ends there', async () => {
    const bomb = gzipSync(Buffer.alloc(140 * 1024 * 1024))
    await expect(digestContent(chunks(bomb, 65_536))).rejects.toThrow('larger than')
  })
})

describe('a digest', () => {
  const made = { ...JSON.parse('{}'), ...validDigest() }
  it.each<[string, object]>([
    ['no object', []],
    ['a number for a time', { ...made, digestEndTime: 5 }],
    ['a time of nowhere', { ...made, digestEndTime: '2026-13-01T00:00:00Z' }],
    ['a hash that is none', { ...made, logFiles: [{ s3Bucket: 'b', s3Object: 'o', hashValue: 'xyz', hashAlgorithm: 'SHA-256' }] }],
    ['a predecessor without its hash', { ...made, previousDigestS3Bucket: 'b', previousDigestS3Object: 'o' }],
    ['no list of files', { ...made, logFiles: null }],
  ])('%s is refused', (_name, value) => {
    expect(() => readDigest(Buffer.from(JSON.stringify(value)))).toThrow(/./)
  })

  it('keeps the text of its end as it is signed', () => {
    expect(readDigest(Buffer.from(JSON.stringify(made)))).toMatchObject({ endTime: '2026-01-31T02:00:00Z', previous: null })
  })
})

function validDigest() {
  return {
    awsAccountId: '111122223333',
    digestStartTime: '2026-01-31T01:00:00Z',
    digestEndTime: '2026-01-31T02:00:00Z',
    digestS3Bucket: 'b',
    digestS3Object: 'o',
    digestPublicKeyFingerprint: 'f',
    digestSignatureAlgorithm: 'SHA256withRSA',
    previousDigestSignature: null,
    logFiles: [],
  }
}

describe('names of files', () => {
  const scope = { account: '111122223333', region: 'eu-west-1' }
  it.each([
    ['111122223333_CloudTrail-Digest_eu-west-1_my_trail_us-east-1_20260131T090000Z.json.gz', 'my_trail us-east-1 false'],
    ['a/b/111122223333_CloudTrail-Digest_eu-west-1_t_eu-west-1_20260131T090000Z_backfill.json.gz', 't eu-west-1 true'],
    ['111122223333_CloudTrail-Digest_eu-west-2_t_eu-west-1_20260131T090000Z.json.gz', undefined],
    ['444455556666_CloudTrail-Digest_eu-west-1_t_eu-west-1_20260131T090000Z.json.gz', undefined],
    ['111122223333_CloudTrail-Digest_eu-west-1_t_eu-west-1_20260131T090000Z.json', undefined],
    [`111122223333_CloudTrail-Digest_eu-west-1_${'_a'.repeat(50_000)}`, undefined],
  ])('%s', (name, wanted) => {
    const key = readDigestKey(name, scope)
    expect(key && `${key.trail} ${key.home} ${key.isBackfill}`).toBe(wanted)
  })

  it('say when a log file was delivered, and where AWSLogs begins', () => {
    expect(logFileTime('x/111122223333_CloudTrail_eu-west-1_20260131T0905Z_Ab12.json.gz')).toBe(Date.parse('2026-01-31T09:05:00Z'))
    expect(logFileTime('x/111122223333_CloudTrail-Digest_eu-west-1_t_20260131T090500Z.json.gz')).toBeUndefined()
    expect(fromLogsFolder('a/b/AWSLogs/c')).toBe('AWSLogs/c')
    expect(fromLogsFolder('notAWSLogs/c')).toBeUndefined()
  })
})

describe('public keys', () => {
  const { der, fingerprint } = signedTrail({ hours: 1 })
  const listed = { Value: Buffer.from(der).toString('base64'), Fingerprint: fingerprint }

  it('are read as AWS prints them, and as a list', () => {
    for (const value of [{ PublicKeyList: [listed] }, [listed]])
      expect(new KeyRing({ keys: readPublicKeys(value, 'keys.json'), isComplete: true }).find(fingerprint.toUpperCase())).toBeDefined()
  })

  it.each([[{}], [[]], [{ PublicKeyList: 'x' }], [[{ Value: '#', Fingerprint: 'f' }]], [null]])('%j is refused by name', (value) => {
    expect(() => readPublicKeys(value, 'keys.json')).toThrow('keys.json holds no public keys')
  })

  it('bytes that are no key verify nothing', () => {
    expect(new KeyRing({ keys: [{ fingerprint: 'f', der: Buffer.from('x') }], isComplete: true }).find('f')).toBeUndefined()
  })

  it('are asked for once a region, and are complete only when all of them are', async () => {
    const asked: string[] = []
    const rings = new KeyRings(async (region) => {
      asked.push(region)
      return { keys: [{ fingerprint, der }], isComplete: region !== 'us-east-1' }
    })
    for (const regions of [['eu-west-1'], ['eu-west-1', 'us-east-1'], ['us-east-1', 'eu-west-1'], ['eu-west-1']]) await rings.of(regions)
    expect(asked).toEqual(['eu-west-1', 'us-east-1'])
    expect([(await rings.of(['eu-west-1'])).isComplete, (await rings.of(['eu-west-1', 'us-east-1'])).isComplete]).toEqual([true, false])
  })
})

describe('side by side', () => {
  it('keeps the order, never more lanes than allowed, and ends at an error', async () => {
    let [running, most] = [0, 0]
    const work = async (item: number) => {
      most = Math.max(most, ++running)
      await new Promise((done) => setTimeout(done, Math.max(0, 7 - item)))
      running--
      if (item === 100) throw new Error('gone')
      return item * 2
    }
    expect(await Array.fromAsync(sideBySide([1, 2, 3, 4, 5, 6, 7], 3, work))).toEqual([2, 4, 6, 8, 10, 12, 14])
    expect(most).toBe(3)
    await expect(Array.fromAsync(sideBySide([1, 100, 3], 2, work))).rejects.toThrow('gone')
  })
})
