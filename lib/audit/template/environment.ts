import { partitionOf } from '#lib/findings/resource.ts'

/** Where a template is deployed and with which parameters, as far as whoever audits it says. */
export interface DeploymentFacts {
  /** Values of parameters that were given, as texts. */
  readonly parameters?: ReadonlyMap<string, string>
  /** Twelve digits. @default unknown: `placeholderAccount` stands for it */
  readonly account?: string
  /** @default unknown: `notGiven` stands for it */
  readonly region?: string
}

/** Stands for the account where none is given; no account has this id. */
export const placeholderAccount = '000000000000'

/** Stands in verdicts for an account or a region that is not given. */
export const notGiven = 'template'

/** Value of a pseudo parameter, and whether it is the true one or only stands for it. */
export interface PseudoValue {
  readonly value: string
  readonly isExact: boolean
}

/** AWS::AccountId, AWS::Region and so on; undefined for another name (CloudFormation User Guide, "Pseudo parameters"). */
export function pseudoParameter(name: string, { account, region }: DeploymentFacts): PseudoValue | undefined {
  const place = region ?? notGiven
  const partition = partitionOf(place)
  switch (name) {
    case 'AWS::AccountId':
      return { value: account ?? placeholderAccount, isExact: account !== undefined }
    case 'AWS::Region':
      return { value: place, isExact: region !== undefined }
    case 'AWS::Partition':
      return { value: partition, isExact: region !== undefined }
    case 'AWS::URLSuffix':
      return { value: partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com', isExact: region !== undefined }
    case 'AWS::StackName':
      return { value: 'template', isExact: false }
    case 'AWS::StackId':
      return {
        value: `arn:${partition}:cloudformation:${place}:${account ?? placeholderAccount}:stack/template/0`,
        isExact: false,
      }
    default:
      return undefined
  }
}
