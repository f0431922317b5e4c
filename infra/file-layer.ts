import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Architecture, Code, LayerVersion } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import type { KeepwatchFunction } from './keepwatch-function.ts'

/** What is put beside functions. */
export interface FileLayerProps {
  /** Name of the file in the layer, which Lambda unpacks below /opt. */
  readonly name: string
  readonly description: string
  /** What it says, written as JSON; undefined: there is no file. */
  readonly value: unknown
}

/**
 * A file of the operator beside functions. It is part of the deployment, so it is reviewed and rolled back with it, and no function may
 * change it.
 */
export class FileLayer extends Construct {
  /** Where functions find it; empty: there is none. */
  readonly path: string
  readonly #layer: LayerVersion | undefined

  constructor(scope: Construct, id: string, { name, description, value }: FileLayerProps) {
    super(scope, id)
    this.path = value === undefined ? '' : `/opt/${name}`
    if (value === undefined) return
    const directory = mkdtempSync(join(tmpdir(), 'keepwatch-file-'))
    writeFileSync(join(directory, name), JSON.stringify(value))
    this.#layer = new LayerVersion(this, 'Layer', {
      description,
      code: Code.fromAsset(directory),
      compatibleArchitectures: [Architecture.ARM_64],
    })
  }

  /** Puts the file beside a function. */
  addTo({ lambda }: KeepwatchFunction): void {
    if (this.#layer) lambda.addLayers(this.#layer)
  }
}
