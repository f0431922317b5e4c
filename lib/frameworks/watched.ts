/**
 * What requirements ask to be watched, as ids of detections (`lib/monitor/detections`), so that a data file names the thing and not
 * each rule. A requirement names few detections that together show that the thing is watched, not every rule that touches it.
 */
// biome-ignore format: one thing a line
export const trailTampering = ['cloudtrail-trail-stopped', 'cloudtrail-trail-selectors-narrowed', 'cloudtrail-trail-destination-changed', 'cloudtrail-log-bucket-expiry-shortened'] as const
// biome-ignore format: one thing a line
export const logLoss = [...trailTampering, 'cloudtrail-security-log-group-deleted', 'cloudtrail-flow-logs-deleted'] as const
// biome-ignore format: one thing a line
export const accountChanges = ['cloudtrail-user-created', 'cloudtrail-access-key-created', 'cloudtrail-login-profile-changed', 'cloudtrail-iam-changed', 'cloudtrail-user-added-to-group'] as const
// biome-ignore format: one thing a line
export const rightsExtended = ['cloudtrail-admin-policy-attached', 'cloudtrail-own-rights-extended', 'cloudtrail-role-trust-changed', 'cloudtrail-permissions-boundary-removed'] as const
// biome-ignore format: one thing a line
export const rootUse = ['cloudtrail-root-api-call', 'cloudtrail-root-console-sign-in', 'cloudtrail-root-access-key-used'] as const
// biome-ignore format: one thing a line
export const signInGuessing = ['cloudtrail-console-sign-in-failures', 'cloudtrail-console-password-sprayed', 'cloudtrail-root-console-sign-in-failures'] as const
// biome-ignore format: one thing a line
export const oddIdentities = ['cloudtrail-several-first-times', 'cloudtrail-region-newly-used', 'cloudtrail-key-used-from-new-network', 'cloudtrail-instance-credentials-from-several-addresses'] as const
// biome-ignore format: one thing a line
export const intrusion = ['cloudtrail-discovery-burst', 'cloudtrail-denied-calls-burst', 'service-alert-finding-reported', 'service-alert-attack-sequence-reported', 'vpc-flow-listed-peer', 'route53-listed-domain'] as const
// biome-ignore format: one thing a line
export const networkAttack = ['vpc-flow-port-scan', 'vpc-flow-probed-from-outside', 'vpc-flow-beacon', 'vpc-flow-listed-peer', 'waf-exploit-let-through'] as const
// biome-ignore format: one thing a line
export const floods = ['vpc-flow-inbound-flood', 'waf-ddos-event', 'alb-overload'] as const
// biome-ignore format: one thing a line
export const leaks = ['cloudtrail-bucket-made-public', 'cloudtrail-bucket-shared-with-account', 'cloudtrail-image-or-snapshot-shared', 'cloudtrail-objects-downloaded-in-volume', 'vpc-flow-unusual-volume-out', 'route53-dns-tunnel'] as const
// biome-ignore format: one thing a line
export const malware = ['service-alert-malware-reported', 'linux-malware-found-on-host', 'cloudtrail-mining-container-started', 'route53-mining-pool'] as const
// biome-ignore format: one thing a line
export const networkChanges = ['cloudtrail-security-group-opened', 'cloudtrail-network-acl-opened', 'cloudtrail-route-changed', 'cloudtrail-gateway-or-vpc-changed'] as const
// biome-ignore format: one thing a line
export const guardsOff = ['cloudtrail-guardduty-disabled', 'cloudtrail-security-hub-disabled', 'cloudtrail-config-recorder-stopped', 'cloudtrail-detection-service-disabled', 'cloudtrail-waf-protection-removed', 'cloudtrail-safeguards-off-in-series'] as const
// biome-ignore format: one thing a line
export const ownGuard = ['keepwatch-event-rule-removed', 'keepwatch-function-stopped', 'keepwatch-alarm-silenced', 'keepwatch-audit-stopped', 'keepwatch-alert-subscription-removed'] as const
// biome-ignore format: one thing a line
export const destruction = ['cloudtrail-backups-destroyed-in-bulk', 'cloudtrail-objects-deleted-in-bulk', 'cloudtrail-objects-encrypted-in-bulk', 'cloudtrail-database-deleted-without-snapshot', 'cloudtrail-key-disabled-or-deletion-scheduled'] as const
// biome-ignore format: one thing a line
export const handChanges = ['cloudtrail-function-changed-by-hand', 'cloudtrail-instance-changed-by-hand', 'cloudtrail-security-group-changed-by-hand', 'cloudtrail-image-pushed-by-hand'] as const
// biome-ignore format: one thing a line
export const fileChanges = ['auditd-credential-files-read', 'auditd-ssh-keys-changed', 'auditd-sudo-rules-changed', 'auditd-preload-changed'] as const
