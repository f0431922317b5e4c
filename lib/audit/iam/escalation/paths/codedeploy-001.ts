import type { EscalationPath } from '../path.ts'
import { inAccount } from '../requests.ts'

export const path: EscalationPath = {
  id: 'codedeploy-001',
  name: "Deploy one's own revision to an instance",
  description: 'The caller registers a revision with its own scripts and deploys it: the agent runs them on instances that have the role.',
  target: { kind: 'asset', of: 'instances', facts: ['runs'] },
  needs: [{ as: 'deployments', of: 'codedeploy-groups' }],
  assumes: 'the instance is one that the deployment group deploys to',
  requests: [
    { action: 'codedeploy:CreateDeployment', on: '{deployments}' },
    { action: 'codedeploy:RegisterApplicationRevision', on: inAccount('codedeploy', 'application:{application}'), exists: true },
    { action: 'codedeploy:GetDeploymentConfig', on: inAccount('codedeploy', 'deploymentconfig:{configuration}'), exists: true },
  ],
  gain: 'become',
}
