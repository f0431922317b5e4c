/** A CloudFormation type in `shapes.generated.ts`. Properties are written `Name:kind`, with a blank between them. */
export interface WrittenShape {
  readonly properties: string
  /** What `Ref` returns: names of properties or attributes, with commas between them. */
  readonly ref?: string
  /** Form of its ARN, with `${Partition}`, `${Region}`, `${Account}` and names of its own. */
  readonly arn?: string
  /** Name of the property that holds its tags. */
  readonly tags?: string
  /** What CloudFormation uses for a property that is left out. */
  readonly unset?: Readonly<Record<string, string | number | boolean>>
}
