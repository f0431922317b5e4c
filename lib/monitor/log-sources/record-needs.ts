/** What the raw JSON text of a CloudTrail record must have for one rule to have a chance: all of the given parts. */
export interface RecordNeed {
  /** Lower-cased event names, one of which it must have; absent: any. */
  readonly eventNames?: ReadonlySet<string>
  /** Lower-cased event sources, one of which it must have; absent: any. */
  readonly eventSources?: ReadonlySet<string>
  /**
   * Lower-cased pieces of the JSON text as it stands in the file, one of which must occur in it (ASCII case ignored); absent: any.
   * Printable ASCII, at least 4 characters, as JSON writes it: `"root"` is a whole text, `\"` a quote inside of one.
   */
  readonly pieces?: readonly string[]
}

/** One need per rule about CloudTrail; a record that meets none of them cannot match any rule. */
export type RecordNeeds = readonly RecordNeed[]
