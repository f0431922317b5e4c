import { readFileSync } from 'node:fs'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { type KeepwatchConfig, readConfig } from '../../infra/config.ts'
import { addStacks, type KeepwatchStacks } from '../../infra/keepwatch-app.ts'
import { allActions } from '../../lib/aws/collectors/index.ts'

/** A resource of a template, as CloudFormation reads it. */
export interface TemplateResource {
  readonly Type: string
  readonly Properties?: Readonly<Record<string, unknown>>
  readonly DeletionPolicy?: string
  readonly UpdateReplacePolicy?: string
  readonly DependsOn?: string | readonly string[]
}

/** One synthesised stack. */
export interface SynthesisedStack {
  readonly name: string
  readonly region: string
  readonly resources: Readonly<Record<string, TemplateResource>>
}

/** A configuration that uses everything there is to configure. */
export const richConfig = {
  region: 'eu-central-1',
  watchRegions: ['eu-west-2', 'ap-southeast-2'],
  existingLogBuckets: ['org-trail', { name: 'central-flow-logs', keyArn: 'arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d-0000' }],
  trailBuckets: ['own', { name: 'org-trail', keyArn: 'arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d-0001' }],
  alertEmails: ['security@example.com'],
  reserveConcurrency: true,
}

/**
 * The app as `infra/app.ts` builds it, with the feature flags of cdk.json; without bundling unless it is asked for (the
 * templates are the same, in a tenth of the time).
 */
export function buildApp(
  keepwatch: unknown,
  { bundle = false } = {},
): { readonly app: App; readonly stacks: KeepwatchStacks; readonly config: KeepwatchConfig } {
  const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')) as { context: Record<string, unknown> }
  const app = new App({ context: { ...context, ...(bundle ? {} : { 'aws:cdk:bundling-stacks': [] }) } })
  const config = readConfig(keepwatch ?? context['keepwatch'])
  return {
    app,
    config,
    stacks: addStacks(app, config, allActions()),
  }
}

/** All templates of a configuration (that of cdk.json when none is given), the main stack first. */
export function synthesise(keepwatch?: unknown): readonly [SynthesisedStack, ...SynthesisedStack[]] {
  const { stacks } = buildApp(keepwatch)
  const read = (stack: KeepwatchStacks['main'] | KeepwatchStacks['forwarding'][number]): SynthesisedStack => ({
    name: stack.stackName,
    region: stack.region,
    resources: Template.fromStack(stack).toJSON()['Resources'],
  })
  return [read(stacks.main), ...stacks.forwarding.map(read)]
}

/** Resources of one type, by logical id. */
export function ofType({ resources }: SynthesisedStack, type: string): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
  return Object.entries(resources).flatMap(([id, resource]) => (resource.Type === type ? [[id, resource.Properties ?? {}] as const] : []))
}

/** Follows a path of property names through a template; undefined where it ends. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Readonly<Record<string | number, unknown>> | null | undefined)?.[key], value)
}

/** The logical id that a `Ref` or `Fn::GetAtt` names; undefined for anything else. */
export function referenced(value: unknown): string | undefined {
  const ref = at(value, 'Ref') ?? at(value, 'Fn::GetAtt', 0)
  return typeof ref === 'string' ? ref : undefined
}
