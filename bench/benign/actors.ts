import { createHash } from 'node:crypto'
import type { Chance } from './chance.ts'

/** Part of a CloudTrail record that says who called, from where and with what. */
export interface Caller {
  readonly userIdentity: Readonly<Record<string, unknown>>
  readonly sourceIPAddress: string
  readonly userAgent: string
  readonly sessionCredentialFromConsole?: 'true'
  readonly vpcEndpointId?: string
}

export const agents = {
  cli: 'aws-cli/2.17.11 md/awscrt#0.20.11 ua/2.0 os/linux#6.1 md/arch#x86_64 lang/python#3.11.9 cfg/retry-mode#standard',
  boto: 'Boto3/1.34.144 md/Botocore#1.34.144 ua/2.0 os/linux#5.10 lang/python#3.11.9',
  go: 'aws-sdk-go-v2/1.30.3 ua/2.1 os/linux lang/go#1.22.5',
  terraform: 'APN/1.0 HashiCorp/1.0 Terraform/1.9.2 terraform-provider-aws/5.58.0 aws-sdk-go-v2/1.30.1',
  browser: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
} as const

/** Sixteen characters that belong to a session. */
function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16).toUpperCase()
}

/** What makes a record of a role session, with fields as AWS fills them. */
export function session(
  account: string,
  role: string,
  name: string,
  at: string,
  { path = '', more = {}, attributes = {} }: { readonly path?: string; readonly more?: object; readonly attributes?: object } = {},
): Readonly<Record<string, unknown>> {
  const id = `AROA${[...role]
    .map((letter) => letter.toUpperCase().replace(/[^A-Z2-7]/g, 'X'))
    .join('')
    .padEnd(17, 'X')
    .slice(0, 17)}`
  return {
    type: 'AssumedRole',
    principalId: `${id}:${name}`,
    arn: `arn:aws:sts::${account}:assumed-role/${role}/${name}`,
    accountId: account,
    accessKeyId: `ASIA${keyOf(`${role}/${name}/${at.slice(0, 13)}`)}`,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: id,
        arn: `arn:aws:iam::${account}:role/${path}${role}`,
        accountId: account,
        userName: role,
      },
      attributes: { creationDate: at, mfaAuthenticated: 'false', ...attributes },
      ...more,
    },
  }
}

/** The same session, used by a service for whoever started something there. */
export function through(service: string, caller: Caller): Caller {
  return {
    ...caller,
    userIdentity: { ...caller.userIdentity, invokedBy: `${service}.amazonaws.com` },
    sourceIPAddress: `${service}.amazonaws.com`,
    userAgent: `${service}.amazonaws.com`,
  }
}

/** A service on its own. */
export function service(name: string): Caller {
  const host = `${name}.amazonaws.com`
  return { userIdentity: { type: 'AWSService', invokedBy: host }, sourceIPAddress: host, userAgent: host }
}

/** The people, programs and machines of one account. */
export class Staff {
  readonly account: string
  readonly region: string
  readonly #chance: Chance

  constructor(account: string, region: string, chance: Chance) {
    this.account = account
    this.region = region
    this.#chance = chance
  }

  /** A person of Identity Center: MFA happened at the identity provider, and AWS writes "false" all the same. */
  person(index: number, at: string, console = false): Caller {
    const name = `p${index}@example.com`
    const role = index % 5 === 0 ? 'AWSReservedSSO_Administrator_1f2e3d4c5b6a7988' : 'AWSReservedSSO_Developer_8f7e6d5c4b3a2918'
    const userIdentity = session(this.account, role, name, at, { path: `aws-reserved/sso.amazonaws.com/${this.region}/` })
    const homes = [`198.51.${100 + index}.${20 + index}`, `203.0.113.${10 + (index % 3)}`]
    return {
      userIdentity,
      sourceIPAddress: this.#chance.one(homes),
      userAgent: console ? agents.browser : agents.cli,
      ...(console ? { sessionCredentialFromConsole: 'true' as const } : {}),
    }
  }

  /** A run of a pipeline that came in by OpenID Connect, on a runner anywhere. */
  pipeline(repository: string, at: string): Caller {
    const provider = `arn:aws:iam::${this.account}:oidc-provider/token.actions.githubusercontent.com`
    const userIdentity = session(this.account, `ci-${repository}`, `run-${this.#chance.below(1e9)}`, at, {
      more: { webIdFederationData: { federatedProvider: provider, attributes: {} } },
    })
    return { userIdentity, sourceIPAddress: `20.${this.#chance.below(256)}.${this.#chance.below(256)}.9`, userAgent: agents.go }
  }

  /** Infrastructure code that applies a plan from its build server. */
  terraform(at: string): Caller {
    return {
      userIdentity: session(this.account, 'infrastructure-apply', `apply-${this.#chance.below(1e6)}`, at),
      sourceIPAddress: '203.0.113.40',
      userAgent: agents.terraform,
    }
  }

  /** An instance of an autoscaling group. */
  instance(role: string, at: string): Caller {
    const userIdentity = session(this.account, role, `i-0${this.#chance.hex(16)}`, at, { more: { ec2RoleDelivery: '2.0' } })
    return { userIdentity, sourceIPAddress: `10.0.${this.#chance.below(8)}.${this.#chance.below(250)}`, userAgent: agents.boto }
  }

  /** A function, with the mark that AWS puts on its calls. */
  lambda(name: string, at: string): Caller {
    const arn = `arn:aws:lambda:${this.region}:${this.account}:function:${name}`
    const userIdentity = {
      ...session(this.account, `${name}-role`, name, at),
      inScopeOf: { issuerType: 'AWS::Lambda::Function', credentialsIssuedTo: arn },
    }
    return { userIdentity, sourceIPAddress: `3.120.${this.#chance.below(4)}.${this.#chance.below(250)}`, userAgent: agents.go }
  }

  /** A program that assumes a role of its own, such as a scanner or a backup. */
  program(role: string, address: string, at: string): Caller {
    return { userIdentity: session(this.account, role, role, at), sourceIPAddress: address, userAgent: agents.boto }
  }

  /** An old program with the key of a user; its key changes with `generation`. */
  keyUser(name: string, generation: number): Caller {
    const user = {
      type: 'IAMUser',
      principalId: `AIDA${name.toUpperCase()}`,
      arn: `arn:aws:iam::${this.account}:user/${name}`,
      accountId: this.account,
      userName: name,
    }
    const address = name === 'laptop' ? `198.${18 + this.#chance.below(2)}.7.${this.#chance.below(250)}` : '203.0.113.77'
    return {
      userIdentity: { ...user, accessKeyId: `AKIA${name.toUpperCase()}${generation}` },
      sourceIPAddress: address,
      userAgent: agents.boto,
    }
  }
}
