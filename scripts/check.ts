/**
 * `npm run check`: everything that can be judged without running the product. Each step prints what failed and what to do;
 * all steps run even when one fails, so that one round shows all.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Step {
  readonly name: string
  readonly command: readonly [string, ...string[]]
  /** What to do when it fails. */
  readonly hint: string
}

const steps: readonly Step[] = [
  { name: 'types', command: ['tsc', '--noEmit', '-p', '.'], hint: 'TypeScript found a contradiction; see the lines above.' },
  { name: 'lint and format', command: ['biome', 'check', '--error-on-warnings', '.'], hint: 'npx biome check --write . mends most of it.' },
  {
    name: 'rooms',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'lib', 'functions', 'infra', 'scripts', 'test'],
    hint: 'An import goes against the house; .dependency-cruiser.cjs says why and what to do instead.',
  },
  { name: 'dead code', command: ['knip', '--no-progress'], hint: 'An export, file or dependency that nobody uses: delete it, or use it.' },
  {
    name: 'licences',
    command: ['node', 'scripts/check-licences.ts'],
    hint: 'What ships must be permissively licensed: replace the package.',
  },
  { name: 'generated files', command: ['node', 'scripts/docs.ts', '--check'], hint: 'npm run docs writes them anew.' },
]

function run({ command: [file, ...args] }: Step): Promise<{ code: number; output: string; seconds: number }> {
  const began = performance.now()
  return new Promise((done) => {
    const child = spawn(file, args, {
      cwd: root,
      env: { ...process.env, PATH: `${root}node_modules/.bin:${process.env['PATH']}`, FORCE_COLOR: '0' },
    })
    let output = ''
    child.stdout.on('data', (text) => {
      output += text
    })
    child.stderr.on('data', (text) => {
      output += text
    })
    child.on('error', (error) => done({ code: 1, output: String(error), seconds: 0 }))
    child.on('close', (code) => done({ code: code ?? 1, output, seconds: (performance.now() - began) / 1000 }))
  })
}

let failed = 0
// Two at a time: tsc alone keeps one core busy for most of the time.
const queue = [...steps]
async function worker(): Promise<void> {
  for (let step = queue.shift(); step; step = queue.shift()) {
    const { code, output, seconds } = await run(step)
    console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${step.name} (${seconds.toFixed(1)} s)`)
    if (code !== 0) {
      failed++
      console.log(`${output.trim()}\n  ${step.hint}\n`)
    }
  }
}
await Promise.all([worker(), worker()])
console.log(failed === 0 ? 'check: all well' : `check: ${failed} of ${steps.length} steps failed`)
process.exit(failed === 0 ? 0 : 1)
