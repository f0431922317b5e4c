import type { ConfigurationOf } from './resource-types.ts'

type Listener = NonNullable<ConfigurationOf<'AWS::ElasticLoadBalancing::LoadBalancer'>['Listeners']>[number]

/** Whether a listener of a classic load balancer is encrypted; template and API differ in upper and lower case. */
export const isEncrypted = ({ Protocol: protocol }: Listener): boolean => ['HTTPS', 'SSL'].includes((protocol ?? '').toUpperCase())

/** `HTTP 80`, for the sentence. */
export const listenerWords = ({ Protocol: protocol, LoadBalancerPort: port }: Listener): string => `${protocol ?? '?'} ${port ?? ''}`.trim()
