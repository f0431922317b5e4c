import { readFile, stat } from 'node:fs/promises'
import { type EvidenceReader, type EvidenceSummary, emptySummary, verifyEvidence } from '#lib/audit/seal/verify-evidence.ts'
import { s3 } from '#lib/aws/connections.ts'
import { EvidenceBucket } from '#lib/aws/evidence-bucket.ts'
import { EvidenceFolder } from '#lib/local/evidence-folder.ts'
import { forTerminal } from '#lib/report/escape-terminal.ts'
import { safeJson } from '#lib/report/safe-json.ts'
import { type Command, exitCode, oneOf, parseOptions, UsageError } from './options.ts'
import { say, writeOut } from './output.ts'

const help = `keepwatch evidence: whether the evidence of audits is what was sealed

Usage: keepwatch evidence verify DIR|s3://BUCKET [--public-key FILE] [--head SHA256] [--format table|ndjson|json]

Every audit run ends with a seal: the hash of every object it left, chained to the seal before, signed by an asymmetric KMS key. verify
goes through the chain from its beginning and hashes everything again. A copy of the bucket will do (aws s3 sync s3://BUCKET DIR): no
network, no account, any machine.

  --public-key FILE  the public key (PEM) that all seals must be signed by; keep a copy away from the account. Without it the key that
                     lies beside each signature is used, and its fingerprint told
  --head SHA256      hash of the newest seal, as told by a digest or an earlier verification: shows seals cut off at the end
  --format F         table (default on a terminal; only what fails), ndjson (default in a pipe; every file), json

Examples:
  keepwatch evidence verify s3://keepwatch-evidence-111122223333
  aws s3 sync s3://keepwatch-evidence-111122223333 evidence/ && keepwatch evidence verify evidence/ --public-key seal.pem

Exit codes: 0 everything is as it was sealed, 3 something is not, 2 usage, 1 could not run, or nothing is sealed.
`

async function run(args: readonly string[]): Promise<number> {
  const { place, format, options } = await readOptions(args)
  const summary = emptySummary()
  const all: unknown[] = []
  for await (const verdict of verifyEvidence(await storeOf(place), options, summary)) {
    if (format === 'json') all.push(verdict)
    else if (format === 'ndjson') await writeOut(`${safeJson(verdict)}\n`)
    else if (!verdict.ok) await writeOut(`FAILED  ${forTerminal(verdict.file)}: ${forTerminal(verdict.problem)}\n`)
  }
  if (format === 'json') await writeOut(`${safeJson({ ...summary, keys: [...summary.keys], verdicts: all })}\n`)
  return tell(summary)
}

async function readOptions(args: readonly string[]) {
  const { values, positionals } = parseOptions(args, {
    'public-key': { type: 'string' },
    head: { type: 'string' },
    format: { type: 'string' },
  })
  const [verb = '', place, ...more] = positionals
  oneOf('evidence', verb, ['verify'])
  if (place === undefined || more.length > 0)
    throw new UsageError(`evidence verify: wanted one DIR or s3://BUCKET; got ${positionals.length - 1}`)
  const { head } = values
  if (head !== undefined && !/^[0-9a-f]{64}$/.test(head)) throw new UsageError('--head: wanted 64 hexadecimal digits')
  const format = oneOf('--format', values.format ?? (process.stdout.isTTY ? 'table' : 'ndjson'), ['table', 'ndjson', 'json'])
  const publicKey = values['public-key'] === undefined ? undefined : await readFile(values['public-key'], 'utf8')
  return { place, format, options: { ...(publicKey === undefined ? {} : { publicKey }), ...(head === undefined ? {} : { head }) } }
}

function tell({ seals, signed, files, failed, keys, head }: EvidenceSummary): number {
  say(`${seals} seals (${signed} signed), ${files} files, ${failed} not as they were sealed${head === '' ? '' : `; newest seal ${head}`}`)
  for (const key of keys) say(`signed by the key ${key}`)
  if (seals > 0 && signed === 0) say('Nothing is signed: whoever may write the evidence may have made the whole chain anew')
  if (failed > 0) return exitCode.findings
  return seals === 0 ? exitCode.couldNotRun : exitCode.nothingFound
}

async function storeOf(place: string): Promise<EvidenceReader> {
  const bucket = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/?$/.exec(place)?.[1]
  if (bucket !== undefined) return new EvidenceBucket(s3(), bucket)
  if (place.startsWith('s3:')) throw new UsageError(`evidence verify: got ${JSON.stringify(place)}, wanted s3://BUCKET`)
  if (!(await stat(place)).isDirectory()) throw new UsageError(`evidence verify: ${place} is no directory`)
  return new EvidenceFolder(place)
}

/** `keepwatch evidence`. */
export const evidenceCommand: Command = {
  help,
  run: (args) =>
    run(args).catch((error: unknown) => {
      if (error instanceof UsageError) throw error
      say(`keepwatch: ${forTerminal((error as Error).message)}`)
      return exitCode.couldNotRun
    }),
}
