import { fileURLToPath } from 'node:url'
import { type Duration, RemovalPolicy, Size, Stack } from 'aws-cdk-lib'
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda'
import { LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { doorEnv, Env } from '#lib/aws/env.ts'
import { logGroupPrefix } from './key-policy.ts'

const project = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** Some dependencies are CommonJS and call `require`, which an ES module does not have. */
const requireBanner = "import{createRequire as keepwatchRequire}from'node:module';const require=keepwatchRequire(import.meta.url);"

/** The variables that a kind of door reads, every one of them. */
export type DoorEnv<Kind extends keyof typeof doorEnv> = Pick<Env, (typeof doorEnv)[Kind][number]>

/** Props of `KeepwatchFunction`. */
export interface KeepwatchFunctionProps {
  /** File of `functions/` without its ending. */
  readonly door: string
  /** Variables that the door reads, no more; write `satisfies DoorEnv<…>` behind them. */
  readonly env: Partial<Env>
  readonly key: IKey
  readonly logRetentionDays: number
  readonly timeout: Duration
  /** MiB; also decides the share of a processor (1769 is one whole). */
  readonly memory: number
  /** Executions set aside for this function. @default none: it shares what the account has left */
  readonly reservedConcurrency?: number | undefined
}

/** One door as a Lambda function with a role and a log group of its own. It may do nothing but write its log until something is allowed. */
export class KeepwatchFunction extends Construct {
  readonly lambda: NodejsFunction
  readonly role: Role
  readonly timeout: Duration

  constructor(scope: Construct, id: string, props: KeepwatchFunctionProps) {
    super(scope, id)
    this.timeout = props.timeout
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `Keepwatch ${id}: what this one function may do`,
    })
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `${logGroupPrefix}${Stack.of(this).stackName}/${id}`,
      retention: props.logRetentionDays as RetentionDays,
      encryptionKey: props.key,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.lambda = new NodejsFunction(this, 'Function', {
      description: `Keepwatch ${id}`,
      entry: project(`functions/${props.door}.ts`),
      handler: 'handler',
      projectRoot: project('.'),
      depsLockFilePath: project('package-lock.json'),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      role: this.role,
      logGroup,
      memorySize: props.memory,
      timeout: props.timeout,
      ephemeralStorageSize: Size.mebibytes(512),
      ...(props.reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: props.reservedConcurrency }),
      awsSdkConnectionReuse: false,
      environment: { ...props.env },
      bundling: {
        format: OutputFormat.ESM,
        target: 'node24',
        mainFields: ['module', 'main'],
        minify: true,
        banner: requireBanner,
        logLevel: LogLevel.WARNING,
        // The SDK is bundled: the version that was tested is the version that runs, and it starts faster than the runtime's own.
        externalModules: [],
      },
    })
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn])
  }

  /** Adds one statement to the role's policy. */
  allow(actions: string[], resources: string[]): void {
    this.role.addToPolicy(new PolicyStatement({ effect: Effect.ALLOW, actions, resources }))
  }
}
