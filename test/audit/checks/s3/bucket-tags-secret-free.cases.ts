import { check } from '#lib/audit/checks/s3/bucket-tags-secret-free.ts'
import { checkCases } from '../../check-cases.ts'

// Made up, and put together here so that no scanner takes it for a real one.
const key = `AKIA${'QWERTYUIOPASDFGH'}`

const configuration = { BucketName: 'one' }

export const cases = checkCases(check, [
  ['no tags', 'pass', { configuration, tags: {} }],
  ['names and words', 'pass', { configuration, tags: { owner: 'orders', 'secret-name': 'orders/db', password: 'changeme' } }],
  ['an access key under any name', 'fail', { configuration, tags: { note: key }, says: 'aws-access-key in note' }],
  ['a password', 'fail', { configuration, tags: { 'db-password': 'kT9!vRq2Lx8z' }, says: /password in db-password/ }],
  ['tags that were not seen', 'unknown', { configuration, unseen: { Tags: 'denied' } }],
])
