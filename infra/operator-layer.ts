import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Architecture, Code, LayerVersion } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { parse } from 'yaml'
import type { Env } from '#lib/aws/env.ts'
import { builtInRuleset } from '#lib/monitor/catalogue.ts'
import { refuseUnknown } from '#lib/monitor/operator/apply-operator.ts'
import { type Operator, readOperator } from '#lib/monitor/operator/operator.ts'
import { RuleProblem } from '#lib/monitor/sigma/rule-problem.ts'
import type { KeepwatchFunction } from './keepwatch-function.ts'

/** Name of the file in the layer, which Lambda unpacks below /opt. */
const name = 'keepwatch-operator.json'

/**
 * The operator's file (actors, accounts, networks, exclusions, trials), beside the functions that detect. It is part of the
 * deployment, so it is reviewed and rolled back with it, and no function may change it.
 */
export class OperatorLayer extends Construct {
  readonly env: Pick<Env, 'OPERATOR_FILE'>
  readonly #layer: LayerVersion | undefined

  /** `file` is a path on the machine that deploys; empty: there is none. Throws when it cannot be used, with the place and what is wanted. */
  constructor(scope: Construct, id: string, file: string) {
    super(scope, id)
    this.env = { OPERATOR_FILE: file === '' ? '' : `/opt/${name}` }
    if (file === '') return
    checkedOperator(file)
    const directory = mkdtempSync(join(tmpdir(), 'keepwatch-operator-'))
    writeFileSync(join(directory, name), JSON.stringify(parse(readFileSync(file, 'utf8'))))
    this.#layer = new LayerVersion(this, 'Layer', {
      description: 'Keepwatch: what the operator knows, and what is to be left alone',
      code: Code.fromAsset(directory),
      compatibleArchitectures: [Architecture.ARM_64],
    })
  }

  /** Puts the file beside a function. */
  addTo({ lambda }: KeepwatchFunction): void {
    if (this.#layer) lambda.addLayers(this.#layer)
  }
}

function checkedOperator(file: string): Operator {
  try {
    const operator = readOperator(parse(readFileSync(file, 'utf8')))
    refuseUnknown(operator, builtInRuleset(operator))
    return operator
  } catch (error) {
    const place = error instanceof RuleProblem ? `: ${error.key} ` : ': '
    throw new Error(`operatorFile in the context "keepwatch" of cdk.json: ${file} cannot be used${place}${(error as Error).message}`)
  }
}
