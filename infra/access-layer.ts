import { readFileSync } from 'node:fs'
import type { Construct } from 'constructs'
import { parse } from 'yaml'
import { readAccessConfig } from '#lib/audit/data-access/access-config.ts'
import type { Env } from '#lib/aws/env.ts'
import { FileLayer } from './file-layer.ts'

/** The list of sensitive data and of who is authorised (docs/data-access.md), beside the function that judges. */
export class AccessLayer extends FileLayer {
  readonly env: Pick<Env, 'ACCESS_FILE'>

  /** `file` is a path on the machine that deploys; empty: there is none. Throws when it cannot be used, with the place and what is wanted. */
  constructor(scope: Construct, id: string, file: string) {
    super(scope, id, {
      name: 'keepwatch-access.json',
      description: 'Keepwatch: sensitive data, and who is authorised',
      value: file === '' ? undefined : checkedList(file),
    })
    this.env = { ACCESS_FILE: this.path }
  }
}

function checkedList(file: string): unknown {
  try {
    const value: unknown = parse(readFileSync(file, 'utf8'))
    readAccessConfig(value, file)
    return value
  } catch (error) {
    throw new Error(`accessFile in the context "keepwatch" of cdk.json: ${file} cannot be used: ${(error as Error).message}`)
  }
}
