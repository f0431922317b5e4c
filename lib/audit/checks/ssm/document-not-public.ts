import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ssm-document-not-public',
  title: 'The document is not shared with everybody',
  severity: 'high',
  resource: 'AWS::SSM::Document',
  reads: ['SharedWith'],
  rationale:
    'A document says how machines are set up and run: names of buckets, paths, accounts, sometimes passwords. Shared with everybody, it is a description of the inside for whoever looks.',
  remediation: {
    cli: 'aws ssm modify-document-permission --name <DOCUMENT> --permission-type Share --account-ids-to-remove all. For the whole region: aws ssm update-service-setting --setting-id /ssm/documents/console/public-sharing-permission --setting-value Disable',
    cdk: "A document is private unless somebody shares it; share with accounts by name: new cr.AwsCustomResource(this, 'Share', { onUpdate: { service: 'SSM', action: 'modifyDocumentPermission', parameters: { Name: document.ref, PermissionType: 'Share', AccountIdsToAdd: ['<ACCOUNT_ID>'] }, physicalResourceId: cr.PhysicalResourceId.of('share') } })",
    terraform: 'resource "aws_ssm_document" "this" { permissions = { type = "Share", account_ids = "<ACCOUNT_ID>" } }',
  },
  aliases: { prowler: ['ssm_documents_set_as_public'], securityHub: ['SSM.4'] },
  evaluate({ observed: { SharedWith: accounts } }) {
    // The console writes `all`, older answers `All`.
    if (accounts.some((account) => account.toLowerCase() === 'all')) return fail('It is shared with everybody.', { SharedWith: accounts })
    return pass(accounts.length === 0 ? 'It is shared with nobody.' : `It is shared with ${accounts.length} named accounts.`, {
      SharedWith: accounts,
    })
  },
})
