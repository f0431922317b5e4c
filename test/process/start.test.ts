import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { root, runNode } from './run-process.ts'

describe('npm start', () => {
  it('ends by itself with --once, with alerts and a scorecard', async () => {
    const { code, out, err } = await runNode(['functions/local.ts', '--once'])
    expect(code, err).toBe(0)
    expect(err).toBe('')
    expect(out).toMatch(/ALARM: /)
    expect(out).toMatch(/203\.0\.113\.66/)
    expect(out).toMatch(/: 0 new alerts/)
    expect(out).toMatch(/CIS/)
    expect(out).toMatch(/\d+ alerts told, \d+ findings open/)
  })

  it('serves the results on the loopback interface only, to be read only', async () => {
    const child = spawn(process.execPath, ['functions/local.ts'], { cwd: root })
    try {
      const url = await servedUrl(child)
      const get = (path: string, init: RequestInit = {}) => fetch(`${url}${path}`, init)
      const findings = (await (await get('/findings')).json()) as { id: string }[]
      expect(findings.length).toBeGreaterThan(5)
      expect(await (await get(`/findings/${findings[0]?.id}`)).json()).toMatchObject({ id: findings[0]?.id })
      expect((await get('/manifest')).status).toBe(200)
      expect((await get('/nothing')).status).toBe(404)
      expect((await get('/findings', { method: 'DELETE' })).status).toBe(405)
      expect((await get('/%E0%A4%A')).status).toBe(400)
    } finally {
      child.kill('SIGTERM')
    }
    const [code] = await once(child, 'exit')
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
