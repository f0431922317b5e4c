import { createHash } from 'node:crypto'
import { GetPublicKeyCommand, type KMSClient, SignCommand } from '@aws-sdk/client-kms'
import type { Signer } from '#lib/findings/signer.ts'

/** Signs by an asymmetric KMS key on the curve P-256, whose private half never leaves KMS (KMS API, Sign). */
export function kmsSigner(client: KMSClient, keyId: string): Signer {
  return {
    keyId,
    async sign(bytes) {
      // KMS takes at most 4,096 bytes of message, or the digest of any.
      const digest = createHash('sha256').update(bytes).digest()
      const { Signature } = await client.send(
        new SignCommand({ KeyId: keyId, Message: digest, MessageType: 'DIGEST', SigningAlgorithm: 'ECDSA_SHA_256' }),
      )
      if (!Signature) throw new Error('kms:Sign gave no signature')
      return Signature
    },
    async publicKey() {
      const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: keyId }))
      if (!PublicKey) throw new Error('kms:GetPublicKey gave no key')
      const lines =
        Buffer.from(PublicKey)
          .toString('base64')
          .match(/.{1,64}/g) ?? []
      return `-----BEGIN PUBLIC KEY-----\n${lines.join('\n')}\n-----END PUBLIC KEY-----\n`
    },
  }
}
