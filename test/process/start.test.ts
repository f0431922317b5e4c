import { type ChildProcess, spawn } from 'node:child_process'
import { once as happened } from 'node:events'
import { describe, expect, it } from 'vitest'
import { root, runNode } from './run-process.ts'

describe('npm start', () => {
  // One run for all that is asked of it.
  const once = runNode(['functions/local.ts', '--once'])

  it('ends by itself with --once, with alerts and a scorecard', async () => {
    const { code, out, err } = await once
    expect(code, err).toBe(0)
    expect(err).toBe('')
    expect(out).toMatch(/ALARM: /)
    expect(out).toMatch(/203\.0\.113\.66/)
    expect(out).toMatch(/: 0 new alerts/)
    expect(out).toMatch(/CIS/)
    expect(out).toMatch(/\d+ alerts told of \d+ incidents, \d+ findings open/)
  })

  it('shows the intrusion as one incident with its steps in order, and the flood as one alert', async () => {
    const { out } = await once
    const [intrusion = '', ...others] = out.split(/\n\n/).filter((part) => part.includes('INCIDENT') && part.includes('svc-reporting'))
    expect(others).toEqual([])
    const steps = [...intrusion.matchAll(/^ +\d+\. (\d\d:\d\d:\d\d) UTC/gm)].map(([, at]) => at)
    expect(steps.length).toBeGreaterThanOrEqual(6)
    expect(intrusion).toMatch(/access key[\s\S]*trail was stopped[\s\S]*shared outside/)
    // One alert, updated at most once more for what came after it.
    expect(out.match(/^ALARM: .*flood/gm)).toHaveLength(1)
    expect(out.match(/^ALARM: (?!updated).*svc-reporting|^ALARM: (?!updated).*Administrator rights/gm)?.length).toBeLessThanOrEqual(1)
  })

  it('shows who reaches customer data without being authorised, and whether password management works, in a scorecard', async () => {
    const { out } = await once
    const [, works = ''] = out.split('Do the controls work?')
    expect(works).toMatch(/^FAIL +E1 +Only authorised people and roles reach sensitive data/m)
    expect(works).toMatch(/^FAIL +E4 +Password management works/m)
    expect(works.replaceAll(/\s+/g, ' ')).toContain(
      'user/hanna, who can read by becoming arn:aws:iam::111122223333:role/orders-function (lambda-004)',
    )
    expect(works.replaceAll(/\s+/g, ' ')).toContain(
      'user/hanna becomes arn:aws:iam::111122223333:role/orders-function by lambda-004 (Allow statement 1 of repair-orders',
    )
    expect(works).toMatch(/^Password management of 111122223333 is not effective/m)
    expect(works).toMatch(/^Evidence: \d+ files sealed, 0 of them not as they were sealed/m)
  })

  it('serves the results on the loopback interface only, to be read only', async () => {
    const child = spawn(process.execPath, ['functions/local.ts'], { cwd: root })
    try {
      const url = await servedUrl(child)
      const get = (path: string, init: RequestInit = {}) => fetch(`${url}${path}`, init)
      const findings = (await (await get('/findings')).json()) as { id: string }[]
      expect(findings.length).toBeGreaterThan(5)
      expect(await (await get(`/findings/${findings[0]?.id}`)).json()).toMatchObject({ id: findings[0]?.id })
      const incidents = (await (await get('/incidents')).json()) as { incidentId: string; steps: unknown[] }[]
      expect(incidents.some(({ steps }) => steps.length >= 6)).toBe(true)
      expect(await (await get(`/incidents/${incidents[0]?.incidentId}`)).json()).toMatchObject({ kind: 'incident' })
      expect((await get('/manifest')).status).toBe(200)
      expect((await get('/nothing')).status).toBe(404)
      expect((await get('/findings', { method: 'DELETE' })).status).toBe(405)
      expect((await get('/%E0%A4%A')).status).toBe(400)
    } finally {
      child.kill('SIGTERM')
    }
    const [code] = await happened(child, 'exit')
    expect(code).toBe(0)
  })
})

function servedUrl(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let out = ''
    child.stdout?.on('data', (text) => {
      out += text
      const found = /Data: +(http:\/\/127\.0\.0\.1:\d+)/.exec(out)?.[1]
      if (found) done(found)
    })
    child.once('exit', () => fail(new Error(`ended without serving:\n${out}`)))
  })
}
