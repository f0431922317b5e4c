import { ArnFormat, Duration, Stack } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler'
import { DefinitionBody, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import type { Env } from '#lib/aws/env.ts'
import { AccessLayer } from './access-layer.ts'
import type { Alerting } from './alerting.ts'
import { AuditRole, auditRoleName } from './audit-role.ts'
import { auditStates } from './audit-states.ts'
import { deadLetterQueue } from './buffered-queue.ts'
import { ChangeAudit } from './change-audit.ts'
import type { KeepwatchConfig } from './config.ts'
import { ExceptionsLayer } from './exceptions-layer.ts'
import { allowItems, allowKey, allowQuery, allowRead, allowWrite } from './grants.ts'
import { type DoorEnv, KeepwatchFunction } from './keepwatch-function.ts'
import type { Storage } from './storage.ts'

/** Fixed, so that its role can name its executions and a person can start a run without looking it up. */
const machineName = 'keepwatch-audit'

/** Props of `Audit`. */
export interface AuditProps {
  readonly config: KeepwatchConfig
  readonly storage: Storage
  readonly alerting: Alerting
  /** IAM actions of all collectors. */
  readonly actions: readonly string[]
  /** Bus that takes the events of the other watched regions. */
  readonly eventBusName: string
}

/** The account's settings to findings: schedule → plan → collect each unit → evaluate. */
export class Audit extends Construct {
  readonly machine: StateMachine
  readonly #props: AuditProps

  constructor(scope: Construct, id: string, props: AuditProps) {
    super(scope, id)
    this.#props = props
    const { storage, alerting, config } = props
    const EVIDENCE_BUCKET = storage.evidence.bucketName
    const AUDIT_REGIONS = config.auditRegions.join(',')
    const planEnv = { EVIDENCE_BUCKET, AUDIT_REGIONS, AUDIT_ACCOUNTS: Stack.of(this).account } satisfies DoorEnv<'plan'>
    const collectEnv = { EVIDENCE_BUCKET, AUDIT_REGIONS, AUDIT_ROLE_NAME: auditRoleName } satisfies DoorEnv<'collect'>
    const access = new AccessLayer(this, 'Access', config.accessFile)
    const exceptions = new ExceptionsLayer(this, 'Exceptions', config.exceptionsFile)
    const evaluateEnv = {
      EVIDENCE_BUCKET,
      FINDINGS_TABLE: storage.findings.tableName,
      ...access.env,
      ...exceptions.env,
      SEAL_KEY_ARN: storage.sealKey?.keyArn ?? '',
    } satisfies DoorEnv<'evaluate'>
    const plan = this.#door('plan-audit', planEnv, Duration.minutes(1), 512, 1)
    const collect = this.#door('collect', collectEnv, Duration.minutes(14), 1024, config.concurrency.collect)
    const evaluate = this.#door('evaluate', evaluateEnv, Duration.minutes(14), 2048, 1)
    access.addTo(evaluate)
    exceptions.addTo(evaluate)
    allowWrite(plan, storage.evidence, 'runs/')
    for (const folder of ['snapshots/', 'runs/']) allowWrite(collect, storage.evidence, folder)
    for (const folder of ['runs/', 'accounts/', 'seals/']) allowWrite(evaluate, storage.evidence, folder)
    for (const folder of ['snapshots/', 'runs/', 'accounts/', 'changes/', 'seals/']) allowRead(evaluate, storage.evidence, folder)
    if (storage.sealKey) evaluate.allow(['kms:GetPublicKey', 'kms:Sign'], [storage.sealKey.keyArn])
    allowItems(evaluate, storage.findings)
    allowQuery(evaluate, storage.findings, 'by-account')
    const { door: changes } = new ChangeAudit(this, 'Changes', { config, storage, alerting, eventBusName: props.eventBusName })
    const { role } = new AuditRole(this, 'AuditRole', { actions: props.actions, takenBy: [collect.role, changes.role] })
    for (const door of [collect, changes]) door.allow(['sts:AssumeRole'], [role.roleArn])
    this.machine = this.#machine({ plan, collect, evaluate })
    this.#schedule()
    alerting.alarms.onRun('Audit', this.machine)
  }

  #door(id: string, env: Partial<Env>, timeout: Duration, memory: number, executions: number): KeepwatchFunction {
    const { config, storage, alerting } = this.#props
    const door = new KeepwatchFunction(this, id, {
      door: id,
      env,
      key: storage.key,
      logRetentionDays: config.logRetentionDays,
      timeout,
      memory,
      reservedConcurrency: config.reserveConcurrency ? executions : undefined,
    })
    allowKey(door, storage.key)
    alerting.alarms.onFunction(id, door)
    return door
  }

  #machine(doors: {
    readonly plan: KeepwatchFunction
    readonly collect: KeepwatchFunction
    readonly evaluate: KeepwatchFunction
  }): StateMachine {
    const { storage, config } = this.#props
    const role = new Role(this, 'MachineRole', {
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
      description: 'Keepwatch audit run: calls its three functions, claims its slot, reads its plan',
    })
    const allow = (actions: string[], resources: string[]) => role.addToPolicy(new PolicyStatement({ actions, resources }))
    allow(
      ['lambda:InvokeFunction'],
      Object.values(doors).map(({ lambda }) => lambda.functionArn),
    )
    allow(['dynamodb:UpdateItem'], [storage.state.tableArn])
    allow(['s3:GetObject'], [storage.evidence.arnForObjects('runs/*')])
    allow(['kms:Decrypt', 'kms:GenerateDataKey'], [storage.key.keyArn])
    this.#allowUnits(allow)
    return new StateMachine(this, 'Machine', {
      stateMachineName: machineName,
      comment: 'Keepwatch audit run',
      stateMachineType: StateMachineType.STANDARD,
      role,
      definitionBody: DefinitionBody.fromString(
        JSON.stringify(auditStates({ partition: Stack.of(this).partition, collectConcurrency: config.concurrency.collect })),
      ),
      definitionSubstitutions: {
        StateTable: storage.state.tableName,
        PlanArn: doors.plan.lambda.functionArn,
        CollectArn: doors.collect.lambda.functionArn,
        EvaluateArn: doors.evaluate.lambda.functionArn,
      },
    })
  }

  /**
   * A distributed map starts each unit as an execution of the same machine, and a redriven run redrives its units (Step
   * Functions guide, "IAM policies for using Distributed Map states").
   */
  #allowUnits(allow: (actions: string[], resources: string[]) => void): void {
    const arn = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service: 'states', resource, resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME })
    allow(['states:StartExecution'], [arn('stateMachine', machineName)])
    allow(
      ['states:DescribeExecution', 'states:RedriveExecution', 'states:StopExecution'],
      [arn('execution', `${machineName}:*`), arn('execution', `${machineName}/*`)],
    )
  }

  #schedule(): void {
    const { config, storage, alerting } = this.#props
    const deadLetters = deadLetterQueue(this, 'UnstartedAudits', { key: storage.key, alarms: alerting.alarms })
    const role = new Role(this, 'ScheduleRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      description: 'Keepwatch: starts the audit run on schedule',
    })
    const allow = (actions: string[], resources: string[]) => role.addToPolicy(new PolicyStatement({ actions, resources }))
    allow(['states:StartExecution'], [this.machine.stateMachineArn])
    allow(['sqs:SendMessage'], [deadLetters.queueArn])
    allow(['kms:Decrypt', 'kms:GenerateDataKey'], [storage.key.keyArn])
    new CfnSchedule(this, 'Schedule', {
      description: 'Keepwatch: audit run',
      scheduleExpression: config.auditSchedule,
      scheduleExpressionTimezone: 'UTC',
      flexibleTimeWindow: { mode: 'OFF' },
      state: 'ENABLED',
      target: {
        arn: this.machine.stateMachineArn,
        roleArn: role.roleArn,
        // The slot, not the time of delivery: a retry or a second delivery is the same run.
        input: JSON.stringify({ slot: '<aws.scheduler.scheduled-time>' }),
        retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 60 },
        deadLetterConfig: { arn: deadLetters.queueArn },
      },
    })
  }
}
