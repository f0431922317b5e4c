import {
  IAMClient,
  ListInstanceProfilesCommand,
  ListOpenIDConnectProvidersCommand,
  ListSAMLProvidersCommand,
  ListServerCertificatesCommand,
} from '@aws-sdk/client-iam'
import type { Collected } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { listed } from './listed.ts'

const iso = (date: Date | undefined): string | null => date?.toISOString() ?? null

/** What has a listing of its own beside the identities: instance profiles, certificates, providers of identities. One call each, by the thousand. */
export async function* listsBesideIdentities(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  if (scope.wants('AWS::IAM::InstanceProfile')) yield* instanceProfiles(clients, scope)
  if (scope.wants('AWS::IAM::ServerCertificate')) yield* serverCertificates(clients, scope)
  if (scope.wants('AWS::IAM::SAMLProvider')) yield* samlProviders(clients, scope)
  if (scope.wants('AWS::IAM::OIDCProvider')) yield* oidcProviders(clients, scope)
}

/** Those without a role too, which GetAccountAuthorizationDetails does not give. */
function instanceProfiles(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const type = 'AWS::IAM::InstanceProfile'
  return listed(scope, {
    action: 'iam:ListInstanceProfiles',
    types: [type],
    page: async (token) => {
      const answer = await client(clients).send(new ListInstanceProfilesCommand({ Marker: token, MaxItems: 1_000 }))
      if (!answer.InstanceProfiles) throw new Error('the answer holds no list of instance profiles')
      return { items: answer.InstanceProfiles, next: answer.IsTruncated ? answer.Marker : undefined }
    },
    read: (profile) =>
      collectedResource(type, scope, {
        arn: needed(profile.Arn, type),
        region: 'global',
        configuration: {
          InstanceProfileName: { value: profile.InstanceProfileName },
          Path: { value: profile.Path },
          Roles: { value: profile.Roles?.map((role) => role.RoleName ?? '') },
        },
        observed: { CreateDate: { value: iso(profile.CreateDate) } },
      }),
  })
}

function serverCertificates(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const type = 'AWS::IAM::ServerCertificate'
  return listed(scope, {
    action: 'iam:ListServerCertificates',
    types: [type],
    page: async (token) => {
      const answer = await client(clients).send(new ListServerCertificatesCommand({ Marker: token, MaxItems: 1_000 }))
      if (!answer.ServerCertificateMetadataList) throw new Error('the answer holds no list of certificates')
      return { items: answer.ServerCertificateMetadataList, next: answer.IsTruncated ? answer.Marker : undefined }
    },
    read: (certificate) =>
      collectedResource(type, scope, {
        arn: needed(certificate.Arn, type),
        region: 'global',
        configuration: {
          ServerCertificateName: { value: certificate.ServerCertificateName },
          Path: { value: certificate.Path },
        },
        observed: { Expiration: { value: iso(certificate.Expiration) }, UploadDate: { value: iso(certificate.UploadDate) } },
      }),
  })
}

function samlProviders(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const type = 'AWS::IAM::SAMLProvider'
  return listed(scope, {
    action: 'iam:ListSAMLProviders',
    types: [type],
    page: async () => {
      const { SAMLProviderList: items } = await client(clients).send(new ListSAMLProvidersCommand({}))
      if (!items) throw new Error('the answer holds no list of providers')
      return { items, next: undefined }
    },
    read: (provider) =>
      collectedResource(type, scope, {
        arn: needed(provider.Arn, type),
        region: 'global',
        configuration: { Name: { value: provider.Arn?.split('/').at(-1) } },
        observed: { ValidUntil: { value: iso(provider.ValidUntil) } },
      }),
  })
}

function oidcProviders(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const type = 'AWS::IAM::OIDCProvider'
  return listed(scope, {
    action: 'iam:ListOpenIDConnectProviders',
    types: [type],
    page: async () => {
      const { OpenIDConnectProviderList: items } = await client(clients).send(new ListOpenIDConnectProvidersCommand({}))
      if (!items) throw new Error('the answer holds no list of providers')
      return { items, next: undefined }
    },
    read: ({ Arn: arn }) =>
      collectedResource(type, scope, {
        arn: needed(arn, type),
        region: 'global',
        // What follows the kind in the ARN is the URL without its scheme, which is always https.
        configuration: { Url: { value: arn === undefined ? undefined : `https://${arn.slice(arn.indexOf('/') + 1)}` } },
      }),
  })
}

const client = (clients: AwsClients): IAMClient => clients.of('iam', IAMClient, clients.homeRegion)

function needed(arn: string | undefined, type: string): string {
  if (!arn) throw new Error(`the answer gave an ${type} without an ARN`)
  return arn
}
