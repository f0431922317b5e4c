/** Address of the AWS API emulator (moto server); the tests that need it skip with a message when it is unset. */
export const endpoint = process.env['KEEPWATCH_TEST_ENDPOINT']

export const region = 'eu-west-1'
export const account = '123456789012'

/** The reason that a skipped suite gives, in its title. */
export const needsEndpoint = endpoint ? '' : ' (skipped: set KEEPWATCH_TEST_ENDPOINT to a moto server)'

/** Calls an API of the JSON protocol. moto reads service and region from the credential scope and does not verify signatures. */
export async function call(service: string, target: string, body: object): Promise<Record<string, unknown>> {
  return request(service, '/', { 'X-Amz-Target': target, 'Content-Type': 'application/x-amz-json-1.1' }, JSON.stringify(body))
}

/** Posts a body to a path of a service or of moto's own API; throws with the answer when it is refused. */
export async function request(
  service: string,
  path: string,
  headers: Record<string, string>,
  body: string,
  method = 'POST',
): Promise<Record<string, unknown>> {
  const answer = await fetch(new URL(path, endpoint), {
    method,
    headers: {
      ...headers,
      Authorization: `AWS4-HMAC-SHA256 Credential=test/20261122/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body,
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${service} ${path} ${headers['X-Amz-Target'] ?? ''} answered ${answer.status}: ${text.slice(0, 500)}`)
  return text.startsWith('{') ? JSON.parse(text) : { text }
}
