import { type App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag'
import type { Construct } from 'constructs'
import type { KeepwatchConfig } from './config.ts'
import type { KeepwatchStacks } from './keepwatch-app.ts'
import { acknowledgements } from './nag-acknowledgements.ts'

/** The packs that every synthesis is checked against. */
export const nagPacks = (app: App) => [new AwsSolutionsChecks(app, { verbose: true }), new NIST80053R5Checks(app, { verbose: true })]

/** Checks the stacks at synthesis; a finding that nobody acknowledged with a reason fails it. */
export function addNagPacks(app: App, stacks: KeepwatchStacks, config: KeepwatchConfig): void {
  for (const { at, id, reason } of acknowledgements(config))
    for (const construct of at === 'forwarding' ? stacks.forwarding : [descend(stacks.main, at)])
      Validations.of(construct).acknowledge({ id, reason })
  Validations.of(app).addPlugins(...nagPacks(app))
}

/** The construct at a path; `findChild` throws naming the part that is not there, so that no acknowledgement outlives its construct. */
function descend(from: Construct, path: string): Construct {
  return path.split('/').reduce<Construct>((construct, name) => construct.node.findChild(name) as Construct, from)
}
