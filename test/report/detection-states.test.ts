import { expect, test } from 'vitest'
import { detectionStates, type SourceStanding } from '#lib/report/detection-states.ts'

test.each<readonly [readonly SourceStanding['state'][], string]>([
  [[], 'unknown'],
  [['on'], 'on'],
  [['on', 'none'], 'on'],
  [['none'], 'none'],
  [['on', 'off'], 'off'],
  [['on', 'partly'], 'off'],
  [['on', 'unknown'], 'unknown'],
  [['off', 'unknown'], 'off'],
])('a source that is %j leaves its detections %s', (states, wanted) => {
  const sources = states.map((state) => ({ switch: 's', state }))
  expect(detectionStates([{ id: 'd', switch: 's' }], [...sources, { switch: 'other', state: 'off' }]).get('d')).toBe(wanted)
})
