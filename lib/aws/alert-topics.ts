import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns'

/** One SNS attribute; account ids are strings, since numbers in filter policies end at 10^9. */
export type TopicAttributes = Readonly<Record<string, { readonly DataType: 'String' | 'Number'; readonly StringValue: string }>>

/** One message for one topic, and the alerts that it tells. */
export interface TopicMessage {
  readonly alertIds: readonly string[]
  readonly subject: string
  readonly body: string
  readonly attributes: TopicAttributes
}

/** The same alerts for the three kinds of reader; a digest may tell several alerts in one message. */
export interface TopicMessages {
  readonly machine: readonly TopicMessage[]
  readonly text: readonly TopicMessage[]
  readonly chat: readonly TopicMessage[]
}

/** ARNs of the three topics (one per rendering, since attributes and MessageStructure=json do not go together). */
export interface TopicArns {
  readonly machine: string
  readonly text: string
  readonly chat: string
}

/**
 * Publishes to all three topics. Resolves to the ids of the alerts that every topic took; one that a topic refused stays
 * owed and is tried again, so a receiver may see an alert twice (with the same id), never not at all. `onError` hears each refusal.
 */
export async function publishToTopics(
  client: SNSClient,
  arns: TopicArns,
  messages: TopicMessages,
  onError: (error: unknown, message: TopicMessage) => void,
): Promise<ReadonlySet<string>> {
  const refused = new Set<string>()
  const all = new Set<string>()
  for (const channel of ['machine', 'text', 'chat'] as const) {
    for (const message of messages[channel]) {
      for (const id of message.alertIds) all.add(id)
      try {
        await client.send(
          new PublishCommand({
            TopicArn: arns[channel],
            Subject: message.subject,
            Message: message.body,
            MessageAttributes: message.attributes,
          }),
        )
      } catch (error) {
        for (const id of message.alertIds) refused.add(id)
        onError(error, message)
      }
    }
  }
  return all.difference(refused)
}
