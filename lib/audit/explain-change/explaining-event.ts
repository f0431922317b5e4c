import { type ChangeEvent, readChange } from '../change/touched-units.ts'

/** A call that changed something, with who made it and from where. */
export interface ExplainingEvent extends ChangeEvent {
  /** ARN or best name of who made the call; null when the record names nobody. */
  readonly principal: string | null
  readonly sourceAddress: string | null
}

/**
 * The call of a CloudTrail record (or the EventBridge event around one), as far as it can explain a change; undefined for reads, refused
 * calls and whatever is no call. Names are read from the record's own properties, bounded. Never throws: the record is foreign.
 */
export function explainingEvent(
  record: unknown,
  who: { readonly principal: string | null; readonly sourceAddress: string | null },
): ExplainingEvent | undefined {
  const change = readChange(record)
  return change && { ...change, principal: who.principal, sourceAddress: who.sourceAddress }
}
