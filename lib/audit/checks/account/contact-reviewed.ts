import { defineCheck, fail, forPerson } from '../../check.ts'

export const check = defineCheck({
  id: 'account-contact-reviewed',
  title: 'Contact details of the account are right and up to date',
  severity: 'low',
  resource: 'Keepwatch::Account::Contacts',
  reads: ['ContactInformation'],
  rationale:
    'AWS reaches the owner here about abuse, bills and the loss of the root user. Details of somebody who left mean that nobody is reached, and that this person can ask for the account back.',
  remediation: {
    cli: 'aws account put-contact-information --contact-information file://<CONTACT_FILE>',
    cdk: "CloudFormation has no type for it: new cr.AwsCustomResource(this, 'Contact', { onUpdate: { service: 'Account', action: 'putContactInformation', parameters: { ContactInformation: <CONTACT> }, physicalResourceId: cr.PhysicalResourceId.of('contact') }, policy: cr.AwsCustomResourcePolicy.fromSdkCalls({ resources: ['*'] }) })",
    terraform:
      'resource "aws_account_primary_contact" "this" { full_name = "<NAME>", company_name = "<COMPANY>", address_line_1 = "<ADDRESS>", city = "<CITY>", postal_code = "<POSTAL_CODE>", country_code = "<COUNTRY>", phone_number = "<PHONE>" }',
  },
  aliases: { prowler: ['account_maintain_current_contact_details'], securityHub: [] },
  evaluate({ observed: { ContactInformation: contact } }) {
    if (contact === null) return fail('No contact is on file.', { ContactInformation: null })
    const who = [contact.FullName, contact.CompanyName].filter((name) => name !== null && name !== '').join(', ')
    return forPerson(`AWS reaches ${who || 'somebody without a name'}; is that still right?`, { ContactInformation: contact })
  },
})
