import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-enclave-host-running',
  title: 'An instance that hosts enclaves is running',
  severity: 'medium',
  resource: 'AWS::EC2::Instance',
  reads: ['EnclaveOptions', 'State'],
  rationale:
    'Enclaves live as long as their parent. A stopped one means that whatever is decrypted inside waits, or goes on elsewhere without attestation.',
  remediation: {
    cli: 'aws ec2 start-instances --instance-ids <INSTANCE_ID>',
    cdk: 'new autoscaling.AutoScalingGroup(this, "Hosts", { … }) keeps the wanted number running',
    terraform: 'resource "aws_ec2_instance_state" "this" { instance_id = aws_instance.this.id, state = "running" }',
  },
  aliases: { prowler: ['ec2_confidential_workload_host_not_running'], securityHub: [] },
  evaluate({ configuration, observed }) {
    if (configuration.EnclaveOptions?.Enabled !== true) return notApplicable('It hosts no enclaves.', { Enabled: false })
    return observed.State === 'running'
      ? pass('It is running.', { State: observed.State })
      : fail(`It is ${observed.State}.`, { State: observed.State })
  },
})
