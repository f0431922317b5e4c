// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of Fn::Sub are part of templates.
import { describe, expect, it } from 'vitest'
import { check as hostSecrets } from '#lib/audit/checks/ec2/instance-user-data-secret-free.ts'
import { check as taskSecrets } from '#lib/audit/checks/ecs/task-definition-environment-secrets-absent.ts'
import { check as functionSecrets } from '#lib/audit/checks/lambda/function-variables-secret-free.ts'
import { audited, resources, type verdictsOf } from './audited.ts'

describe('secrets in plain text', () => {
  // Made up for this test.
  const password = 'Xk29-made-up-77qZ'
  const fn = (variables: unknown) =>
    resources({ F: { Type: 'AWS::Lambda::Function', Properties: { Environment: { Variables: variables } } } })
  const task = (environment: unknown) =>
    resources({
      T: {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: { ContainerDefinitions: [{ Name: 'web', Image: 'i', Environment: environment }] },
      },
    })
  const host = (data: unknown, more: object = {}) =>
    resources({ I: { Type: 'AWS::EC2::Instance', Properties: { UserData: data, ...more } } })

  it.each<[string, unknown, Parameters<typeof verdictsOf>[1], string]>([
    ['a password of a function', fn({ DB_PASSWORD: password }), functionSecrets, 'fail'],
    ['nothing of that kind', fn({ TABLE: { Ref: 'F' } }), functionSecrets, 'pass'],
    ['no variables', resources({ F: { Type: 'AWS::Lambda::Function' } }), functionSecrets, 'pass'],
    ['a value from outside', fn({ TABLE: 'x', OTHER: { 'Fn::ImportValue': 'x' } }), functionSecrets, 'unknown'],
    ['a password beside a value from outside', fn({ DB_PASSWORD: password, OTHER: { 'Fn::ImportValue': 'x' } }), functionSecrets, 'fail'],
    ['variables from outside', fn({ 'Fn::ImportValue': 'x' }), functionSecrets, 'unknown'],
    ['a password of a container', task([{ Name: 'DB_PASSWORD', Value: password }]), taskSecrets, 'fail'],
    ['a plain container', task([{ Name: 'MODE', Value: 'fast' }]), taskSecrets, 'pass'],
    ['a container with a value from outside', task([{ Name: 'MODE', Value: { 'Fn::ImportValue': 'x' } }]), taskSecrets, 'unknown'],
    ['a password in user data', host({ 'Fn::Base64': `#!/bin/sh\nexport DB_PASSWORD=${password}\n` }), hostSecrets, 'fail'],
    ['plain user data', host({ 'Fn::Base64': '#!/bin/sh\necho hello\n' }), hostSecrets, 'pass'],
    ['user data of a launch template', host({ Ref: 'AWS::NoValue' }, { LaunchTemplate: { Version: '1' } }), hostSecrets, 'unknown'],
  ])('%s', (_, template, check, wanted) => {
    const [verdict] = audited(template, [check])
    expect(verdict?.observation.verdict).toBe(wanted)
    expect(JSON.stringify(verdict)).not.toContain(password)
  })
})
