import type { Check } from '#lib/audit/check.ts'
import { runIdOf } from '#lib/audit/run-manifest.ts'
import { auditTemplate, isForTemplates } from '#lib/audit/template/audit-template.ts'
import { understoodControl } from '#lib/audit/template/not-understood.ts'
import { TemplateShapeError } from '#lib/audit/template/parse-json.ts'
import { readTemplate, type Template } from '#lib/audit/template/read-template.ts'
import { FileSourceError } from '#lib/local/file-sources.ts'
import { readTemplateFile, templateFiles } from '#lib/local/template-files.ts'
import type { SarifRule } from '#lib/report/sarif.ts'
import { type AuditChoice, readChoice } from './audit/choice.ts'
import { TemplateOutput } from './audit/template-output.ts'
import { oneOf, UsageError } from './options.ts'

type TemplateWords = Parameters<typeof readChoice>[0] & {
  readonly template: readonly string[]
  readonly parameter: readonly string[]
  readonly account?: string | undefined
  readonly region: readonly string[]
  readonly format?: string | undefined
  readonly snapshot?: string | undefined
  readonly 'role-arn'?: readonly string[]
}

/**
 * `keepwatch audit --template`: judges templates by the checks that judge accounts. `further` are words without an option: what the shell
 * made of an unquoted pattern. Resolves to the exit code of the contract.
 */
export async function auditTemplates(words: TemplateWords, further: readonly string[]): Promise<number> {
  const format = oneOf('--format', words.format ?? (process.stdout.isTTY ? 'table' : 'ndjson'), ['ndjson', 'json', 'table', 'sarif'])
  const deployment = deploymentOf(words)
  const choice = await readChoice(words)
  const names = await templateFiles([...words.template, ...further])
  const checks = choice.chosen.filter(isForTemplates)
  if (checks.length === 0)
    throw new UsageError('None of the chosen checks can be asked for a template: they judge accounts or what only a live one knows.')
  const output = new TemplateOutput(format, choice, [...checks.map((check) => ruleOf(check, choice)), understoodRule])
  const templates = new Map<string, Template>()
  for (const name of names) {
    const read = await readOne(name)
    if (read instanceof Error)
      output.addProblem({ file: name, line: read instanceof TemplateShapeError ? read.line : 1, message: read.message })
    else templates.set(name, read)
  }
  refuseUnknownParameters(deployment.parameters, templates)
  const fileNames = new Set(names.map((name) => name.split(/[\\/]/).at(-1) ?? name))
  const takenAt = Date.now()
  const options = {
    deployment,
    thresholds: choice.thresholds,
    takenAt,
    runId: runIdOf(new Date(takenAt).toISOString()),
    isAudited: (file: string) => fileNames.has(file),
  }
  for (const [file, template] of templates)
    for (const { observation, logicalId, place } of auditTemplate(template, checks, options))
      await output.add({ observation, file: file === '-' ? 'stdin' : file, logicalId, ...place })
  return output.end(names.length)
}

async function readOne(name: string): Promise<Template | Error> {
  try {
    return readTemplate(await readTemplateFile(name))
  } catch (error) {
    if (error instanceof TemplateShapeError || error instanceof FileSourceError) return error
    throw error
  }
}

function deploymentOf({ parameter, account, region, snapshot, 'role-arn': roles = [] }: TemplateWords) {
  if (snapshot !== undefined || roles.length > 0)
    throw new UsageError('--template judges files; --snapshot and --role-arn look at accounts: give one or the other')
  if (account !== undefined && !/^\d{12}$/.test(account))
    throw new UsageError(`--account: got ${JSON.stringify(account)}, wanted twelve digits`)
  const [place, second] = region
  if (second !== undefined) throw new UsageError('--region: a template is for one region; wanted it once')
  if (place !== undefined && !/^[a-z]{2}(-[a-z]+)+-\d$/.test(place))
    throw new UsageError(`--region: got ${JSON.stringify(place)}, wanted a region such as eu-west-1`)
  const parameters = new Map(
    parameter.map((text) => {
      const at = text.indexOf('=')
      if (at < 1) throw new UsageError(`--parameter: got ${JSON.stringify(text)}, wanted NAME=VALUE`)
      return [text.slice(0, at), text.slice(at + 1)] as const
    }),
  )
  return { parameters, ...(account === undefined ? {} : { account }), ...(place === undefined ? {} : { region: place }) }
}

/** A parameter that no template has is a slip that would change nothing in silence. */
function refuseUnknownParameters(parameters: ReadonlyMap<string, string>, templates: ReadonlyMap<string, Template>): void {
  for (const name of parameters.keys())
    if (templates.size > 0 && ![...templates.values()].some((template) => template.parameters.has(name)))
      throw new UsageError(`--parameter: no template has a parameter ${JSON.stringify(name)}`)
}

function ruleOf({ id, title, severity, rationale, remediation, aliases }: Check, { frameworks }: AuditChoice): SarifRule {
  const requirements = frameworks.flatMap((framework) =>
    framework.requirements.filter(({ controls }) => controls.includes(id)).map((requirement) => `${framework.id} ${requirement.id}`),
  )
  return { id, title, severity, rationale, remediation, aliases, requirements }
}

/** The rule under which what could not be seen through is told. */
const understoodRule: SarifRule = {
  id: understoodControl,
  title: 'Everything that the template deploys stands in it',
  severity: 'informational',
  rationale: 'Macros, modules and nested stacks bring resources that a look at this template does not show.',
  remediation: {
    cli: 'aws cloudformation get-template --stack-name <STACK> --template-stage Processed',
    cdk: 'Audit the directory of the whole cloud assembly: keepwatch audit --template cdk.out',
    terraform: 'Terraform has no such templates.',
  },
  aliases: { prowler: [], securityHub: [] },
  requirements: [],
}
