// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::Config. */
export interface ConfigTypes {
  readonly 'AWS::Config::ConfigurationRecorder': ConfigurationRecorder
}

interface ConfigurationRecorder {
  readonly Name?: string | null
  readonly RecordingGroup?: ConfigurationRecorderRecordingGroup | null
  readonly RecordingMode?: ConfigurationRecorderRecordingMode | null
  readonly RoleARN?: string | null
  readonly StartedOnCreate?: boolean | null
}

interface ConfigurationRecorderRecordingGroup {
  readonly AllSupported?: boolean
  readonly ExclusionByResourceTypes?: ConfigurationRecorderExclusionByResourceTypes
  readonly IncludeGlobalResourceTypes?: boolean
  readonly RecordingStrategy?: ConfigurationRecorderRecordingStrategy
  readonly ResourceTypes?: readonly string[]
}

interface ConfigurationRecorderExclusionByResourceTypes {
  readonly ResourceTypes?: readonly string[]
}

interface ConfigurationRecorderRecordingStrategy {
  readonly UseOnly?: string
}

interface ConfigurationRecorderRecordingMode {
  readonly RecordingFrequency?: string
  readonly RecordingModeOverrides?: readonly ConfigurationRecorderRecordingModeOverride[]
}

interface ConfigurationRecorderRecordingModeOverride {
  readonly Description?: string
  readonly RecordingFrequency?: string
  readonly ResourceTypes?: readonly string[]
}
