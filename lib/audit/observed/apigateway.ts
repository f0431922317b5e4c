declare module '../resource-types.ts' {
  interface ObservedTypes {
    'AWS::ApiGateway::RestApi': {
      readonly RestApiId: string
      readonly CreatedDate: string | null
    }
    'AWS::ApiGateway::Stage': {
      /** ARN of the web ACL in front of it; null: there is none. */
      readonly WebAclArn: string | null
    }
    'AWS::ApiGatewayV2::Api': {
      readonly ApiId: string
      /** How each route is authorised: NONE, AWS_IAM, JWT or CUSTOM. */
      readonly Routes: readonly { readonly RouteKey: string; readonly AuthorizationType: string }[]
    }
  }
}

export type {}
