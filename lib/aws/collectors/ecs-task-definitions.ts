import type { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs'
import { DescribeTaskDefinitionCommand, type ECSClient } from '@aws-sdk/client-ecs'
import type { Resource } from '#lib/audit/snapshot.ts'
import { findSecrets } from '#lib/findings/secret-patterns.ts'
import { errorName, errorText } from '../call-log.ts'
import type { CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { GoneError, UnreadableError } from './detail.ts'

export const taskDefinitionType = 'AWS::ECS::TaskDefinition'

const action = 'ecs:DescribeTaskDefinition'

/** Reads task definitions, each once, however many services run it. */
export class TaskDefinitions {
  readonly #client: ECSClient
  readonly #scope: CollectorScope
  readonly #read = new Set<string>()

  constructor(client: ECSClient, scope: CollectorScope) {
    this.#client = client
    this.#scope = scope
  }

  /** The one that a family (its latest active revision) or an ARN names; throws `GoneError` when there is none any more. */
  async read(name: string): Promise<Resource> {
    try {
      const { taskDefinition } = await this.#client.send(new DescribeTaskDefinitionCommand({ taskDefinition: name }))
      if (!taskDefinition?.taskDefinitionArn) throw new Error('the answer holds no task definition')
      this.#read.add(taskDefinition.taskDefinitionArn)
      return taskDefinitionResource(taskDefinition, taskDefinition.taskDefinitionArn, this.#scope)
    } catch (error) {
      // "ClientException: Unable to describe task definition" is all that ECS says of one that is gone.
      if (errorName(error) === 'ClientException' && /unable to describe/i.test(errorText(error))) throw new GoneError(action)
      throw new UnreadableError(action, error)
    }
  }

  /** Of these ARNs those that were not read yet: older revisions of their families. */
  async readOthers(arns: readonly string[]): Promise<readonly Resource[]> {
    const found: Resource[] = []
    for (const arn of arns) {
      if (this.#read.has(arn)) continue
      try {
        found.push(await this.read(arn))
      } catch (error) {
        if (!(error instanceof GoneError)) throw error
      }
    }
    return found
  }
}

function taskDefinitionResource(task: TaskDefinition, arn: string, scope: CollectorScope): Resource {
  const containers = task.containerDefinitions
  return collectedResource(taskDefinitionType, scope, {
    arn,
    configuration: {
      Family: { value: task.family },
      // Absent is the default network of Docker on EC2, bridge (API reference, TaskDefinition).
      NetworkMode: { value: task.networkMode ?? null },
      PidMode: { value: task.pidMode ?? null },
      IpcMode: { value: task.ipcMode ?? null },
      RequiresCompatibilities: { value: task.requiresCompatibilities ?? [] },
      TaskRoleArn: { value: task.taskRoleArn ?? null },
      ExecutionRoleArn: { value: task.executionRoleArn ?? null },
      RuntimePlatform: {
        value: task.runtimePlatform?.operatingSystemFamily ? { OperatingSystemFamily: task.runtimePlatform.operatingSystemFamily } : null,
      },
      ContainerDefinitions: { value: containers?.map(containerOf) },
    },
    observed: {
      Revision: { value: task.revision ?? null },
      EnvironmentSecrets: { value: containers?.flatMap((container) => secretsOf(container, arn)) },
    },
  })
}

/** Under CloudFormation's names, without what may hold secrets: values of variables, commands, options of log drivers, labels. */
const containerOf = (container: ContainerDefinition) => ({
  Name: container.name,
  Image: container.image,
  Essential: container.essential ?? true,
  Privileged: container.privileged ?? false,
  ReadonlyRootFilesystem: container.readonlyRootFilesystem ?? false,
  ...(container.user === undefined ? {} : { User: container.user }),
  ...(container.logConfiguration?.logDriver ? { LogConfiguration: { LogDriver: container.logConfiguration.logDriver } } : {}),
})

/** Each variable is looked at with its name: a password tells itself by what it is called. Hashes are salted with the ARN. */
function secretsOf({ name: container = '', environment = [] }: ContainerDefinition, arn: string) {
  return environment.flatMap(({ name = '', value = '' }) =>
    findSecrets(`${name}=${value}`, arn)
      .slice(0, 1)
      .map(({ kind, sha256 }) => ({ Container: container, Name: name, Kind: kind, Sha256: sha256 })),
  )
}
