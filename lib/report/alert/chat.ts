import { cutText, shortenText } from '../cut-text.ts'
import { forTerminal } from '../escape-terminal.ts'
import { safeJson } from '../safe-json.ts'
import { utcTime } from '../utc-time.ts'
import type { Alert } from './alert.ts'
import { eventCount } from './count-words.ts'
import type { Step } from './fill-step.ts'
import { byteLength, fitLines } from './fit-bytes.ts'
import { headline, shortPlace, shortResource, stateWord, titleWithOutcome } from './headline.ts'

/** What the chat message says, before it is put into the schema. Every text is already made for chat. */
export interface ChatContent {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly nextSteps: readonly string[]
  readonly keywords: readonly string[]
  /** One thread per story. */
  readonly threadId: string
  readonly summary: string
  readonly relatedResources: readonly string[]
  readonly additionalContext: Readonly<Record<string, string>>
}

/** Amazon Q takes 8,000 characters of description; this keeps the whole message near 8 KB. */
const descriptionLimit = 4_500
const commandLimit = 600
const stepsShown = 10

/**
 * Foreign text for Slack and Teams: unsafe characters shown as escapes, `&`, `<` and `>` as entities (so that no mention or
 * link can be written, https://docs.slack.dev/messaging/formatting-message-text), `@channel` and its like broken up. Cut to `max` before escaping.
 */
export function chatText(text: string, max: number): string {
  return shortenText(forTerminal(cutText(text, max + 1)), max)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/@(?=(?:channel|here|everyone|group|all)\b)/gi, '@ ')
}

/** Foreign text as inline code, so that `*`, `_` and links in it mean nothing. */
export function chatCode(text: string, max: number): string {
  return `\`${chatText(text.replaceAll('`', "'"), max)}\``
}

/** Bytes of a line inside a JSON string. */
export function jsonBytes(text: string): number {
  return byteLength(safeJson(text)) - 2
}

/** The JSON of Amazon Q Developer's custom notification (https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html). */
export function chatMessage(content: ChatContent): string {
  return safeJson({
    version: '1.0',
    source: 'custom',
    id: content.id,
    content: {
      textType: 'client-markdown',
      title: content.title,
      description: content.description,
      ...(content.nextSteps.length > 0 ? { nextSteps: content.nextSteps } : {}),
      keywords: content.keywords,
    },
    metadata: {
      threadId: content.threadId,
      summary: content.summary,
      eventType: 'keepwatch-alert',
      ...(content.relatedResources.length > 0 ? { relatedResources: content.relatedResources } : {}),
      additionalContext: content.additionalContext,
      enableCustomActions: true,
    },
  })
}

/** The alert for a chat channel, one thread per story, about 8 KB at most. */
export function chatAlert(alert: Alert): string {
  const steps = alert.audit ? [] : (alert.runbook?.triage ?? [])
  return chatMessage({
    id: alert.alertId,
    title: chatText(`${stateWord(alert)}: ${alert.audit ? alert.what : `${titleWithOutcome(alert)}: ${shortResource(alert)}`}`, 160),
    description: description(alert),
    nextSteps: steps.slice(0, 5).map(nextStep),
    keywords: [alert.severity, alert.kind, alert.control, ...alert.attack].slice(0, 8).map((word) => chatText(word, 60)),
    threadId: alert.incident?.id ?? alert.findingId,
    summary: chatText(headline(alert), 200),
    relatedResources: /^arn:[\x21-\x7e]{1,290}$/.test(alert.resource.arn) ? [chatText(alert.resource.arn, 290)] : [],
    additionalContext: context(alert),
  })
}

function context(alert: Alert): Readonly<Record<string, string>> {
  const entries = [
    ['severity', alert.severity.toUpperCase()],
    ['status', alert.status],
    ['accountId', alert.account],
    ['region', alert.region],
    ['control', alert.control],
    ['findingId', alert.findingId],
  ].map(([name = '', value = '']) => [name, chatText(value, 120)])
  return Object.fromEntries(entries.filter(([, value]) => value !== ''))
}

function description(alert: Alert): string {
  const { firstSeen, lastSeen } = alert.when
  const times = firstSeen === lastSeen ? utcTime(firstSeen) : `${utcTime(firstSeen)} to ${utcTime(lastSeen)}`
  const line = (label: string, value: string | null, max: number): string[] => (value ? [`*${label}* ${chatCode(value, max)}`] : [])
  const head = [
    ...(alert.since ? [`*Note* ${chatText(alert.since, 200)}`] : []),
    ...line('What', alert.what, 300),
    ...line('Why', alert.audit?.reason ?? null, 300),
    ...line('Who', alert.who, 150),
    ...line('From', alert.fromWhere, 150),
    `*Where* ${chatCode(shortPlace(alert), 100)}`,
    `*When* ${alert.audit ? times : `${times}, ${alert.incident && alert.incident.findings > 1 ? `${alert.incident.findings} findings` : eventCount(alert.count, alert.countError)}`}`,
    ...storyLines(alert),
  ]
  const foot = [...alert.links.map((link) => `<${link.url}|${link.label}>`), `Finding ${chatCode(alert.findingId, 130)}`]
  const note = '_shortened; the mail and the machine alert have more_'
  return fitLines({ head, body: commands(alert), foot, note }, descriptionLimit, jsonBytes).text
}

/** The story step by step, as far as a chat has room. */
function storyLines({ incident }: Alert): string[] {
  if (!incident || incident.steps.length < 2) return []
  const shown = incident.steps
    .slice(0, stepsShown)
    .map(({ at, severity, title, resource }) => `• ${utcTime(at)} ${severity} ${chatText(`${title}: ${resource}`, 200)}`)
  const rest = incident.findings - shown.length
  return ['*Story*', ...shown, ...(rest > 0 ? [`_and ${rest} more_`] : [])]
}

/** Steps that are run, each with its command as one block: a block is kept whole or left out. */
function commands(alert: Alert): string[] {
  if (alert.status === 'RECOVERED') return []
  const steps = alert.audit ? alert.audit.remediation : (alert.runbook?.containment ?? [])
  if (steps.length === 0) return []
  return [`*${alert.audit ? 'Put it right' : 'Contain'}* (read first, run yourself)`, ...steps.map(stepBlock)]
}

function stepBlock(step: Step): string {
  const prose = [step.text, step.note ?? ''].filter((text) => text !== '').map((text) => chatText(text, 400))
  if (step.command === undefined) return prose.join('\n')
  // A backtick would end the block and a cut command is another command.
  const fits = step.command.length <= commandLimit && !step.command.includes('`')
  return [...prose, fits ? `\`\`\`${commandText(step.command)}\`\`\`` : '_the command is in the mail_'].join('\n')
}

/** Only the entities: anything else would change the command. */
function commandText(command: string): string {
  return command.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** A question or look-up as one sentence; a command that does not fit is left to the mail, since a cut one is another command. */
function nextStep(step: Step): string {
  const fits = step.command !== undefined && step.command.length <= 250 && !step.command.includes('`')
  const command = step.command === undefined ? '' : fits ? `\`${commandText(step.command)}\`` : '(the command is in the mail)'
  return [chatText(step.text || 'Run', 200), command, chatText(step.note ?? '', 150)].filter((part) => part !== '').join(' ')
}
