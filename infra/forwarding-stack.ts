import { Stack, type StackProps } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'
import { watchedEvents } from '#lib/aws/event-patterns.ts'
import { EventRules } from './event-rules.ts'
import { busName } from './monitor.ts'

/** Props of `ForwardingStack`. */
export interface ForwardingStackProps extends StackProps {
  /** Region of the main stack. */
  readonly mainRegion: string
}

/** Another watched region: rules that send its events to the main region's bus, and the role they send with. Nothing else. */
export class ForwardingStack extends Stack {
  constructor(scope: Construct, id: string, { mainRegion, ...props }: ForwardingStackProps) {
    super(scope, id, props)
    const arn = this.formatArn({ service: 'events', region: mainRegion, resource: 'event-bus', resourceName: busName })
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('events.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': this.account } } }),
      description: `Keepwatch: sends events of ${this.region} to the bus in ${mainRegion}`,
    })
    role.addToPolicy(new PolicyStatement({ actions: ['events:PutEvents'], resources: [arn] }))
    new EventRules(this, 'Rules', { rules: watchedEvents, target: { arn, roleArn: role.roleArn } })
  }
}
