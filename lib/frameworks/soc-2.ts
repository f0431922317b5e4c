import { assemble, draft } from './assemble.ts'
import type { Framework } from './framework.ts'
import { mapping } from './soc-2.controls.generated.ts'
import { handChanges, intrusion, leaks, malware, networkAttack, networkChanges, ownGuard } from './watched.ts'

// biome-ignore format: one requirement a line
const drafts = [
  // CC
  draft('CC1.3', 'Lines of reporting, authority and duty are set and fit the goals', { ask: 'roles-assigned' }),
  draft('CC2.1', 'Decisions on control rest on good information', { ask: 'monitoring-strategy' }),
  draft('CC3.1', 'Goals are clear enough to see what endangers them', { ask: 'risk-assessed' }),
  draft('CC3.2', 'Risks to the goals are found and analysed', { ask: 'risk-assessed' }),
  draft('CC3.3', 'The chance of fraud is part of risk assessment', { ask: 'fraud-risk-assessed' }),
  draft('CC3.4', 'Changes that could upset control are found and assessed', { ask: 'risk-assessed' }),
  draft('CC4.2', 'Shortfalls of control reach those who must act, in time', { ask: 'compliance-reviewed', watch: ownGuard }),
  draft('CC5.2', 'General controls over technology support the goals', { ask: 'configuration-standards' }),
  draft('CC6.1', 'Logical access to information is restricted by hardware, software and design', { ask: 'access-rules-written' }),
  draft('CC6.2', 'Users are registered and approved before they get access, and removed afterwards', { ask: 'leavers-removed' }),
  draft('CC6.3', 'Rights follow roles, least privilege and separation of duties, and are reviewed', { ask: 'access-review' }),
  draft('CC6.6', 'Threats from outside the edge of the system are kept out', { watch: networkAttack }),
  draft('CC6.7', 'Information is sent, moved and removed by those who may, and protected on the way', { watch: leaks }),
  draft('CC6.8', 'Unapproved and harmful software is prevented or noticed', { watch: malware }),
  draft('CC7.1', 'Harmful changes of configuration and new weaknesses are noticed', { watch: networkChanges, controls: ['inspector2-account-scanning-enabled'] }),
  draft('CC7.2', 'Systems are watched for oddities that point to attack, disaster or error', { watch: intrusion }),
  draft('CC7.3', 'Events are judged, and those that are incidents are acted upon', { ask: 'incidents-handled' }),
  draft('CC7.4', 'Incidents are answered by a known programme', { ask: 'incident-response-tested' }),
  draft('CC7.5', 'Recovery from incidents is planned and carried out', { ask: 'incidents-learned-from' }),
  draft('CC8.1', 'Changes are approved, designed, built, tested and put in place under control', { ask: 'changes-approved', watch: handChanges }),
  // A
  draft('A1.1', 'Capacity is watched and managed against demand', { ask: 'capacity-planned' }),
  // C
  draft('C1.1', 'Confidential information is found and protected while it is kept', { ask: 'information-classified' }),
  draft('C1.2', 'Confidential information is disposed of when its time is over', { ask: 'retention-enforced' }),
  // PI
  draft('PI1.2', 'Inputs of the system are complete and right', { ask: 'data-dictionary' }),
  draft('PI1.3', 'Processing of the system does what it should', { ask: 'data-dictionary' }),
  draft('PI1.4', 'Outputs are complete, right, in time and go to those they are for', { ask: 'data-dictionary' }),
  draft('PI1.5', 'What goes in, is in work and comes out is stored completely and rightly', { ask: 'backups-ruled' }),
]

/** SOC 2: the trust services criteria that an AWS account has a say in. The numbers are facts; each title is our own sentence. */
export const soc2: Framework = {
  id: 'soc-2',
  name: 'SOC 2 Trust Services Criteria',
  version: '2017 (points of focus of 2022)',
  source:
    'https://www.aicpa-cima.com/resources/download/2017-trust-services-criteria-with-revised-points-of-focus-2022 (numbers only; the sentences are ours)',
  requirements: assemble(drafts, mapping),
}
