import type { Resource } from '#lib/findings/resource.ts'
import { type AssetKind, assetShapes } from '../iam/inventory/asset-kinds.ts'
import type { Asset } from '../iam/inventory/inventory.ts'
import { type RoleBook, readAssets } from '../iam/inventory/read-assets.ts'

/** Types of the snapshot that act with a role, or say more of one that does, and the name under which an inventory lists them. */
const listNames: ReadonlyMap<string, string> = new Map([
  ['AWS::EC2::Instance', 'ec2Instances'],
  ['AWS::EC2::LaunchTemplate', 'ec2LaunchTemplates'],
  ['AWS::ECS::Cluster', 'ecsClusters'],
  ['AWS::ECS::TaskDefinition', 'ecsTaskDefinitions'],
  ['AWS::Lambda::Function', 'lambdaFunctions'],
  ['AWS::SageMaker::NotebookInstance', 'sagemakerNotebookInstances'],
  ['Keepwatch::SSM::ManagedInstance', 'ssmManagedInstances'],
])

/** Types that a collector has to bring, beside those of who and what, to know what people can become. */
export const actingTypes: readonly string[] = [...listNames.keys()]

/** What of one account acts with roles, taken in resource by resource. */
export class ActingAssets {
  readonly #items = new Map<string, unknown[]>()

  /** Whether the resource is one of these; others are left alone. */
  add(resource: Resource): boolean {
    const list = listNames.get(resource.type)
    if (list === undefined) return false
    const items = this.#items.get(list) ?? []
    this.#items.set(list, items)
    const { arn, tags, configuration, observed, unseen } = resource
    const item = { Arn: arn, ...configuration, ...observed, InstanceId: arn.split('/').at(-1) }
    items.push(typeof unseen?.['Tags'] === 'string' ? item : { ...item, Tags: tags })
    return true
  }

  /**
   * The assets by kind, and the kinds that were listed in part. `listed` and `hasGap` say of a type whether it was looked for, and whether
   * some of it may be missing: of one that was not looked for, nothing is known.
   */
  read(
    book: RoleBook,
    { listed, hasGap }: { readonly listed: (type: string) => boolean; readonly hasGap: (type: string) => boolean },
  ): { readonly assets: ReadonlyMap<AssetKind, readonly Asset[]>; readonly partly: ReadonlySet<AssetKind> } {
    const lists: Record<string, unknown> = {}
    const partly = new Set<AssetKind>()
    for (const [type, name] of listNames) {
      if (!listed(type)) continue
      const kind = [...assetShapes].find(([, { aliases }]) => aliases.includes(name.toLowerCase()))?.[0]
      if (hasGap(type) && kind) partly.add(kind)
      // A list that only says more of instances is worth nothing with a hole in it.
      if (!hasGap(type) || kind) lists[name] = this.#items.get(name) ?? []
    }
    return { assets: readAssets(lists, book), partly }
  }
}
