import type { CallLog } from './call-log.ts'
import type { CallPace } from './call-pace.ts'

/** One API call on its way. */
export interface Call {
  /** `s3:ListBuckets` */
  readonly action: string
  readonly region: string
  readonly input: unknown
}

/** Runs around a call: may let it through (`next`), look at it, or answer in its place. */
export type CallPlugin = (call: Call, next: () => Promise<unknown>) => Promise<unknown>

/**
 * What is used of a client's middleware stack. The SDK types each client's stack by that client's inputs; these middlewares
 * look at none of them, so one untyped view serves all.
 */
interface Stack {
  add(
    middleware: (
      next: (args: StackArgs) => Promise<{ output: unknown }>,
      context: { readonly commandName?: string },
    ) => (args: StackArgs) => Promise<{ output: unknown }>,
    options: { readonly step: 'initialize'; readonly priority: 'high'; readonly name: string },
  ): void
}

interface StackArgs {
  readonly input: unknown
}

const stackOf = (client: object): Stack => (client as { readonly middlewareStack: Stack }).middlewareStack

/** Lets each call of this client wait its turn and notes how it ended. Outermost, around the retries: a call counts once, by its final outcome. */
export function recordCalls(
  client: object,
  { service, region }: { readonly service: string; readonly region: string },
  {
    log,
    plugin,
    pace,
  }: { readonly log?: CallLog | undefined; readonly plugin?: CallPlugin | undefined; readonly pace?: CallPace | undefined },
): void {
  stackOf(client).add(
    (next, context) => async (args) => {
      const action = `${service}:${(context.commandName ?? 'Unknown').replace(/Command$/, '')}`
      await pace?.turn(service, region)
      try {
        const result = await (plugin ? answered(plugin, { action, region, input: args.input }, () => next(args)) : next(args))
        log?.ok(action, region)
        return result
      } catch (error) {
        log?.failed(action, region, error)
        throw error
      }
    },
    { step: 'initialize', priority: 'high', name: 'keepwatchCallLog' },
  )
}

async function answered(plugin: CallPlugin, call: Call, next: () => Promise<{ output: unknown }>): Promise<{ output: unknown }> {
  let result: { output: unknown } | undefined
  const output = await plugin(call, async () => {
    result = await next()
    return result.output
  })
  return { ...result, output }
}
