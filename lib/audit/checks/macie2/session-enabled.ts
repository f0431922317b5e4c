import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck<{ readonly Status?: string }>({
  id: 'macie2-session-enabled',
  title: 'Macie is on in the region',
  severity: 'low',
  resource: 'AWS::Macie::Session',
  rationale: 'Macie says which buckets hold personal or secret data, and tells when one of them is opened or shared.',
  remediation: 'Switch it on: aws macie2 enable-macie --region <REGION>',
  aliases: { prowler: ['macie_is_enabled'], securityHub: ['Macie.1'] },
  evaluate({ configuration }) {
    const status = configuration.Status
    if (status === undefined) throw new Error('The snapshot does not say whether Macie is on.')
    return status === 'ENABLED' ? pass('Macie is on.', { Status: status }) : fail(`Macie is ${status} in this region.`, { Status: status })
  },
})
