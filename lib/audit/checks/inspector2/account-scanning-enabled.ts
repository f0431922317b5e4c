import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck<
  Readonly<Record<string, unknown>>,
  { readonly Status?: string; readonly Scans?: Readonly<Record<string, string | null>> }
>({
  id: 'inspector2-account-scanning-enabled',
  title: 'Inspector scans for weaknesses in the region',
  severity: 'low',
  resource: 'AWS::InspectorV2::Account',
  rationale:
    'Inspector finds known weaknesses in instances, images and functions before somebody else does, and says which of them the internet can reach.',
  remediation: 'Switch it on: aws inspector2 enable --resource-types EC2 ECR LAMBDA --region <REGION>',
  aliases: { prowler: ['inspector2_is_enabled'], securityHub: ['Inspector.1', 'Inspector.2', 'Inspector.3'] },
  evaluate({ observed }) {
    const status = observed.Status
    if (status === undefined) throw new Error('The snapshot does not say whether Inspector is on.')
    const evidence = { Status: status, Scans: observed.Scans ?? {} }
    return status === 'ENABLED' || status === 'ENABLING'
      ? pass('Inspector is on.', evidence)
      : fail(`Inspector is ${status} in this region.`, evidence)
  },
})
