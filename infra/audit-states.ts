/**
 * The audit run in Amazon States Language. `${…}` is filled in by the stack (`DefinitionSubstitutions`), so what stands here
 * is what is validated and run in the tests. JSONPath, and not JSONata, because emulators run it too.
 *
 * Input: `{ slot }`, the time a run is for (ISO 8601). Output: what `evaluate` returns.
 */

/** A place that the stack fills in. */
const filled = (name: string) => `\${${name}}`

/** Errors of the Lambda service, not of the function: the call did not happen or its answer was lost. All states are safe to repeat. */
const serviceErrors = [
  {
    ErrorEquals: [
      'Lambda.ClientExecutionTimeoutException',
      'Lambda.ServiceException',
      'Lambda.AWSLambdaException',
      'Lambda.SdkClientException',
      'Lambda.TooManyRequestsException',
    ],
    IntervalSeconds: 2,
    BackoffRate: 2,
    MaxAttempts: 8,
    MaxDelaySeconds: 120,
    JitterStrategy: 'FULL',
  },
]

/** The function's own errors and timeouts: tried once more, since most are a throttled or lost API call. */
const ownErrors = [
  { ErrorEquals: ['States.TaskFailed', 'States.Timeout'], IntervalSeconds: 10, BackoffRate: 2, MaxAttempts: 1, JitterStrategy: 'FULL' },
]

/**
 * Looks at one unit, in as many calls as it takes: a call that runs out of time says where the next goes on. Always succeeds: what a
 * unit could not do is its result, so that no unit can hold up the others.
 */
const collectUnit = (invoke: string) => ({
  StartAt: 'Collect',
  States: {
    Collect: {
      Type: 'Task',
      Resource: invoke,
      Parameters: { FunctionName: filled('CollectArn'), 'Payload.$': '$' },
      ResultSelector: { 'done.$': '$.Payload.done', 'resume.$': '$.Payload.resume' },
      ResultPath: '$.progress',
      TimeoutSeconds: 900,
      Retry: [...serviceErrors, ...ownErrors],
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'UnitFailed' }],
      Next: 'IsDone',
    },
    IsDone: {
      Type: 'Choice',
      Choices: [{ Variable: '$.progress.done', BooleanEquals: false, Next: 'GoOn' }],
      Default: 'UnitDone',
    },
    GoOn: {
      Type: 'Pass',
      Parameters: {
        'runId.$': '$.runId',
        'account.$': '$.account',
        'region.$': '$.region',
        'service.$': '$.service',
        'resume.$': '$.progress.resume',
      },
      Next: 'Collect',
    },
    // What was seen is in the bucket; a run of thousands of units would not fit into the state.
    UnitDone: { Type: 'Pass', Parameters: {}, End: true },
    UnitFailed: {
      Type: 'Pass',
      Parameters: {
        'account.$': '$.account',
        'region.$': '$.region',
        'service.$': '$.service',
        'error.$': '$.failure.Error',
      },
      End: true,
    },
  },
})

/** What the definition cannot leave to a substitution: a number, and names that validators look into. */
export interface AuditStatesOptions {
  /** ARN partition. */
  readonly partition: string
  /** Units looked at side by side. */
  readonly collectConcurrency: number
}

/** The definition of the state machine. */
export const auditStates = ({ partition, collectConcurrency }: AuditStatesOptions) => {
  const invoke = `arn:${partition}:states:::lambda:invoke`
  return {
    Comment:
      'Keepwatch audit: plan, look at every account, region and service, then judge. A unit that fails is a gap, never an empty account.',
    StartAt: 'ClaimSlot',
    TimeoutSeconds: 6 * 3600,
    States: {
      ClaimSlot: {
        Comment:
          'The scheduler may deliver a slot twice. The first execution takes it; a redrive or retry of that execution finds its own claim.',
        Type: 'Task',
        Resource: `arn:${partition}:states:::dynamodb:updateItem`,
        Parameters: {
          TableName: filled('StateTable'),
          Key: { key: { 'S.$': "States.Format('audit-slot#{}', $.slot)" } },
          UpdateExpression: 'SET claimedBy = :execution',
          ConditionExpression: 'attribute_not_exists(claimedBy) OR claimedBy = :execution',
          ExpressionAttributeValues: { ':execution': { 'S.$': '$$.Execution.Id' } },
        },
        ResultPath: null,
        Retry: [
          { ErrorEquals: ['DynamoDB.ConditionalCheckFailedException'], MaxAttempts: 0 },
          {
            ErrorEquals: ['States.TaskFailed', 'States.Timeout'],
            IntervalSeconds: 2,
            BackoffRate: 2,
            MaxAttempts: 6,
            JitterStrategy: 'FULL',
          },
        ],
        Catch: [{ ErrorEquals: ['DynamoDB.ConditionalCheckFailedException'], ResultPath: null, Next: 'SlotAlreadyTaken' }],
        Next: 'Plan',
      },
      SlotAlreadyTaken: { Comment: 'Another execution runs or ran this slot.', Type: 'Succeed' },
      Plan: {
        Type: 'Task',
        Resource: invoke,
        Parameters: { FunctionName: filled('PlanArn'), Payload: { 'slot.$': '$.slot' } },
        ResultSelector: { 'runId.$': '$.Payload.runId', 'bucket.$': '$.Payload.bucket', 'planKey.$': '$.Payload.planKey' },
        TimeoutSeconds: 120,
        Retry: [...serviceErrors, ...ownErrors],
        ResultPath: '$.plan',
        Next: 'CollectAll',
      },
      CollectAll: {
        Type: 'Map',
        Label: 'CollectAll',
        ItemReader: {
          Resource: `arn:${partition}:states:::s3:getObject`,
          ReaderConfig: { InputType: 'JSON' },
          Parameters: { 'Bucket.$': '$.plan.bucket', 'Key.$': '$.plan.planKey' },
        },
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...collectUnit(invoke) },
        MaxConcurrency: collectConcurrency,
        ToleratedFailurePercentage: 100,
        ResultPath: '$.units',
        Catch: [
          // Named apart, because States.ALL does not cover it.
          { ErrorEquals: ['States.DataLimitExceeded'], ResultPath: '$.mapFailure', Next: 'CollectFailed' },
          { ErrorEquals: ['States.ALL'], ResultPath: '$.mapFailure', Next: 'CollectFailed' },
        ],
        Next: 'Collected',
      },
      Collected: {
        Comment: 'One entry for each unit: empty when what it saw is stored, else what it is and its error.',
        Type: 'Pass',
        Parameters: { 'runId.$': '$.plan.runId', 'units.$': '$.units' },
        Next: 'Evaluate',
      },
      CollectFailed: {
        Comment: 'Judged all the same: every planned unit without a result is a gap.',
        Type: 'Pass',
        Parameters: { 'runId.$': '$.plan.runId', units: [] },
        Next: 'Evaluate',
      },
      Evaluate: {
        Type: 'Task',
        Resource: invoke,
        Parameters: { FunctionName: filled('EvaluateArn'), 'Payload.$': '$' },
        OutputPath: '$.Payload',
        TimeoutSeconds: 900,
        Retry: [...serviceErrors, ...ownErrors],
        End: true,
      },
    },
  }
}
