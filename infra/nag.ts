import { type App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag'

/** Checks every synthesis against the two packs; an unacknowledged finding fails it. */
export function addNagPacks(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { verbose: true }), new NIST80053R5Checks(app, { verbose: true }))
}
