import { expect, test } from 'vitest'
import { incidentOf, mergeIncidents } from '#lib/findings/incident-lifecycle.ts'
import { renderAlert } from '#lib/report/alert/render-alert.ts'
import { bucketPublic, bucketRecovered, owed, synFlood, trailStopped, userCreated } from '../example-findings.ts'

/** Somebody takes a key for a new user, stops the trail, and goes on. */
const story = [userCreated, trailStopped].map((finding) => incidentOf('incident-0a1b2c3d', finding)).reduce(mergeIncidents)

const cases = [
  ['story', story, owed('opened', 'alert-8888')],
  ['trail-stopped', trailStopped, owed('opened')],
  ['syn-flood', synFlood, owed('updated', 'alert-5555', '2026-11-22T11:02:31.000Z')],
  ['bucket-public', bucketPublic, owed('opened', 'alert-6666', '2026-11-22T03:04:00.000Z')],
  ['bucket-recovered', bucketRecovered, owed('recovered', 'alert-7777', '2026-11-23T03:04:00.000Z')],
] as const

/** Ends in .txt, so that the formatter leaves it as it is. */
const pretty = (json: string): string => `${JSON.stringify(JSON.parse(json), null, 2)}\n`

test.each(cases)('%s reads as agreed in all three renderings', async (name, finding, alert) => {
  const rendered = renderAlert(finding, alert)
  await expect(`Subject: ${rendered.subject}\n\n${rendered.text}`).toMatchFileSnapshot(`../golden/${name}.text.txt`)
  await expect(pretty(rendered.chat)).toMatchFileSnapshot(`../golden/${name}.chat.txt`)
  await expect(pretty(rendered.machine)).toMatchFileSnapshot(`../golden/${name}.machine.txt`)
  await expect(`${JSON.stringify(rendered.attributes, null, 2)}\n`).toMatchFileSnapshot(`../golden/${name}.attributes.txt`)
})
