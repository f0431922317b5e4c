import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { escalationsOf } from '#lib/audit/iam/escalation/escalations.ts'
import { readAuthorizationDetails } from '#lib/audit/iam/inventory/read-authorization-details.ts'

const folder = fileURLToPath(new URL('../../../shared/corpora/iam', import.meta.url))
const isThere = existsSync(folder)
if (!isThere) console.warn('Skipped: accounts with known escalations: ../shared/corpora/iam is not there.')

interface Expected {
  readonly attacker: string
  readonly nearMiss: string
  readonly controls: { readonly readOnly: string }
}
const ids = isThere ? readdirSync(folder).flatMap((file) => /^(.*)\.expected\.json$/.exec(file)?.[1] ?? []) : []
const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'))

describe.skipIf(!isThere)('accounts with known escalations', () => {
  test.each(ids)('%s: the attacker by that path, nobody else', (id) => {
    const { attacker, nearMiss, controls } = read(`${id}.expected`) as Expected
    const found = escalationsOf(readAuthorizationDetails(read(id))).found.filter(({ status }) => status === 'exploitable')
    expect(found.filter(({ principal }) => principal === attacker).map(({ path }) => path)).toContain(id)
    expect(found.filter(({ principal }) => principal === nearMiss || principal === controls.readOnly)).toEqual([])
    for (const { steps, decidedBy } of found) expect([steps.length > 0, decidedBy.length > 0]).toEqual([true, true])
  })
})
