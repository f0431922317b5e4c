import type { Check, Judgement } from '../check.ts'
import { defineCheck, fail, notApplicable, pass } from '../check.ts'
import { readPolicyDocument } from './policy-document.ts'
import type { PolicyRule } from './policy-rules.ts'

/** What differs between the checks that hold one rule against policies in different places. */
interface Place {
  readonly id: string
  readonly title: string
  readonly aliases: Check['aliases']
}

const namedAtMost = 10
const holders = { 'AWS::IAM::User': 'user', 'AWS::IAM::Group': 'group', 'AWS::IAM::Role': 'role' } as const

interface InlinePolicy {
  readonly PolicyName?: string
  readonly PolicyDocument?: unknown
}

/** A rule held against the inline policies of users, groups or roles. */
export function inlinePolicyCheck(resource: keyof typeof holders, rule: PolicyRule, { id, title, aliases }: Place): Check {
  const holder = holders[resource]
  return defineCheck({
    id,
    title,
    severity: rule.severity,
    resource,
    reads: ['Policies'],
    rationale: rule.rationale,
    remediation: {
      cli: `Look at it: aws iam get-${holder}-policy --${holder}-name <NAME> --policy-name <POLICY_NAME>. Then write a narrower one in its place: aws iam put-${holder}-policy --${holder}-name <NAME> --policy-name <POLICY_NAME> --policy-document file://<POLICY_FILE>, or delete it: aws iam delete-${holder}-policy --${holder}-name <NAME> --policy-name <POLICY_NAME>`,
      cdk: rule.cdk,
      terraform: `resource "aws_iam_${holder}_policy" "this" with ${rule.terraform}`,
    },
    aliases,
    evaluate: ({ configuration }) => judgeInline(configuration.Policies, holder, rule),
  })
}

function judgeInline(policies: readonly InlinePolicy[] | null, holder: string, rule: PolicyRule): Judgement {
  if (!policies || policies.length === 0) return notApplicable(`The ${holder} has no inline policies.`, { count: 0 })
  const bad = policies.flatMap(({ PolicyName: name = '', PolicyDocument: document }) => {
    const found = rule.find(readPolicyDocument(document))
    return found.length > 0 ? [{ name, found: found.slice(0, namedAtMost), count: found.length }] : []
  })
  if (bad.length === 0) return pass(`None of the ${policies.length} inline policies of the ${holder} ${rule.says}.`)
  const names = bad.slice(0, 3).map(({ name, found }) => `${name} (${found[0]})`)
  return fail(`An inline policy of the ${holder} ${rule.says}: ${names.join('; ')}.`, {
    policies: bad.slice(0, namedAtMost),
    count: bad.length,
  })
}

/** A rule held against the managed policies of the account, attached or not. */
export function ownPolicyCheck(rule: PolicyRule, { id, title, aliases }: Place): Check {
  return defineCheck({
    id,
    title,
    severity: rule.severity,
    resource: 'AWS::IAM::ManagedPolicy',
    reads: ['PolicyDocument'],
    rationale: rule.rationale,
    remediation: {
      cli: 'Make a narrower version the one in force, then delete the old one: aws iam create-policy-version --policy-arn <POLICY_ARN> --policy-document file://<POLICY_FILE> --set-as-default; aws iam delete-policy-version --policy-arn <POLICY_ARN> --version-id <OLD_VERSION>',
      cdk: rule.cdk,
      terraform: `resource "aws_iam_policy" "this" with ${rule.terraform}`,
    },
    aliases,
    evaluate({ arn, configuration }) {
      if (isOfAws(arn)) return notApplicable('The policy is one of AWS’s own, which the account cannot change.')
      const found = rule.find(readPolicyDocument(configuration.PolicyDocument))
      if (found.length === 0) return pass(`No part of the policy ${rule.says}.`)
      return fail(`The policy ${rule.says}: ${found.slice(0, 3).join('; ')}.`, { found: found.slice(0, namedAtMost), count: found.length })
    },
  })
}

/** Whether the ARN is that of a policy that AWS made and keeps. */
export const isOfAws = (arn: string): boolean => /^arn:aws[a-z-]*:iam::aws:policy\//.test(arn)

/** Whether a policy of AWS is among those that are attached, by its name and path (`ReadOnlyAccess`), whatever the partition. */
export function holdsAwsPolicy(arns: readonly string[] | null, name: string): boolean {
  return (arns ?? []).some((arn) => isOfAws(arn) && arn.endsWith(`:policy/${name}`))
}
