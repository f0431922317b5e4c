import { allowing } from './allowed.ts'
import type { PolicyStatement } from './policy-document.ts'
import { covers } from './wildcard.ts'

/** Rights that together give more rights than they are: what the holder can make of them. Actions are in lower case. */
interface Escalation {
  readonly actions: readonly string[]
  /** Service that takes over a role handed to it; with it, iam:PassRole to that service is needed too. */
  readonly passedTo?: string
}

const direct = (...actions: string[]): Escalation => ({ actions })
const passing = (passedTo: string, ...actions: string[]): Escalation => ({ actions, passedTo: `${passedTo}.amazonaws.com` })

/**
 * Known ways from rights on IAM, or on things that hold roles, to more rights (publicly described since 2018; each action is named as in the
 * Service Authorization Reference). One list for a single policy: what several policies make together, and where a path ends, is asked of the whole account elsewhere.
 */
const escalations: readonly Escalation[] = [
  direct('iam:createpolicyversion'),
  direct('iam:setdefaultpolicyversion'),
  direct('iam:createaccesskey'),
  direct('iam:createloginprofile'),
  direct('iam:updateloginprofile'),
  direct('iam:attachuserpolicy'),
  direct('iam:attachgrouppolicy'),
  direct('iam:attachrolepolicy'),
  direct('iam:putuserpolicy'),
  direct('iam:putgrouppolicy'),
  direct('iam:putrolepolicy'),
  direct('iam:addusertogroup'),
  direct('iam:updateassumerolepolicy'),
  direct('iam:createservicespecificcredential'),
  direct('sso:putinlinepolicytopermissionset', 'sso:provisionpermissionset'),
  direct('sso:attachmanagedpolicytopermissionset', 'sso:provisionpermissionset'),
  direct('sso:createaccountassignment'),
  passing('ec2', 'ec2:runinstances'),
  passing('ec2', 'ec2:requestspotinstances'),
  passing('ec2', 'ec2:associateiaminstanceprofile', 'ssm:startsession'),
  passing('ec2', 'ec2:createlaunchtemplateversion', 'ec2:modifylaunchtemplate'),
  passing('ec2', 'autoscaling:createlaunchconfiguration', 'autoscaling:createautoscalinggroup'),
  passing('ec2', 'autoscaling:createlaunchconfiguration', 'autoscaling:updateautoscalinggroup'),
  direct('ec2:modifyinstanceattribute', 'ec2:stopinstances', 'ec2:startinstances'),
  direct('ec2-instance-connect:sendsshpublickey'),
  direct('ssm:sendcommand'),
  direct('ssm:startsession'),
  passing('ssm', 'ssm:startautomationexecution'),
  passing('lambda', 'lambda:createfunction', 'lambda:invokefunction'),
  passing('lambda', 'lambda:createfunction', 'lambda:createeventsourcemapping'),
  passing('lambda', 'lambda:createfunction', 'lambda:addpermission'),
  passing('lambda', 'lambda:createfunction', 'lambda:createfunctionurlconfig'),
  direct('lambda:updatefunctioncode'),
  direct('lambda:updatefunctionconfiguration', 'lambda:invokefunction'),
  passing('cloudformation', 'cloudformation:createstack'),
  passing('cloudformation', 'cloudformation:updatestack'),
  passing('cloudformation', 'cloudformation:createchangeset', 'cloudformation:executechangeset'),
  passing('cloudformation', 'cloudformation:createstackset', 'cloudformation:createstackinstances'),
  passing('cloudformation', 'cloudformation:updatestackset'),
  direct('cloudformation:updatestack'),
  direct('cloudformation:createchangeset', 'cloudformation:executechangeset'),
  passing('codebuild', 'codebuild:createproject', 'codebuild:startbuild'),
  passing('codebuild', 'codebuild:createproject', 'codebuild:startbuildbatch'),
  passing('codebuild', 'codebuild:updateproject', 'codebuild:startbuild'),
  direct('codebuild:startbuild'),
  direct('codebuild:startbuildbatch'),
  passing('codepipeline', 'codepipeline:createpipeline'),
  passing('glue', 'glue:createdevendpoint'),
  direct('glue:updatedevendpoint'),
  passing('glue', 'glue:createjob', 'glue:startjobrun'),
  passing('glue', 'glue:createjob', 'glue:createtrigger'),
  passing('glue', 'glue:updatejob', 'glue:startjobrun'),
  passing('glue', 'glue:updatejob', 'glue:createtrigger'),
  passing('glue', 'glue:createsession', 'glue:runstatement'),
  passing('datapipeline', 'datapipeline:createpipeline', 'datapipeline:putpipelinedefinition', 'datapipeline:activatepipeline'),
  passing('elasticmapreduce', 'elasticmapreduce:runjobflow'),
  passing('ecs-tasks', 'ecs:registertaskdefinition', 'ecs:runtask'),
  passing('ecs-tasks', 'ecs:registertaskdefinition', 'ecs:starttask'),
  passing('ecs-tasks', 'ecs:registertaskdefinition', 'ecs:createservice'),
  passing('ecs-tasks', 'ecs:registertaskdefinition', 'ecs:updateservice'),
  direct('ecs:executecommand'),
  passing('sagemaker', 'sagemaker:createnotebookinstance', 'sagemaker:createpresignednotebookinstanceurl'),
  passing('sagemaker', 'sagemaker:createtrainingjob'),
  passing('sagemaker', 'sagemaker:createprocessingjob'),
  direct('sagemaker:createpresignednotebookinstanceurl'),
  direct('sagemaker:createnotebookinstancelifecycleconfig', 'sagemaker:updatenotebookinstance', 'sagemaker:startnotebookinstance'),
  passing('tasks.apprunner', 'apprunner:createservice'),
  direct('apprunner:updateservice'),
  passing('states', 'states:createstatemachine', 'states:startexecution'),
  passing('scheduler', 'scheduler:createschedule'),
  passing('events', 'events:putrule', 'events:puttargets'),
  passing('ecs-tasks', 'batch:registerjobdefinition', 'batch:submitjob'),
  passing('bedrock-agentcore', 'bedrock-agentcore:createcodeinterpreter', 'bedrock-agentcore:invokecodeinterpreter'),
  direct('bedrock-agentcore:startcodeinterpretersession', 'bedrock-agentcore:invokecodeinterpreter'),
]

/** Keys that bound what may be done with a right over identities: to policies that are named, or under a boundary. */
const boundingKeys = new Set(['iam:policyarn', 'iam:permissionsboundary'])

/** The sets of actions (in lower case) by which the holder of this policy alone could come to more rights. */
export function escalationsOf(statements: readonly PolicyStatement[]): readonly (readonly string[])[] {
  const known = new Map<string, readonly PolicyStatement[]>()
  const usable = (action: string): readonly PolicyStatement[] => {
    const found = known.get(action) ?? allowing(statements, action).filter((statement) => reachesOthers(statement, action))
    known.set(action, found)
    return found
  }
  return escalations
    .filter(({ actions, passedTo }) => {
      if (!actions.every((action) => usable(action).length > 0)) return false
      return passedTo === undefined || usable('iam:passrole').some((statement) => maySend(statement, passedTo))
    })
    .map(({ actions, passedTo }) => (passedTo === undefined ? actions : ['iam:passrole', ...actions]))
}

/** Rights over oneself alone (`user/${aws:username}`), and over identities within bounds that a condition sets, lead nowhere. */
function reachesOthers({ resources, conditions }: PolicyStatement, action: string): boolean {
  const bounded = action.startsWith('iam:') && conditions.some(({ operator, key }) => boundingKeys.has(key) && !operator.includes('not'))
  const patterns = resources?.patterns ?? []
  const own =
    resources?.except === false && patterns.length > 0 && patterns.every((pattern) => /\$\{aws:(username|userid)\}/i.test(pattern))
  return !bounded && !own
}

/** Whether a role may be handed to this service: unless a condition names others. */
function maySend({ conditions }: PolicyStatement, service: string): boolean {
  const named = conditions.filter(({ operator, key }) => key === 'iam:passedtoservice' && !operator.includes('not'))
  // `amazonaws.com.cn` in China, and a service may be named for one region.
  return named.every(({ values }) => values.some((value) => covers(value, service) || value.startsWith(`${service}.`)))
}
