import type { CallLog } from './call-log.ts'

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
    middleware: (next: (args: StackArgs) => Promise<{ output: unknown }>, context: { readonly commandName?: string }) => (args: StackArgs) => Promise<{ output: unknown }>,
    options: { readonly step: 'initialize' | 'build'; readonly priority: 'high' | 'low'; readonly name: string },
  ): void
}

interface StackArgs {
  readonly input: unknown
  readonly request?: unknown
}

const stackOf = (client: object): Stack => (client as { readonly middlewareStack: Stack }).middlewareStack

/** Notes how each call of this client ended. Outermost, around the retries: a call counts once, by its final outcome. */
export function recordCalls(client: object, { service, region }: { readonly service: string; readonly region: string }, log?: CallLog, plugin?: CallPlugin): void {
  stackOf(client).add(
    (next, context) => async (args) => {
      const action = `${service}:${(context.commandName ?? 'Unknown').replace(/Command$/, '')}`
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

/**
 * S3 Control puts the account in front of the host name (`123456789012.s3-control…`), which an endpoint of one's own does not
 * have in its DNS. The account also stands in the header `x-amz-account-id`, so there the plain host is asked.
 */
export function addressPlainHost(client: object): void {
  stackOf(client).add(
    (next) => (args) => {
      const request = args.request
      if (typeof request === 'object' && request !== null && 'hostname' in request && typeof request.hostname === 'string') {
        const own = !/\.(amazonaws\.com|amazonaws\.com\.cn|api\.aws)$/.test(request.hostname)
        if (own) request.hostname = request.hostname.replace(/^\d{12}\./, '')
      }
      return next(args)
    },
    { step: 'build', priority: 'low', name: 'keepwatchPlainHost' },
  )
}
