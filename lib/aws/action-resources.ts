/**
 * Actions that may not be granted on every resource, and the resources that collectors need, as the end of an ARN of the service.
 * API Gateway has one action for every read, keys and their values included, so it is granted by the paths that are listed (Service
 * Authorization Reference, "Amazon API Gateway Management").
 */
const paths: Readonly<Record<string, readonly string[]>> = {
  'apigateway:GET': [
    'apigateway:*::/apis',
    'apigateway:*::/apis/*/routes',
    'apigateway:*::/apis/*/stages',
    'apigateway:*::/domainnames',
    'apigateway:*::/restapis',
    'apigateway:*::/restapis/*/stages',
  ],
}

/** One statement's worth of permissions. */
export interface Grant {
  readonly actions: readonly string[]
  readonly resources: readonly string[]
}

/** Actions with the resources they are to be granted on: most on every resource, few on less. */
export function grantsOf(actions: readonly string[], partition: string): readonly Grant[] {
  const wide = actions.filter((action) => !Object.hasOwn(paths, action))
  const narrow = actions.filter((action) => Object.hasOwn(paths, action))
  return [
    ...(wide.length > 0 ? [{ actions: wide, resources: ['*'] }] : []),
    ...narrow.map((action) => ({ actions: [action], resources: (paths[action] ?? []).map((path) => `arn:${partition}:${path}`) })),
  ]
}
