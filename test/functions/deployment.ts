import { closeConnections } from '#lib/aws/connections.ts'
import { type EmbeddedStores, startEmbeddedStores } from '#lib/local/embedded-stores.ts'
import { LocalDeployment } from '#lib/local/local-deployment.ts'
import { handler as detectEvents } from '../../functions/detect-events.ts'
import { handler as detectLogs } from '../../functions/detect-logs.ts'
import { handler as detectTick } from '../../functions/detect-tick.ts'
import { handler as evaluate } from '../../functions/evaluate.ts'
import { handler as publishAlerts } from '../../functions/publish-alerts.ts'

/** The real handlers on embedded stores of their own; `end` closes all of it. */
export async function startDeployment(): Promise<{
  readonly stores: EmbeddedStores
  readonly deployment: LocalDeployment
  readonly end: () => Promise<void>
}> {
  const stores = await startEmbeddedStores()
  Object.assign(process.env, stores.variables)
  const deployment = new LocalDeployment(stores, { detectEvents, detectLogs, detectTick, evaluate, publishAlerts })
  const end = async (): Promise<void> => {
    deployment.close()
    closeConnections()
    await stores.close()
  }
  return { stores, deployment, end }
}
