import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'account-security-contact-registered',
  title: 'A security contact is on file for AWS to reach',
  severity: 'medium',
  resource: 'Keepwatch::Account::Contacts',
  reads: ['SecurityContact'],
  rationale:
    'When AWS sees leaked keys or abuse it writes to the security contact. Without one the letter goes to the owner of the account, whose mailbox few people read.',
  remediation: {
    cli: 'aws account put-alternate-contact --alternate-contact-type SECURITY --name <NAME> --title <TITLE> --email-address <MAILBOX_OF_THE_TEAM> --phone-number <PHONE_NUMBER>',
    cdk: "CloudFormation has no type for it: new cr.AwsCustomResource(this, 'Contact', { onUpdate: { service: 'Account', action: 'putAlternateContact', parameters: { AlternateContactType: 'SECURITY', Name: '<NAME>', Title: '<TITLE>', EmailAddress: '<EMAIL>', PhoneNumber: '<PHONE>' }, physicalResourceId: cr.PhysicalResourceId.of('contact') }, policy: cr.AwsCustomResourcePolicy.fromSdkCalls({ resources: ['*'] }) })",
    terraform:
      'resource "aws_account_alternate_contact" "security" { alternate_contact_type = "SECURITY", name = "<NAME>", title = "<TITLE>", email_address = "<EMAIL>", phone_number = "<PHONE>" }',
  },
  aliases: { prowler: ['account_security_contact_information_is_registered'], securityHub: ['Account.1'] },
  evaluate({ observed: { SecurityContact: contact } }) {
    return contact === null
      ? fail('No security contact is on file.', { SecurityContact: null })
      : pass('A security contact is on file.', { SecurityContact: contact })
  },
})
