import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'guardduty-detector-centrally-managed',
  title: 'GuardDuty of the account is managed from one place for all accounts',
  severity: 'low',
  resource: 'AWS::GuardDuty::Detector',
  reads: ['AdministratorAccount', 'Enable', 'MembersSeen'],
  rationale: 'A member that nobody manages can be switched off from inside by whoever took the account, and its alerts reach nobody else.',
  remediation: {
    cli: 'From the organisation: aws guardduty enable-organization-admin-account --admin-account-id <SECURITY_ACCOUNT_ID>; there: aws guardduty update-organization-configuration --detector-id <DETECTOR_ID> --auto-enable-organization-members ALL',
    cdk: "new guardduty.CfnMaster(this, 'Administrator', { detectorId: detector.attrId, masterId: '<SECURITY_ACCOUNT_ID>' })",
    terraform: 'resource "aws_guardduty_organization_admin_account" "this" { admin_account_id = "<SECURITY_ACCOUNT_ID>" }',
  },
  aliases: { prowler: ['guardduty_centrally_managed'], securityHub: [] },
  evaluate({ configuration, observed }) {
    if (!configuration.Enable) return notApplicable('GuardDuty is off in this region.', { Enable: false })
    const { AdministratorAccount: administrator } = observed
    if (administrator !== null) return pass(`Account ${administrator} manages it.`, { AdministratorAccount: administrator })
    const { MembersSeen: members } = observed
    return members > 0
      ? pass('This account manages the detectors of others.', { MembersSeen: members })
      : fail('The detector is on its own: no account manages it, and it manages none.', { AdministratorAccount: null, MembersSeen: 0 })
  },
})
