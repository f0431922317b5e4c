/** Whether a conditional write failed because somebody else wrote first: the one failure that is an answer, not an error. */
export function isConditionLost(error: unknown): boolean {
  return error instanceof Error && error.name === 'ConditionalCheckFailedException'
}
