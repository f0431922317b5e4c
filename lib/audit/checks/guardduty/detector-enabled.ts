import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck<{ readonly Enable?: boolean }>({
  id: 'guardduty-detector-enabled',
  title: 'GuardDuty is on in the region',
  severity: 'medium',
  resource: 'AWS::GuardDuty::Detector',
  rationale:
    'GuardDuty knows addresses, domains and behaviours that nobody outside AWS can know, and its alerts join our incidents. Intruders choose regions where it is off.',
  remediation:
    'Switch it on: aws guardduty create-detector --enable --region <REGION>; where there is a detector that is suspended: aws guardduty update-detector --detector-id <DETECTOR_ID> --enable --region <REGION>',
  aliases: { prowler: ['guardduty_is_enabled'], securityHub: ['GuardDuty.1'] },
  evaluate({ configuration }) {
    const enabled = configuration.Enable
    if (enabled === undefined) throw new Error('The snapshot does not say whether GuardDuty is on.')
    return enabled ? pass('GuardDuty is on.', { Enable: true }) : fail('GuardDuty is off in this region.', { Enable: false })
  },
})
