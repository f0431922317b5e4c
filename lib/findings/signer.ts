/** Port: an asymmetric key that signs. */
export interface Signer {
  /** ARN of the key. */
  readonly keyId: string
  /** ECDSA with SHA-256 over these bytes; DER. */
  sign(bytes: Uint8Array): Promise<Uint8Array>
  /** PEM. */
  publicKey(): Promise<string>
}
