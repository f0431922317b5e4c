import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { Call } from '#lib/aws/call-recorder.ts'
import { type AwsClients, awsClients } from '#lib/aws/clients.ts'
import type { Collector, CollectorScope } from '#lib/aws/collector.ts'

export const account = '111122223333'

/** What an operation answers: an output, an error to be thrown, or a function of the call's input and of how often it was asked before. */
export type Answer = unknown | Error | ((input: Readonly<Record<string, unknown>>, times: number) => unknown)

/** Recorded answers by `service:Operation`; a function may give different ones. */
export type Answers = Readonly<Record<string, Answer>>

/** An error as the SDK throws it. */
export function awsError(name: string, httpStatusCode = 400): Error {
  return Object.assign(new Error(`recorded ${name}`), { name, $metadata: { httpStatusCode } })
}

export const denied = awsError('AccessDenied', 403)

/** Real clients whose calls are answered from a recording: nothing goes to the network, and a call that was not recorded is an error. */
export function recordedAws(answers: Answers): { readonly clients: AwsClients; readonly asked: Call[] } {
  const asked: Call[] = []
  const times = new Map<string, number>()
  const clients = awsClients({
    credentials: async () => ({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'none' }),
    homeRegion: 'us-east-1',
    plugin: async (call) => {
      asked.push(call)
      const before = times.get(call.action) ?? 0
      times.set(call.action, before + 1)
      if (!Object.hasOwn(answers, call.action)) throw new Error(`${call.action} was not recorded`)
      const recorded = answers[call.action]
      const answer = typeof recorded === 'function' ? recorded(call.input, before) : recorded
      if (answer instanceof Error) throw answer
      return answer
    },
  })
  return { clients, asked }
}

export interface CollectedAll {
  readonly resources: readonly Resource[]
  readonly gaps: readonly Extract<Collected, { kind: 'gap' }>['gap'][]
  /** `action` of each call, in order. */
  readonly actions: readonly string[]
}

/** Everything that a collector yields on recorded answers. */
export async function collectAll(collector: Collector, answers: Answers, scope: Partial<CollectorScope> = {}): Promise<CollectedAll> {
  const { clients, asked } = recordedAws(answers)
  const where = { account, region: 'us-east-1', regions: [scope.region ?? 'us-east-1'], partition: 'aws', wants: () => true, ...scope }
  const collected = await Array.fromAsync(collector.collect(clients, where))
  return {
    resources: collected.flatMap((one) => (one.kind === 'resource' ? [one.resource] : [])),
    gaps: collected.flatMap((one) => (one.kind === 'gap' ? [one.gap] : [])),
    actions: asked.map((call) => call.action),
  }
}
