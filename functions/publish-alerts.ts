import { doorEnv, readEnv } from '#lib/aws/env.ts'
import { door } from '#lib/aws/lambda.ts'
import { openFindings, openTopics } from '#lib/aws/stores.ts'
import { settleOutbox } from '#lib/findings/settle-outbox.ts'
import { renderMessages } from '#lib/report/alert/messages.ts'

/** Alerts of one sweep; more wait for the next minute, so that no mail subscription is flooded into deactivation. */
const sweepSize = 200

/** An alert younger than this is still in the hands of the door that stored it. */
const grace = 20_000

/** Every minute: publishes what is still owed, because a crash came between store and publish, or because an audit opened it. */
export const handler = door<{ readonly grace?: number } | undefined, { readonly told: number; readonly owed: number }>(
  async (event, { logger, count }) => {
    const env = readEnv(doorEnv.publish)
    const { items, store } = openFindings(env)
    const pending = await items.pending(new Date(Date.now() - (event?.grace ?? grace)).toISOString(), sweepSize)
    const result = await settleOutbox(
      pending.map(({ finding }) => finding),
      store,
      openTopics(env, renderMessages, logger),
    )
    count('AlertsTold', result.told)
    count('AlertsOwed', result.owed)
    return result
  },
)
