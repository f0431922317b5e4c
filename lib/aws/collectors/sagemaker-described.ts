import { errorName, errorText } from '../call-log.ts'
import type { CollectorScope } from '../collector.ts'
import { type Detail, detail, GoneError } from './detail.ts'

/**
 * What SageMaker says of one thing. Of one that is gone it says "ValidationException: Could not find …" (some operations:
 * ResourceNotFound), and ValidationException of much else: only the text tells them apart. Throws `GoneError` then.
 */
export async function described<Value>(scope: CollectorScope, action: string, ask: () => Promise<Value>): Promise<Detail<Value>> {
  const read = async () => {
    try {
      return await ask()
    } catch (error) {
      const name = errorName(error)
      if (name === 'ResourceNotFound') throw new GoneError(action)
      if (name === 'ValidationException' && /could not find|does not exist|RecordNotFound/i.test(errorText(error)))
        throw new GoneError(action)
      throw error
    }
  }
  return detail(action, scope.region, read, { gone: ['GoneError'] })
}
