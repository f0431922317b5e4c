import { type CloudTrailClient, CreateTrailCommand, PutEventSelectorsCommand, StartLoggingCommand } from '@aws-sdk/client-cloudtrail'

/** A trail that writes to the bucket. */
export async function trail(
  cloudtrail: CloudTrailClient,
  name: string,
  bucket: string,
  is: { readonly multiRegion: boolean; readonly logging: boolean },
): Promise<void> {
  await cloudtrail.send(new CreateTrailCommand({ Name: name, S3BucketName: bucket, IsMultiRegionTrail: is.multiRegion }))
  if (is.logging) await cloudtrail.send(new StartLoggingCommand({ Name: name }))
}

/** Management, object and endpoint events. */
export async function recordEverything(cloudtrail: CloudTrailClient, name: string): Promise<void> {
  const only = (...fields: readonly (readonly [string, string])[]) => ({
    FieldSelectors: fields.map(([Field, value]) => ({ Field, Equals: [value] })),
  })
  const AdvancedEventSelectors = [
    only(['eventCategory', 'Management']),
    only(['eventCategory', 'Data'], ['resources.type', 'AWS::S3::Object']),
    only(['eventCategory', 'NetworkActivity'], ['eventSource', 's3.amazonaws.com']),
  ]
  await cloudtrail.send(new PutEventSelectorsCommand({ TrailName: name, AdvancedEventSelectors }))
}
