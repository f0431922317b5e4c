import { readFileSync } from 'node:fs'
import type { Construct } from 'constructs'
import { parse } from 'yaml'
import type { Env } from '#lib/aws/env.ts'
import { readExceptions } from '#lib/findings/exception/read-exceptions.ts'
import { FileLayer } from './file-layer.ts'

/** The accepted risks (docs/exceptions.md), beside the function that judges. */
export class ExceptionsLayer extends FileLayer {
  readonly env: Pick<Env, 'EXCEPTIONS_FILE'>

  /**
   * `file` is a path on the machine that deploys; empty: there is none. Throws when it cannot be used, or an exception in it is malformed or
   * covers too much. One that is over, or has not begun, is no mistake: it hides nothing.
   */
  constructor(scope: Construct, id: string, file: string) {
    super(scope, id, {
      name: 'keepwatch-exceptions.json',
      description: 'Keepwatch: accepted risks',
      value: file === '' ? undefined : checkedExceptions(file),
    })
    this.env = { EXCEPTIONS_FILE: this.path }
  }
}

function checkedExceptions(file: string): unknown {
  try {
    const value: unknown = parse(readFileSync(file, 'utf8'))
    const wrong = readExceptions(value, Date.now()).refused.find(({ reason }) => reason === 'malformed' || reason === 'over-broad')
    if (wrong) throw new Error(`${wrong.id}: ${wrong.problem}`)
    return value
  } catch (error) {
    throw new Error(`exceptionsFile in the context "keepwatch" of cdk.json: ${file} cannot be used: ${(error as Error).message}`)
  }
}
