import type { ECRClient, ImageDetail } from '@aws-sdk/client-ecr'
import { DescribeImageScanFindingsCommand, DescribeImagesCommand } from '@aws-sdk/client-ecr'
import { errorName } from '../call-log.ts'
import { pages } from './pages.ts'

/** Images of a repository that are looked through for the latest: ECR lists them in no order. With more it counts as not seen. */
const imagesAtMost = 20_000

/** The image that was pushed last, with its findings counted by severity; null when there is none. Signatures and other attachments are no images. */
export async function latestImage(client: ECRClient, repositoryName: string) {
  let latest: ImageDetail | undefined
  let seen = 0
  const images = pages(async (nextToken) => {
    const answer = await client.send(new DescribeImagesCommand({ repositoryName, maxResults: 1_000, nextToken }))
    if (!answer.imageDetails) throw new Error('the answer holds no list of images')
    return { items: answer.imageDetails, next: answer.nextToken }
  })
  for await (const image of images) {
    if (++seen > imagesAtMost) throw new Error(`the repository holds more than ${imagesAtMost} images`)
    if (isImage(image) && pushedAt(image) >= pushedAt(latest)) latest = image
  }
  if (!latest?.imageDigest) return null
  const scan = await scanOf(client, repositoryName, latest.imageDigest)
  return {
    ImageDigest: latest.imageDigest,
    ImageTags: latest.imageTags ?? [],
    ImagePushedAt: latest.imagePushedAt?.toISOString() ?? null,
    ...scan,
  }
}

/** Attachments name the image that they belong to, or a kind of artifact that is no container image. */
function isImage({ subjectManifestDigest, artifactMediaType }: ImageDetail): boolean {
  return subjectManifestDigest === undefined && (artifactMediaType === undefined || /container\.image|oci\.image/.test(artifactMediaType))
}

const pushedAt = (image: ImageDetail | undefined): number => image?.imagePushedAt?.getTime() ?? Number.NEGATIVE_INFINITY

/** DescribeImages counts the findings of old scans only; of new ones this call tells. One finding is asked for: the counts are of all. */
async function scanOf(client: ECRClient, repositoryName: string, imageDigest: string) {
  try {
    const command = new DescribeImageScanFindingsCommand({ repositoryName, imageId: { imageDigest }, maxResults: 1 })
    const { imageScanStatus: status, imageScanFindings: findings } = await client.send(command)
    return {
      ScanStatus: status?.status ?? null,
      ScanCompletedAt: findings?.imageScanCompletedAt?.toISOString() ?? null,
      FindingCounts: { ...findings?.findingSeverityCounts },
    }
  } catch (error) {
    if (errorName(error) === 'ScanNotFoundException') return { ScanStatus: null, ScanCompletedAt: null, FindingCounts: {} }
    throw error
  }
}
