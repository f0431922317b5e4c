import { createHash } from 'node:crypto'

/** A secret that stands in a text, without the secret. */
export interface FoundSecret {
  /** `aws-access-key`, `private-key`, `password` … */
  readonly kind: string
  /** 1-based line. */
  readonly line: number
  /** SHA-256 of the secret behind the salt, hex: two sightings of one secret can be told to be the same, and no more. */
  readonly sha256: string
}

/** Characters of a text that are looked at; user data has 16 KB, all variables of a function 4 KB. */
const longest = 256 * 1024
/** Secrets that are told of one text. */
const most = 100
/** Bits a character below which an assigned value is taken for a word, a name or a placeholder. */
const entropyOfSecret = 3

interface Pattern {
  readonly kind: string
  /** Linear: no repetition inside a repetition, every run bounded. The secret is the group `secret`, or the whole. */
  readonly pattern: RegExp
}

/** Forms that say by themselves what they are; prefixes as their issuers document them. */
const patterns: readonly Pattern[] = [
  { kind: 'private-key', pattern: /-----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED |PGP )?PRIVATE KEY(?: BLOCK)?-----/g },
  { kind: 'aws-access-key', pattern: /\b(?<secret>(?:AKIA|ASIA)[A-Z2-7]{16})\b/g },
  { kind: 'github-token', pattern: /\b(?<secret>(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{60,255}))\b/g },
  { kind: 'gitlab-token', pattern: /\b(?<secret>glpat-[A-Za-z0-9_-]{20,64})/g },
  { kind: 'slack-token', pattern: /\b(?<secret>xox[abposr]-[A-Za-z0-9-]{10,250})/g },
  { kind: 'slack-webhook', pattern: /https:\/\/hooks\.slack\.com\/services\/(?<secret>[A-Za-z0-9/]{20,100})/g },
  { kind: 'stripe-key', pattern: /\b(?<secret>[rs]k_live_[A-Za-z0-9]{16,128})/g },
  { kind: 'google-api-key', pattern: /\b(?<secret>AIza[A-Za-z0-9_-]{35})/g },
  { kind: 'npm-token', pattern: /\b(?<secret>npm_[A-Za-z0-9]{36})\b/g },
  { kind: 'sendgrid-key', pattern: /\b(?<secret>SG\.[A-Za-z0-9_-]{16,64}\.[A-Za-z0-9_-]{16,64})/g },
  { kind: 'json-web-token', pattern: /\b(?<secret>eyJ[A-Za-z0-9_-]{10,1000}\.eyJ[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{10,1000})/g },
  { kind: 'url-password', pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@]{1,100}:(?<secret>[^\s:/@]{3,200})@/g },
]

/** `PASSWORD=…`, `"apiKey": "…"`, `secret_key: …`: the name says that the value is one. */
const assignment =
  /(?<name>[A-Za-z0-9_.-]{0,60}(?:passw(?:or)?d|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credential)[A-Za-z0-9_.-]{0,30})["']{0,1}\s{0,5}[:=]\s{0,5}["']{0,1}(?<secret>[^\s"',;]{8,256})/gi

/** Names that hold the name of a secret, a place or a number, not the secret. */
const namesOnly = /(?:arn|name|id|path|file|uri|url|endpoint|ttl|expiry|length|rotation|version|region|type|param|parameter|key_?id)$/i
/** Values that point at a secret, or stand for one: references, variables, placeholders. */
const reference = /^(?:arn:|https?:|\$|%|\{\{|<|ssm:|vault:|secretsmanager:|\/|xxx|\*{3}|changeme$|example|true$|false$|null$|none$)/i

/**
 * Secrets in a text, by forms that are known and by names that say so. The text is foreign: it is looked at up to 256 KB, in linear time.
 * `salt` (e.g. the ARN of the resource) keeps the hashes from being looked up in tables.
 */
export function findSecrets(text: string, salt = ''): readonly FoundSecret[] {
  const looked = text.slice(0, longest)
  const found = new Map<string, FoundSecret>()
  const note = (kind: string, secret: string, index: number): void => {
    const sha256 = createHash('sha256').update(`${salt}\u0000${secret}`).digest('hex')
    if (found.size < most && !found.has(sha256)) found.set(sha256, { kind, line: lineOf(looked, index), sha256 })
  }
  for (const { kind, pattern } of patterns)
    for (const match of looked.matchAll(pattern)) note(kind, match.groups?.['secret'] ?? match[0], match.index)
  for (const match of looked.matchAll(assignment)) {
    const { name = '', secret = '' } = match.groups ?? {}
    if (!namesOnly.test(name) && isLikeSecret(secret)) note(kindOf(name), secret, match.index)
  }
  return [...found.values()].sort((a, b) => a.line - b.line)
}

/** Secrets in variables: the name of each says as much as its value. */
export function findSecretsIn(
  variables: Readonly<Record<string, string>>,
  salt = '',
): readonly { readonly name: string; readonly kind: string; readonly sha256: string }[] {
  return Object.entries(variables).flatMap(([name, value]) =>
    findSecrets(`${name.slice(0, 200)}=${value}`, salt)
      .slice(0, 1)
      .map(({ kind, sha256 }) => ({ name, kind, sha256 })),
  )
}

const kindOf = (name: string): string => (/passw|pwd/i.test(name) ? 'password' : /token/i.test(name) ? 'token' : 'key')

function isLikeSecret(value: string): boolean {
  return !reference.test(value) && entropyOf(value) >= entropyOfSecret
}

/** Shannon entropy, bits a character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  return [...counts.values()].reduce((bits, count) => bits - (count / text.length) * Math.log2(count / text.length), 0)
}

function lineOf(text: string, index: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line++
  return line
}
