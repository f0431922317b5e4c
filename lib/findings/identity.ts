import { hash } from 'node:crypto'
import type { AlertChange } from './finding.ts'
import type { AuditObservation, MonitoringObservation } from './observation.ts'

/** 128 bits of SHA-256 over a JSON array, so that no two lists of parts can run into each other. */
function digest(parts: readonly (string | number)[]): string {
  return hash('sha256', JSON.stringify(parts), 'hex').slice(0, 32)
}

/** Start of the window on event time that `time` falls into, milliseconds. */
export function windowStart(time: number, period: number): number {
  return Math.floor(time / period) * period
}

/** Id of an audit finding: one per (control, resource). */
export function auditFindingId(observation: Pick<AuditObservation, 'control' | 'resource'>): string {
  const { arn, type, account, region } = observation.resource
  return `audit-${digest([observation.control, arn, type, account, region])}`
}

/** Id of a monitoring finding: one per (detection, dedup key, window on event time). */
export function monitoringFindingId(observation: Pick<MonitoringObservation, 'control' | 'dedupKey' | 'dueAt' | 'period'>): string {
  const { control, dedupKey, dueAt, period } = observation
  return `monitoring-${digest([control, dedupKey, period, windowStart(dueAt, period)])}`
}

/** Id of an alert: the same however often it is published; `occurrence` tells a second opening from the first. */
export function alertId(findingId: string, change: AlertChange, occurrence: string | number): string {
  return `alert-${digest([findingId, change, occurrence])}`
}

/** Id of the incident that a finding begins: the same however often it is tried. */
export function incidentId(findingId: string): string {
  return `incident-${digest([findingId])}`
}

/** Key under which an entity's link to its incident is kept. */
export function entityKey(entity: string): string {
  return `entity#${digest([entity])}`
}

/** Digest of a detection and of whom it is about. */
export function deedKey(control: string, about: string): string {
  return digest([control, about]).slice(0, 16)
}
