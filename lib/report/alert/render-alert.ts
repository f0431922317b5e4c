import type { Finding, OwedAlert } from '#lib/findings/finding.ts'
import type { Incident } from '#lib/findings/incident.ts'
import type { Alert } from './alert.ts'
import { alertOf } from './alert-of.ts'
import { type AlertAttributes, alertAttributes } from './attributes.ts'
import { chatAlert } from './chat.ts'
import { machineAlert } from './machine.ts'
import { alertSubject } from './subject.ts'
import { textAlert } from './text.ts'

/** One alert in the words of every channel. */
export interface RenderedAlert {
  /** The alert's id: the same however often it is published. */
  readonly id: string
  readonly subject: string
  readonly attributes: AlertAttributes
  /** JSON, at most 60 KB. */
  readonly machine: string
  /** Plain text for mail and phones, at most 8 KB. */
  readonly text: string
  /** JSON of Amazon Q Developer's custom notification, about 8 KB at most. */
  readonly chat: string
}

/** Turns a finding or an incident and the alert it owes into messages. Pure: the same input gives the same bytes, so a repeated publication is recognised. */
export function renderAlert(finding: Finding | Incident, owed: OwedAlert): RenderedAlert {
  return renderedAlert(alertOf(finding, owed))
}

/** The messages of an alert that is already in words. */
export function renderedAlert(alert: Alert): RenderedAlert {
  return {
    id: alert.alertId,
    subject: alertSubject(alert),
    attributes: alertAttributes(alert),
    machine: machineAlert(alert),
    text: textAlert(alert),
    chat: chatAlert(alert),
  }
}
