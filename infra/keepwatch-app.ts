import { type App, BootstraplessSynthesizer, Tags } from 'aws-cdk-lib'
import type { KeepwatchConfig } from './config.ts'
import { ForwardingStack } from './forwarding-stack.ts'
import { KeepwatchStack } from './keepwatch-stack.ts'

/** The stacks of one deployment. */
export interface KeepwatchStacks {
  readonly main: KeepwatchStack
  readonly forwarding: readonly ForwardingStack[]
}

/** Puts the main stack and a forwarding stack for each other watched region into an app. */
export function addStacks(app: App, config: KeepwatchConfig, auditActions: readonly string[]): KeepwatchStacks {
  // The region is fixed, the account is whichever the deploying credentials belong to: nothing is looked up at synthesis.
  const main = new KeepwatchStack(app, 'Keepwatch', {
    description: 'Keepwatch: security monitoring and auditing of this account',
    env: { region: config.region },
    config,
    auditActions,
  })
  const forwarding = config.forwardedRegions.map((region) => {
    const stack = new ForwardingStack(app, `KeepwatchForwarding-${region}`, {
      description: `Keepwatch: sends the events of ${region} to ${config.region}`,
      env: { region },
      mainRegion: config.region,
      // Rules and a role need no assets, so a watched region needs no bootstrap of its own.
      synthesizer: new BootstraplessSynthesizer(),
    })
    // The bus must be there before anything is sent to it.
    stack.addStackDependency(main)
    return stack
  })
  Tags.of(app).add('keepwatch', 'true')
  return { main, forwarding }
}
