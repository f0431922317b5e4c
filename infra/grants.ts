import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { KeepwatchFunction } from './keepwatch-function.ts'

/**
 * What doors are allowed to do with the stores, by what they do and nothing around it: CDK's own `grantReadWriteData` would
 * add scans, batch writes, table descriptions and every index.
 */

/** Reads and conditionally writes single items. */
export function allowItems(door: KeepwatchFunction, table: Table): void {
  door.allow(['dynamodb:GetItem', 'dynamodb:PutItem'], [table.tableArn])
}

/** Queries one index. */
export function allowQuery(door: KeepwatchFunction, table: Table, index: string): void {
  door.allow(['dynamodb:Query'], [`${table.tableArn}/index/${index}`])
}

/** Reads objects below a folder; the listing makes S3 answer "not there" instead of "denied" for one that is gone. */
export function allowRead(door: KeepwatchFunction, bucket: Bucket, folder = ''): void {
  door.allow(['s3:GetObject'], [bucket.arnForObjects(`${folder}*`)])
  door.allow(['s3:ListBucket'], [bucket.bucketArn])
}

/** Writes objects below a folder. Nothing is ever allowed to delete one. */
export function allowWrite(door: KeepwatchFunction, bucket: Bucket, folder = ''): void {
  door.allow(['s3:PutObject'], [bucket.arnForObjects(`${folder}*`)])
}

/** Uses the key through the services that hold its data. */
export function allowKey(door: KeepwatchFunction, key: IKey): void {
  door.allow(['kms:Decrypt', 'kms:GenerateDataKey'], [key.keyArn])
}
