import { readFileSync } from 'node:fs'
import type { Construct } from 'constructs'
import { parse } from 'yaml'
import type { Env } from '#lib/aws/env.ts'
import { builtInRuleset } from '#lib/monitor/catalogue.ts'
import { refuseUnknown } from '#lib/monitor/operator/apply-operator.ts'
import { readOperator } from '#lib/monitor/operator/operator.ts'
import { RuleProblem } from '#lib/monitor/sigma/rule-problem.ts'
import { FileLayer } from './file-layer.ts'

/** The operator's file (actors, accounts, networks, exclusions, trials), beside the functions that detect. */
export class OperatorLayer extends FileLayer {
  readonly env: Pick<Env, 'OPERATOR_FILE'>

  /** `file` is a path on the machine that deploys; empty: there is none. Throws when it cannot be used, with the place and what is wanted. */
  constructor(scope: Construct, id: string, file: string) {
    super(scope, id, {
      name: 'keepwatch-operator.json',
      description: 'Keepwatch: what the operator knows, and what is to be left alone',
      value: file === '' ? undefined : checkedOperator(file),
    })
    this.env = { OPERATOR_FILE: this.path }
  }
}

function checkedOperator(file: string): unknown {
  try {
    const value: unknown = parse(readFileSync(file, 'utf8'))
    const operator = readOperator(value)
    refuseUnknown(operator, builtInRuleset(operator))
    return value
  } catch (error) {
    const place = error instanceof RuleProblem ? `: ${error.key} ` : ': '
    throw new Error(`operatorFile in the context "keepwatch" of cdk.json: ${file} cannot be used${place}${(error as Error).message}`)
  }
}
