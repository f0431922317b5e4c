import type { Incident } from './incident.ts'

/** An incident as stored, with the revision that the next conditional write must name. */
export interface StoredIncident {
  readonly incident: Incident
  readonly revision: number
}

/** Port of the incidents: single items, conditional writes. DynamoDB in AWS (`lib/aws/incident-table.ts`), a map on one machine. */
export interface IncidentItems {
  /** Strongly consistent read. */
  get(id: string): Promise<StoredIncident | undefined>
  /** Writes when the stored revision is `expected` (undefined: when there is none); false when somebody else wrote first. */
  put(incident: Incident, expected: number | undefined): Promise<boolean>
  /** Incidents with an alert that is due before `before` (ISO 8601), oldest first. */
  pending(before: string, limit: number): Promise<readonly StoredIncident[]>
  /** The incidents that went on last, newest first, without those that were taken over. */
  latest(limit: number): Promise<readonly Incident[]>
}

/** Which incident an entity belongs to, and when it was part of it (event time, milliseconds). */
export interface IncidentLink {
  readonly incident: string
  readonly from: number
  readonly to: number
}

/** Port of the links from entities to incidents: what detections remember is kept the same way (`lib/aws/state-table.ts`). */
export interface IncidentLinks {
  read<Value>(key: string, now: number): Promise<Value | undefined>
  /** `change` must be pure: it is called again when somebody else wrote in between. */
  update<Value, Result>(
    key: string,
    change: (current: Value | undefined) => { readonly next: Value; readonly result: Result; readonly expiresAt: number },
    now: number,
  ): Promise<Result>
}
