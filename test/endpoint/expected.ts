/** What a check must say of a resource. */
export interface Expected {
  readonly checkId: string
  readonly arn: string
  readonly verdict: string
}
