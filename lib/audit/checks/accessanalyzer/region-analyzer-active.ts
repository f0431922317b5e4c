import { defineCheck, fail, pass } from '../../check.ts'

/** Kinds that look for access from outside; the others look for rights that are not used, or within the organisation. */
const external = new Set(['ACCOUNT', 'ORGANIZATION'])

export const check = defineCheck({
  id: 'accessanalyzer-region-analyzer-active',
  title: 'IAM Access Analyzer looks for access from outside in the region',
  severity: 'low',
  resource: 'AWS::AccessAnalyzer::Analyzer',
  reads: ['Type', 'Status'],
  regionNeedsOne: 'No analyzer is set up in the region.',
  rationale:
    'A policy that lets outsiders in is easily written and hard to see among thousands. The analyzer proves for each resource who from outside may come in, and says so when a new way opens.',
  remediation: {
    cli: 'aws accessanalyzer create-analyzer --analyzer-name <NAME> --type ACCOUNT --region <REGION>, or --type ORGANIZATION in the account that administers it',
    cdk: "new accessanalyzer.CfnAnalyzer(this, 'Analyzer', { type: 'ACCOUNT' })",
    terraform: 'resource "aws_accessanalyzer_analyzer" "this" { analyzer_name = "<NAME>", type = "ACCOUNT" }',
  },
  aliases: { prowler: ['accessanalyzer_enabled'], securityHub: ['IAM.28'] },
  evaluate({ configuration: { Type: type }, observed: { Status: status } }) {
    const evidence = { Type: type, Status: status }
    if (!external.has(type ?? '')) return fail(`An analyzer of the type ${type} does not look for access from outside.`, evidence)
    return status === 'ACTIVE'
      ? pass('An analyzer looks for access from outside.', evidence)
      : fail(`The analyzer is ${status}, not ACTIVE.`, evidence)
  },
})
