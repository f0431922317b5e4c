import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck<Readonly<Record<string, unknown>>, { readonly Enabled?: boolean }>({
  id: 'securityhub-hub-enabled',
  title: 'Security Hub is on in the region',
  severity: 'low',
  resource: 'AWS::SecurityHub::Hub',
  rationale: 'Security Hub gathers the findings of AWS services and partners; what it passes on becomes part of our incidents.',
  remediation: 'Switch it on: aws securityhub enable-security-hub --no-enable-default-standards --region <REGION>',
  aliases: { prowler: ['securityhub_enabled'], securityHub: [] },
  evaluate({ observed }) {
    if (observed.Enabled === undefined) throw new Error('The snapshot does not say whether Security Hub is on.')
    return observed.Enabled
      ? pass('Security Hub is on.', { Enabled: true })
      : fail('Security Hub is off in this region.', { Enabled: false })
  },
})
