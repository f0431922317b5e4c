import type { Attestation } from './attestation.ts'

type Template = readonly [question: string, evidence: string, everyDays: number, who: string]

const month = 30
const quarter = 90
const half = 180
const year = 365

/** Everything a person is asked to state, once: question, what to attach, how often, who. The words are ours. */
// biome-ignore format: one template a line
const templates = {
  // Of the organisation and its accounts.
  'organization-policies-fit': ['Do the service and resource control policies forbid what no account should ever do?', 'The policies with their targets, and notes of the review', half, 'Cloud platform owner'],
  'management-account-empty': ['Does the management account hold nothing but what organisation and billing need?', 'Its resource inventory, with a reason for each resource', half, 'Cloud platform owner'],
  'organizational-units-fit': ['Do the organisational units follow how accounts are used, and is each account in the right one?', 'The tree of units and accounts with the date of the review', half, 'Cloud platform owner'],
  'policy-administration-delegated': ['Is the administration of organisation policies delegated to a member account, with no more rights than it needs?', 'The resource policy of the organisation and why each statement is there', half, 'Cloud platform owner'],
  'service-administration-delegated': ['Is each service that works across the organisation administered from the account meant for it?', 'Delegated administrators by service against the intended list', half, 'Cloud platform owner'],
  'contact-details-current': ['Would mail and calls to the contact details of the account reach the right people today?', 'The contact details, and the answer to a test message', half, 'Account owner'],
  'identities-central': ['Do people sign in through one directory, with IAM users only where nothing else works?', 'Identity providers in use, and the list of remaining IAM users with a reason each', half, 'Identity owner'],
  'bucket-data-classified': ['Is it known which buckets hold sensitive data, and is each protected accordingly?', 'Results of the discovery, and the class of each bucket', quarter, 'Data owner'],
  'peering-routes-minimal': ['Do routes to peered networks reach only what has to be reached?', 'Route tables with peering routes, and the reason for each', half, 'Network owner'],
  'private-endpoints-used': ['Does traffic to AWS services stay on private endpoints wherever data or exposure call for it?', 'Endpoints by VPC, and which services are reached without one and why', half, 'Network owner'],
  // Governance.
  'security-policies-approved': ['Are the security policies written down, approved, known to those they concern and reviewed in time?', 'The policies with approval and the record of who read them', year, 'Security officer'],
  'roles-assigned': ['Is it written down who answers for which part of security, and do these people know it?', 'The list of roles and names', year, 'Security officer'],
  'duties-separated': ['Are duties that must not lie in one hand (ask, approve, do, check) held by different people?', 'The matrix of duties against people and roles', year, 'Security officer'],
  'management-backs-security': ['Does management ask staff for security, provide the means and look at the results?', 'Minutes of the management review', year, 'Management'],
  'authorities-contacts': ['Is it known which authority has to be told of what and when, with contacts that work?', 'The contact list with the date of its last test', year, 'Security officer'],
  'interest-groups-followed': ['Are warnings of vendors and security groups received, read and acted upon?', 'Subscriptions, and one recent warning with what was done', half, 'Security officer'],
  'threats-followed': ['Are threats against systems like ours collected, weighed and turned into changes?', 'The latest threat report and the changes that came of it', quarter, 'Security officer'],
  'projects-include-security': ['Does each project weigh its risks and set its security requirements before it builds?', 'The requirements of a recent project', year, 'Head of engineering'],
  'risk-assessed': ['Are risks assessed on schedule and after big changes, and is each one treated or accepted by name?', 'The risk register and the report of the last assessment', year, 'Risk owner'],
  'fraud-risk-assessed': ['Have the ways in which insiders or outsiders could defraud us been assessed?', 'The part of the risk assessment on fraud', year, 'Risk owner'],
  'assurance-reviewed': ['Have people who did not build it reviewed the security, and were the results followed up?', 'The report, and the state of each result', year, 'Internal audit'],
  'compliance-reviewed': ['Is compliance with our own policies and standards reviewed, and are deviations corrected?', 'The review and its list of corrections', year, 'Internal audit'],
  'monitoring-strategy': ['Is it decided what is monitored, by which measure, how often and who is told?', 'The monitoring plan, and the latest report under it', year, 'Security officer'],
  'legal-duties-known': ['Are the laws and contracts that bind us listed, with what each asks of our systems?', 'The register of duties', year, 'Legal counsel'],
  'intellectual-property-respected': ['Are licences of software and content known and kept?', 'The licence inventory and its last check', year, 'Legal counsel'],
  'records-kept': ['Are records kept as long as duty asks, safe from loss and change, and destroyed afterwards?', 'The retention schedule, and a sample of records', year, 'Records owner'],
  'privacy-protected': ['Is personal data known, used only as allowed, and are requests of the people it is about answered?', 'The register of processing and the log of requests', year, 'Privacy officer'],
  'procedures-documented': ['Are operating procedures written down, current and at hand for those who need them?', 'The list of procedures with owner and date', year, 'Head of operations'],
  // Assets and information.
  'assets-inventoried': ['Is there an inventory of systems and data, with an owner for each, that matches what runs?', 'The inventory compared with a recent snapshot', half, 'Asset owner'],
  'acceptable-use-agreed': ['Have all who work with our systems agreed to the rules of their use?', 'The rules and the record of agreement', year, 'Security officer'],
  'assets-returned': ['Did all who left give back what was ours?', 'Leavers of the period with what they returned', half, 'Human resources'],
  'information-classified': ['Is information classified by how much harm its loss or leak would do?', 'The scheme, and the classes of the main data sets', year, 'Data owner'],
  'transfer-ruled': ['Are there rules and agreements for sending information inside and to others, and are they kept?', 'The rules and the agreements with main partners', year, 'Security officer'],
  'retention-enforced': ['Is data deleted, or put beyond use, when its time is over?', 'The retention schedule and proof of a recent deletion', half, 'Data owner'],
  'media-handled': ['Are media and paper with sensitive data marked, guarded, moved and destroyed as the rules say?', 'The inventory and certificates of destruction', year, 'Facility manager'],
  'test-data-safe': ['Is test data free of real secrets and personal data, or protected like production?', 'Where test data comes from, and a sample', year, 'Head of engineering'],
  // People.
  'staff-screened': ['Were staff screened before they got access, as law and risk allow?', 'Records of screening of recent joiners', year, 'Human resources'],
  'employment-terms-cover-security': ['Do contracts and confidentiality agreements name the security duties, and are they signed?', 'The template and a sample of signed ones', year, 'Human resources'],
  'staff-trained': ['Was everybody trained in security in the last year, in what their work needs?', 'Attendance and content', year, 'Human resources'],
  'discipline-process': ['Is there a known process for breaches of policy by staff?', 'The process, and where staff can read it', year, 'Human resources'],
  'leavers-removed': ['Was access of leavers and movers removed or changed in time?', 'Leavers of the period with the date when access ended', quarter, 'Identity owner'],
  'remote-work-safe': ['Is working from elsewhere ruled, and are devices and connections protected for it?', 'The rules and the configuration of devices', year, 'Head of operations'],
  'events-reportable': ['Does everybody know where to report something odd, and is each report looked at?', 'The channel and reports of the period with what became of them', half, 'Security officer'],
  // Places.
  'sites-protected': ['Are offices and rooms with our equipment protected against entry, fire, water and failing supplies?', 'Reports on the sites; for AWS regions the provider reports from AWS Artifact', year, 'Facility manager'],
  'site-entry-watched': ['Is entry to rooms with our equipment controlled, recorded and watched?', 'Entry logs and their review', half, 'Facility manager'],
  'equipment-cared-for': ['Is equipment placed, cabled, maintained, moved and disposed of so that nothing leaks or fails?', 'Maintenance records and certificates of disposal', year, 'Facility manager'],
  'desks-and-screens-clear': ['Are screens locked and papers put away when nobody is there?', 'The rule and a walk-through', year, 'Facility manager'],
  'devices-managed': ['Are laptops and phones that reach our systems encrypted, locked, current and known?', 'A report from device management', quarter, 'Head of operations'],
  // Suppliers.
  'suppliers-assessed': ['Are suppliers assessed before and during use, and do contracts name security duties?', 'Supplier list, assessments and contract clauses', year, 'Procurement'],
  'cloud-use-ruled': ['Is it decided how cloud services are chosen, used, watched and left?', 'The policy, the split of duties with AWS, and the exit plan', year, 'Cloud platform owner'],
  'outsourced-work-watched': ['Is software that others build for us specified, checked and accepted by us?', 'Contract, reviews and acceptance tests', year, 'Head of engineering'],
  // Access.
  'access-approved': ['Was each right that somebody holds asked for, approved and given as approved?', 'A sample of rights with their approvals', quarter, 'Identity owner'],
  'access-review': ['Has every account and right been looked at by its owner, and what was not needed been removed?', 'The completed access review', quarter, 'System owner'],
  'privileged-access-review': ['Do only those hold administrative rights who need them now, and is their use looked at?', 'Administrators with reasons, and a sample of their sessions', quarter, 'Security officer'],
  'access-rules-written': ['Is it written down who may reach which data and systems, by which need?', 'The access policy and the matrix of roles', year, 'Security officer'],
  'vendor-access-limited': ['Is access of outside parties on only while needed, and watched while on?', 'Accounts of outside parties with times of use', quarter, 'System owner'],
  'identity-proofed': ['Is a person known for sure before an account or a new factor is given?', 'The procedure, and a sample', year, 'Identity owner'],
  'password-guidance': ['Do people know how to choose, keep and change their passwords and factors, and do they?', 'The guidance, and where it is shown', year, 'Identity owner'],
  'system-accounts-reviewed': ['Does each account of an application or system have an owner and only the rights it needs?', 'The list of such accounts with owner and reason', half, 'System owner'],
  'emergency-access-tested': ['Can the right people reach data in an emergency, and was that tried?', 'The procedure and the record of the test', year, 'System owner'],
  'sessions-end': ['Do sessions end by themselves after a time without use?', 'Session settings of identity provider and applications', year, 'Identity owner'],
  // Operations.
  'changes-approved': ['Was each change asked for, assessed, tested, approved and documented before it went live?', 'A sample of changes with their records', quarter, 'Head of engineering'],
  'configuration-standards': ['Are there standards for the configuration of each kind of component, and are systems built by them?', 'The standards, and a report of deviations', year, 'Head of operations'],
  'ports-and-services-justified': ['Is each open port, protocol and service listed, with the reason why it is needed?', 'The list against the rules of the firewalls', half, 'Network owner'],
  'network-rules-reviewed': ['Have all rules of network controls been reviewed, and needless ones removed?', 'The review with date and changes', half, 'Network owner'],
  'network-documented': ['Do diagrams show networks and flows of data as they are?', 'The diagrams with date', year, 'Network owner'],
  'capacity-planned': ['Is use of resources watched and growth planned, quotas of AWS included?', 'The capacity report', half, 'Head of operations'],
  'vulnerabilities-handled': ['Are vulnerabilities found, ranked and closed within the times we set?', 'Open vulnerabilities by age and rank', month, 'Head of engineering'],
  'penetration-tested': ['Was a penetration test done in the last year, and were its results dealt with?', 'The report, and the state of each result', year, 'Security officer'],
  'patches-applied': ['Were security updates applied within the times we set?', 'Patch report with exceptions', month, 'Head of operations'],
  'malware-controlled': ['Is protection against malware on wherever it makes sense, current, and not to be switched off by users?', 'A report from the protection in use', quarter, 'Head of operations'],
  'software-installation-ruled': ['Is it ruled who may install which software on systems and who may use powerful tools?', 'The rules, and the list of allowed software', year, 'Head of operations'],
  'clocks-synchronised': ['Do all systems take their time from the source we chose?', 'The time configuration of images and hosts', year, 'Head of operations'],
  'logs-reviewed': ['Were logs and alerts looked at as often as we said, and was each oddity followed up?', 'Records of review of the period', month, 'Security operations'],
  'web-filter-set': ['Is access to harmful outside sites restricted?', 'The filter and its lists', year, 'Network owner'],
  'test-and-audit-agreed': ['Are audits and tests on live systems agreed beforehand and done without harm?', 'The agreement for the last audit', year, 'Head of operations'],
  'wireless-and-endpoints-guarded': ['Are devices that join both outside networks and ours guarded by controls users cannot switch off?', 'A report from device management', quarter, 'Head of operations'],
  'payment-pages-watched': ['Are changes of scripts and headers of payment pages noticed and looked at?', 'The mechanism and recent alerts', month, 'Application owner'],
  'keys-managed': ['Are keys made, kept, exchanged, replaced and destroyed as written down, by people who accepted the duty?', 'The procedure, the key inventory and signed acceptances', year, 'Key custodian'],
  'card-data-minimal': ['Is card data stored only where needed, for the shortest time, and never the parts that may not be stored?', 'The data inventory and results of searching for card data', quarter, 'Data owner'],
  'card-data-masked': ['Is the card number masked wherever it is shown, and protected from copying over remote access?', 'Screens and roles that see full numbers', half, 'Application owner'],
  'environments-separate': ['Are development, test and production apart, and do roles keep them apart?', 'Accounts and networks by environment, and who may reach them', year, 'Head of engineering'],
  'data-dictionary': ['Are inputs, processing and outputs of the system defined, and are errors found and corrected?', 'The definitions, and records of corrected errors', year, 'Application owner'],
  // Development.
  'development-secure': ['Do rules for secure development exist, from design to release, and are they followed?', 'The rules and a recent change that shows them', year, 'Head of engineering'],
  'application-requirements': ['Are security requirements of applications found, approved and met?', 'The requirements of a recent application', year, 'Head of engineering'],
  'code-tested': ['Is security tested during development and before acceptance?', 'Results of the last tests', half, 'Head of engineering'],
  'code-reviewed': ['Is software checked for security and by another person before it goes live?', 'A sample of reviews', quarter, 'Head of engineering'],
  'releases-verified': ['Can it be shown that what runs is what was built and approved?', 'Signatures or hashes of releases, and their check', half, 'Head of engineering'],
  'input-checked': ['Do applications check their input and tell no more in errors than needed?', 'The results of tests', year, 'Application owner'],
  // Trouble.
  'incident-plan-ready': ['Is there a plan for incidents, with roles, contacts and steps, known to those in it?', 'The plan with date, and its distribution', year, 'Incident manager'],
  'incident-response-tested': ['Is there a programme for incidents that was exercised in the last year and improved by it?', 'The report of the exercise', year, 'Incident manager'],
  'incidents-handled': ['Was each incident of the period assessed, contained, told to those concerned, and documented?', 'The list of incidents with their records', quarter, 'Incident manager'],
  'incidents-learned-from': ['Did each incident lead to a look at its cause and to changes?', 'Reviews of the period and their actions', half, 'Incident manager'],
  'evidence-collected': ['Is evidence of incidents collected and kept so that it holds later?', 'The procedure and one example', year, 'Incident manager'],
  'threats-hunted': ['Are people looking for intruders that no control reported, on a schedule?', 'The report of the last hunt', quarter, 'Security operations'],
  'continuity-planned': ['Is there a plan to keep or restore what matters, with times and people, reviewed in the last year?', 'The plan, and the analysis it rests on', year, 'Continuity manager'],
  'recovery-tested': ['Was recovery from backups and to another site tested in the last year, in the time allowed?', 'The report of the test', year, 'Continuity manager'],
  'backups-ruled': ['Is it decided what is backed up, how often, how long and who may restore?', 'The backup policy and the report of the last month', half, 'Head of operations'],
} as const satisfies Readonly<Record<string, Template>>

/** Name of a template. */
export type AttestationId = keyof typeof templates

/** Whether there is a template of this name. */
export function isAttestationId(id: string): id is AttestationId {
  return Object.hasOwn(templates, id)
}

/** The template of this name. */
export function attestationFor(id: AttestationId): Attestation {
  const [question, evidence, everyDays, who] = templates[id]
  return { id, question, evidence, everyDays, who }
}

/** Every template there is, in the order in which they are written. */
export const attestations: readonly Attestation[] = (Object.keys(templates) as AttestationId[]).map(attestationFor)
