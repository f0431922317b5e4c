import type { SecurityEvent } from '#lib/monitor/event.ts'
import { loadRules } from '#lib/monitor/load-rules.ts'
import { type CompileOptions, compileRules, type Ruleset } from '#lib/monitor/sigma/compile-rules.ts'
import type { RuleError } from '#lib/monitor/sigma/rule-problem.ts'

/** A rule of which only the detection matters. */
export function ruleText(detection: string, extra = 'title: t\nlevel: low'): string {
  return `${extra}\nlogsource: {product: aws, service: cloudtrail}\ndetection:\n${detection.replace(/^/gm, '  ')}\n`
}

/** The ruleset of a file; throws what is wrong with it. */
export function rulesetOf(text: string, options: CompileOptions = {}): Ruleset {
  const { documents, errors } = loadRules([{ file: 'test.yml', text }], options)
  if (errors.length > 0) throw new Error(errors.map(({ line, key, message }) => `${line}: ${key}: ${message}`).join('\n'))
  return compileRules(documents, options)
}

/** What is wrong with a file. */
export function errorsOf(text: string): readonly RuleError[] {
  return loadRules([{ file: 'test.yml', text }]).errors
}

/** A CloudTrail-like event with these fields. */
export function eventWith(fields: Readonly<Record<string, unknown>>, more: Partial<SecurityEvent> = {}): SecurityEvent {
  return {
    id: 'e1',
    time: 1_000_000,
    logSource: { product: 'aws', service: 'cloudtrail' },
    account: '111122223333',
    region: 'eu-west-1',
    principal: 'arn:aws:iam::111122223333:user/u',
    resource: null,
    sourceAddress: null,
    fields,
    ...more,
  }
}
