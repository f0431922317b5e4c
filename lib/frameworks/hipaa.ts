import { assemble, draft } from './assemble.ts'
import type { Framework } from './framework.ts'
import { mapping } from './hipaa.controls.generated.ts'
import { destruction, intrusion, malware, signInGuessing, trailTampering } from './watched.ts'

// biome-ignore format: one requirement a line
const drafts = [
  // 164.308
  draft('164.308(a)(1)(ii)(A)', 'Risks to health data are assessed exactly and thoroughly', { ask: 'risk-assessed' }),
  draft('164.308(a)(1)(ii)(B)', 'Measures bring risks down to what is reasonable', { ask: 'risk-assessed' }),
  draft('164.308(a)(1)(ii)(D)', 'Records of activity are reviewed regularly', { ask: 'logs-reviewed', watch: intrusion }),
  draft('164.308(a)(3)(i)', 'Staff have the access they should, and others have none', { ask: 'access-review' }),
  draft('164.308(a)(3)(ii)(A)', 'Staff who work with health data are authorised or supervised', { ask: 'access-approved' }),
  draft('164.308(a)(3)(ii)(B)', "It is decided that a person's access to health data is right", { ask: 'staff-screened' }),
  draft('164.308(a)(3)(ii)(C)', 'Access ends when employment or need ends', { ask: 'leavers-removed' }),
  draft('164.308(a)(4)(i)', 'Policies govern who is given access to health data', { ask: 'access-rules-written' }),
  draft('164.308(a)(4)(ii)(A)', 'A clearing house keeps its health data from the wider organisation', { ask: 'environments-separate' }),
  draft('164.308(a)(4)(ii)(B)', 'Policies say how access is granted', { ask: 'access-approved' }),
  draft('164.308(a)(4)(ii)(C)', 'Rights are set up, documented, reviewed and changed by policy', { ask: 'access-review' }),
  draft('164.308(a)(5)(ii)(B)', 'Harmful software is guarded against, noticed and reported', { ask: 'malware-controlled', watch: malware }),
  draft('164.308(a)(5)(ii)(C)', 'Sign-ins are watched and odd ones reported', { watch: signInGuessing }),
  draft('164.308(a)(5)(ii)(D)', 'Passwords are made, changed and guarded by procedure', { ask: 'password-guidance' }),
  draft('164.308(a)(6)(i)', 'Policies say how incidents are dealt with', { ask: 'incident-plan-ready' }),
  draft('164.308(a)(6)(ii)', 'Incidents are noticed, answered, softened and documented', { ask: 'incidents-handled', watch: intrusion }),
  draft('164.308(a)(7)(i)', 'Policies say what happens when systems with health data fail', { ask: 'continuity-planned' }),
  draft('164.308(a)(7)(ii)(A)', 'Exact copies of health data are made and can be had back', { ask: 'backups-ruled' }),
  draft('164.308(a)(7)(ii)(B)', 'Lost data can be restored by procedure', { ask: 'recovery-tested' }),
  draft('164.308(a)(7)(ii)(C)', 'Critical work that protects health data goes on in an emergency', { ask: 'continuity-planned' }),
  draft('164.308(a)(8)', 'Security is evaluated on schedule and after changes', { ask: 'assurance-reviewed' }),
  // 164.312
  draft('164.312(a)(1)', 'Only people and programs with rights reach health data'),
  draft('164.312(a)(2)(i)', 'Each user has a unique name by which they are tracked'),
  draft('164.312(a)(2)(ii)', 'Health data can be reached in an emergency', { ask: 'emergency-access-tested' }),
  draft('164.312(a)(2)(iv)', 'Stored health data is encrypted'),
  draft('164.312(b)', 'Activity in systems with health data is recorded and examined', { watch: trailTampering }),
  draft('164.312(c)(1)', 'Health data is protected from wrong change and destruction', { watch: destruction }),
  draft('164.312(c)(2)', 'It can be shown that health data was not changed or destroyed'),
  draft('164.312(d)', 'Who seeks access to health data is verified'),
  draft('164.312(e)(1)', 'Health data sent over networks is guarded from others'),
  draft('164.312(e)(2)(i)', 'Health data that is sent cannot be changed unnoticed'),
  draft('164.312(e)(2)(ii)', 'Health data is encrypted where that is called for'),
]

/** HIPAA Security Rule: the administrative and technical safeguards that an AWS account has a say in. The numbers are facts; each title is our own sentence. */
export const hipaa: Framework = {
  id: 'hipaa',
  name: 'HIPAA Security Rule',
  version: '45 CFR Part 164 Subpart C',
  source: 'https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164/subpart-C (numbers only; the sentences are ours)',
  requirements: assemble(drafts, mapping),
}
