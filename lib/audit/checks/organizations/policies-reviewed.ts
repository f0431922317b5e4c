import { defineCheck, forPerson, notApplicable } from '../../check.ts'
import { notManaging } from '../../organization-membership.ts'

const named = 20

export const check = defineCheck({
  id: 'organizations-policies-reviewed',
  title: 'Organisation policies limit what member accounts and their resources may do',
  severity: 'medium',
  resource: 'Keepwatch::Organizations::Membership',
  reads: ['Organization', 'IsManagementAccount'],
  also: { 'AWS::Organizations::Policy': ['Name', 'Type', 'TargetIds', 'AwsManaged'] },
  rationale:
    'What no account may do whoever runs it, such as leaving the organisation, switching logs off or working in other regions, is set here. Without it every administrator of a member may.',
  remediation: {
    cli: 'aws organizations create-policy --type SERVICE_CONTROL_POLICY --name <NAME> --description <TEXT> --content file://<POLICY_FILE>; aws organizations attach-policy --policy-id <POLICY_ID> --target-id <ROOT_OR_UNIT_ID>',
    cdk: "new organizations.CfnPolicy(this, 'Policy', { type: 'SERVICE_CONTROL_POLICY', name: '<NAME>', content: <DOCUMENT>, targetIds: ['<ROOT_OR_UNIT_ID>'] })",
    terraform:
      'resource "aws_organizations_policy" "this" { type = "SERVICE_CONTROL_POLICY", name = "<NAME>", content = data.aws_iam_policy_document.<DOCUMENT>.json } and resource "aws_organizations_policy_attachment" "this" { policy_id = aws_organizations_policy.this.id, target_id = "<ROOT_OR_UNIT_ID>" }',
  },
  aliases: { prowler: [], securityHub: [] },
  evaluate({ observed }, { related }) {
    const elsewhere = notManaging(observed)
    if (elsewhere) return notApplicable(elsewhere, { Organization: observed.Organization })
    const own = related.all('AWS::Organizations::Policy').filter(({ observed: { AwsManaged: managed } }) => !managed)
    const limiting = own.filter(
      ({ configuration: { Type: type } }) => type === 'SERVICE_CONTROL_POLICY' || type === 'RESOURCE_CONTROL_POLICY',
    )
    const attached = limiting.filter(({ configuration: { TargetIds: targets } }) => (targets ?? []).length > 0)
    const policies = limiting.slice(0, named).map(({ arn, configuration: { Name: name, Type: type, TargetIds: targets } }) => ({
      arn,
      name,
      type,
      targets: (targets ?? []).slice(0, named),
    }))
    const evidence = { own: own.length, limiting: limiting.length, attached: attached.length, policies }
    if (attached.length === 0) return forPerson('No policy of one’s own limits services or resources of the member accounts.', evidence)
    return forPerson(`Policies of one’s own that limit services or resources: ${attached.length}. Do they fit the accounts?`, evidence)
  },
})
