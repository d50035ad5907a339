import type { Bytes } from './bytes';
import type { Held } from './held';

/** X25519: opens what was sealed for this person. */
export type OpeningKey = CryptoKeyPair | { readonly privateKey: Held; readonly publicKey: Bytes };
/** Ed25519: signs what this person shares. */
export type SigningKey = CryptoKey | Held;
export type KeyPairs = {
  readonly x25519: { readonly key: OpeningKey; readonly publicKey: Bytes };
  readonly ed25519: { readonly key: SigningKey; readonly publicKey: Bytes };
};
