import type { OwedTelling } from '#lib/findings/settle-outbox.ts'
import type { Alert } from './alert.ts'
import { alertOf } from './alert-of.ts'
import { type AlertAttributes, alertAttributes } from './attributes.ts'
import { digestOf } from './digest.ts'
import { renderedAlert } from './render-alert.ts'

/** One message for one topic, and the alerts that it tells. */
export interface AlertMessage {
  readonly alertIds: readonly string[]
  readonly subject: string
  readonly body: string
  readonly attributes: AlertAttributes
}

/** The same alerts for the three kinds of reader. */
export interface AlertMessages {
  readonly machine: readonly AlertMessage[]
  readonly text: readonly AlertMessage[]
  readonly chat: readonly AlertMessage[]
}

/** How many alerts of one kind a batch may tell one by one. */
export interface AlertMessagesOptions {
  /** More alerts with the same attributes than this become one digest for people. @default 5 */
  readonly digestOver?: number
}

/**
 * Messages for a batch of owed alerts. Machines get each alert; people get a digest in place of more than `digestOver` alerts
 * with equal attributes. Only such alerts share a message, so a filter policy never hides one behind another.
 */
export function renderMessages(owed: readonly OwedTelling[], options: AlertMessagesOptions = {}): AlertMessages {
  const groups = Map.groupBy(
    owed.map(({ finding, alert }) => alertOf(finding, alert)),
    (alert) => JSON.stringify(alertAttributes(alert)),
  )
  const machine: AlertMessage[] = []
  const text: AlertMessage[] = []
  const chat: AlertMessage[] = []
  for (const alerts of groups.values()) {
    const rendered = alerts.map(renderedAlert)
    const message = (index: number, body: 'machine' | 'text' | 'chat'): AlertMessage[] => {
      const one = rendered[index]
      return one ? [{ alertIds: [one.id], subject: one.subject, body: one[body], attributes: one.attributes }] : []
    }
    const each = alerts.map((_, index) => index)
    machine.push(...each.flatMap((index) => message(index, 'machine')))
    if (alerts.length > (options.digestOver ?? 5)) {
      const digest = digestMessages(alerts)
      text.push(digest.text)
      chat.push(digest.chat)
    } else {
      text.push(...each.flatMap((index) => message(index, 'text')))
      chat.push(...each.flatMap((index) => message(index, 'chat')))
    }
  }
  return { machine, text, chat }
}

function digestMessages(alerts: readonly Alert[]): { readonly text: AlertMessage; readonly chat: AlertMessage } {
  const digest = digestOf(alerts)
  const [first] = alerts
  const shared = { alertIds: digest.alertIds, subject: digest.subject, attributes: first ? alertAttributes(first) : {} }
  return { text: { ...shared, body: digest.text }, chat: { ...shared, body: digest.chat } }
}
