import { App } from 'aws-cdk-lib'
import { allActions } from '#lib/aws/collectors/index.ts'
import { readConfig } from './config.ts'
import { addStacks } from './keepwatch-app.ts'
import { addNagPacks } from './nag.ts'

const app = new App()
const config = readConfig(app.node.tryGetContext('keepwatch'))
const auditActions = allActions()
addNagPacks(app, addStacks(app, config, auditActions), config)
app.synth()
