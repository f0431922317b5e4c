/** Options of `keepwatch audit` that go with `--template`. */
export const templateOptions = {
  template: { type: 'string', multiple: true, default: [] as string[] },
  parameter: { type: 'string', multiple: true, default: [] as string[] },
  account: { type: 'string' },
} as const

/** Their help. */
export const templateHelp = `Templates instead of an account (docs/auditing-templates.md)
  --template T      a CloudFormation template (JSON or YAML), a pattern such as 'cdk.out/*.template.json', a directory, or - for
                    standard input; may be given again. What a template does not say is "unknown"
  --parameter N=V   value of a template's parameter; may be given again; default: the parameter's default
  --account ID      the account it is for (--region R the region); default: not known
  --format sarif    results for code review, with file and line (SARIF 2.1.0)`
