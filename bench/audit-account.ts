/**
 * `node bench/audit-account.ts ENDPOINT REGION[,REGION…]`: what looking at and judging an account takes, on an AWS API endpoint such as a
 * moto server that `../shared/tools/seed_moto.py` has filled. The baseline of the same run is a process that loads one SDK client and makes
 * as many calls that ask nothing (GetCallerIdentity), twelve side by side as an audit does.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { RunManifest } from '#lib/audit/run-manifest.ts'
import { best, type Measured, measure } from './measure.ts'
import { table, whole } from './table.ts'

const keepwatch = fileURLToPath(new URL('../bin/keepwatch.mjs', import.meta.url))
const idle = fileURLToPath(new URL('idle-calls.ts', import.meta.url))

/** The account that moto gives to callers without a role. */
const credentials = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'x', AWS_EC2_METADATA_DISABLED: 'true' }
/** Nothing failed, something failed, something was not seen: an emulator lacks some operations. */
const accepted = [0, 1, 3]

/** A Markdown table: CIS in one region, IAM alone, and CIS in all regions given. */
export async function benchAudit(endpoint: string, regions: readonly string[], runs = 3): Promise<string> {
  const [first = 'us-east-1'] = regions
  const environment = { ...credentials, AWS_ENDPOINT_URL: endpoint, AWS_REGION: first }
  const cis = ['--framework', 'cis-7.0', '--region']
  const asked: readonly (readonly [string, readonly string[]])[] = [
    ['CIS 7.0, one region', [...cis, first]],
    ['IAM', ['--service', 'iam']],
    ...(regions.length > 1
      ? [[`CIS 7.0, ${regions.length} regions`, ['--framework', 'cis-7.0', ...regions.flatMap((region) => ['--region', region])]] as const]
      : []),
  ]
  const rows: string[][] = []
  for (const [name, words] of asked) {
    const { run, calls } = await audited(words, environment, runs)
    const base = await measure(idle, [String(calls)], [0], { environment })
    rows.push(rowOf(`keepwatch audit: ${name}`, run, calls, base), rowOf('as many calls that ask nothing', base, calls, base))
  }
  return table(['seeded account', 'wall s', 'CPU s', 'peak MB', 'calls', '× CPU', '× wall'], rows)
}

const rowOf = (name: string, { wall, cpu, memory }: Measured, calls: number, base: Measured): string[] => [
  name,
  wall.toFixed(2),
  cpu.toFixed(2),
  whole(memory),
  whole(calls),
  (cpu / base.cpu).toFixed(1),
  (wall / base.wall).toFixed(1),
]

async function audited(words: readonly string[], environment: NodeJS.ProcessEnv, runs: number) {
  const folder = await mkdtemp(join(tmpdir(), 'keepwatch-bench-'))
  try {
    const file = join(folder, 'manifest.json')
    const args = ['audit', ...words, '--format', 'ndjson', '--manifest', file]
    const measured: Measured[] = []
    for (let run = 0; run < runs; run++) measured.push(await measure(keepwatch, args, accepted, { environment }))
    const { calls } = JSON.parse(await readFile(file, 'utf8')) as RunManifest
    return { run: best(measured), calls: calls.made }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) {
  const { positionals } = parseArgs({ allowPositionals: true })
  const [endpoint, regions = 'us-east-1'] = positionals
  if (endpoint === undefined) throw new Error('Wanted: node bench/audit-account.ts ENDPOINT [REGION,REGION…]')
  console.log(await benchAudit(endpoint, regions.split(',')))
}
