import { setTimeout as sleep } from 'node:timers/promises'

interface Rate {
  /** Calls that a full bucket allows at once. */
  readonly burst: number
  readonly perSecond: number
}

/**
 * What an account may ask a service in a region, well below what others of the account share with us: half or less of the published
 * quotas where AWS publishes them (EC2 "Request throttling", Lambda and API Gateway "quotas", KMS "request quotas", CloudWatch and
 * CloudWatch Logs "quotas"); 20 a second is what IAM and most others bear.
 */
const rates: ReadonlyMap<string, Rate> = new Map([
  ['ec2', { burst: 50, perSecond: 10 }],
  ['lambda', { burst: 15, perSecond: 10 }],
  ['apigateway', { burst: 20, perSecond: 5 }],
  ['kms', { burst: 200, perSecond: 200 }],
  ['s3', { burst: 200, perSecond: 200 }],
  ['cloudwatch', { burst: 9, perSecond: 5 }],
  ['logs', { burst: 10, perSecond: 5 }],
])
const usual: Rate = { burst: 40, perSecond: 20 }

/**
 * A token bucket for each service and region of one account: calls that come too fast wait their turn. The SDK's adaptive retries slow
 * down where AWS throttles all the same.
 */
export class CallPace {
  readonly #buckets = new Map<string, { tokens: number; at: number }>()
  readonly #now: () => number
  readonly #wait: (milliseconds: number) => Promise<unknown>

  /** `now` in milliseconds, any beginning. */
  constructor(now: () => number = () => performance.now(), wait: (milliseconds: number) => Promise<unknown> = (ms) => sleep(ms)) {
    this.#now = now
    this.#wait = wait
  }

  /** Resolves when the next call may go. */
  async turn(service: string, region: string): Promise<void> {
    const { burst, perSecond } = rates.get(service) ?? usual
    const key = `${service}/${region}`
    const now = this.#now()
    const { tokens, at } = this.#buckets.get(key) ?? { tokens: burst, at: now }
    // Below zero: so many are waiting already, and each has its own time to go.
    const left = Math.min(burst, tokens + ((now - at) / 1_000) * perSecond) - 1
    this.#buckets.set(key, { tokens: left, at: now })
    if (left < 0) await this.#wait((-left / perSecond) * 1_000)
  }
}
