import { expect, test } from 'vitest'
import { watchedKinds } from '#lib/audit/alarms/watched-kinds.ts'
import { builtInDocuments } from '#lib/monitor/catalogue.ts'
import { controlOf } from '#lib/monitor/sigma/document.ts'

const known = new Set(builtInDocuments().map((document) => controlOf(document)))

test.each(Object.entries(watchedKinds))('detections that stand in for the alarm on %s exist', (_, { detections }) => {
  for (const detection of detections) expect([...known]).toContain(detection)
})
