import type { ConfigurationOf } from './resource-types.ts'

/** Settings of a method of a REST API, or of all of them. */
export type MethodSetting = NonNullable<ConfigurationOf<'AWS::ApiGateway::Stage'>['MethodSettings']>[number]

/** Whether a setting is that of all methods (CloudFormation, AWS::ApiGateway::Stage MethodSetting: `/*` and `*`). */
export const isForAll = ({ ResourcePath: path, HttpMethod: method }: MethodSetting): boolean =>
  method === '*' && (path === '/*' || path === '*')

/** `GET /orders`, for the sentence. */
export const methodName = (setting: MethodSetting): string =>
  isForAll(setting) ? 'all methods' : `${setting.HttpMethod ?? '?'} ${setting.ResourcePath ?? '?'}`
