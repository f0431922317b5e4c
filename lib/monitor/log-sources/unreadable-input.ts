/** Why the bytes of an input cannot be read any further. */
export type UnreadableReason = 'truncated-gzip' | 'corrupt-gzip' | 'gzip-bomb' | 'too-large'

/**
 * The content of an input (not its transport) ends the reading: what came before it was handed over and counts. An error of
 * the source itself, such as a refused or broken download, is never turned into this one.
 */
export class UnreadableInput extends Error {
  readonly reason: UnreadableReason

  constructor(reason: UnreadableReason, message: string) {
    super(message)
    this.name = 'UnreadableInput'
    this.reason = reason
  }
}
