import { defineCheck, fail, pass } from '../../check.ts'
import { type PolicyCondition, type PolicyStatement, readPolicyDocument } from '../../iam/policy-document.ts'
import { isEverybody } from '../../iam/public-access.ts'
import { covers } from '../../iam/wildcard.ts'

export const check = defineCheck({
  id: 's3-bucket-secure-transport-required',
  title: 'The bucket refuses requests without TLS',
  severity: 'medium',
  resource: 'AWS::S3::Bucket',
  reads: ['Policy'],
  rationale: 'S3 answers plain HTTP too. Whoever sits on the way can then read and change objects, and steal signed links.',
  remediation: {
    cli: 'Add a statement to the bucket policy that denies s3:* to the principal "*" on the bucket and on its objects under the condition {"Bool": {"aws:SecureTransport": "false"}}, keeping what is there: aws s3api get-bucket-policy --bucket <BUCKET>; aws s3api put-bucket-policy --bucket <BUCKET> --policy file://<POLICY_FILE>',
    cdk: "new s3.Bucket(this, 'Bucket', { enforceSSL: true })",
    terraform:
      'data "aws_iam_policy_document" "tls" { statement { effect = "Deny", actions = ["s3:*"], resources = [aws_s3_bucket.this.arn, join("", [aws_s3_bucket.this.arn, "/*"])], principals { type = "*", identifiers = ["*"] }, condition { test = "Bool", variable = "aws:SecureTransport", values = ["false"] } } }',
  },
  aliases: { prowler: ['s3_bucket_secure_transport_policy'], securityHub: ['S3.5'] },
  evaluate({ arn, configuration }) {
    const { Policy: policy } = configuration
    if (policy === null) return fail('The bucket has no policy, so nothing refuses plain HTTP.', { Policy: null })
    const denying = readPolicyDocument(policy).filter(deniesPlainHttp)
    const patterns = denying.flatMap(({ resources }) => (resources && !resources.except ? resources.patterns : []))
    const open = [arn, `${arn}/*`].filter((target) => !patterns.some((pattern) => covers(pattern, target)))
    const evidence = { denyStatements: denying.slice(0, 10).map(({ sid, resources }) => ({ sid, resources })), open }
    if (open.length === 0) return pass('The policy denies every action over plain HTTP, on the bucket and on its objects.', evidence)
    if (denying.length === 0) return fail('No statement of the policy denies all actions over plain HTTP to everybody.', evidence)
    return fail(`Plain HTTP is denied, but not on ${open.join(' and ')}.`, evidence)
  },
})

function deniesPlainHttp({ effect, principals, actions, conditions }: PolicyStatement): boolean {
  if (effect !== 'Deny' || !principals || principals.except || !isEverybody(principals)) return false
  if (!actions || actions.except || !actions.patterns.some((pattern) => covers(pattern, 's3:*'))) return false
  // A second condition would let plain HTTP through wherever it does not hold. None at all denies everything, plain HTTP too.
  return conditions.every(isPlainHttp)
}

function isPlainHttp({ operator, key, values }: PolicyCondition): boolean {
  return (
    (operator === 'bool' || operator === 'boolifexists') &&
    key === 'aws:securetransport' &&
    values.some((value) => value.toLowerCase() === 'false')
  )
}
