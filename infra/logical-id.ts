import { CfnResource } from 'aws-cdk-lib'
import type { Construct } from 'constructs'

/**
 * Gives a resource a logical id that does not depend on where its construct stands: moving code must never replace a store,
 * a topic with its confirmed subscriptions or a queue with messages in flight. `test/infra/stateful.test.ts` lists them.
 */
export function pinLogicalId(construct: Construct, logicalId: string): void {
  const resource = construct.node.defaultChild
  if (!(resource instanceof CfnResource))
    throw new Error(`Got ${construct.node.path} without a resource of its own, wanted a construct of one resource.`)
  resource.overrideLogicalId(logicalId)
}
