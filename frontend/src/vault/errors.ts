export type VaultErrorCode =
  | 'cannot_open' // a box that was changed, moved, relabelled, cut short or sealed by somebody else
  | 'changed' // what stands beside the words is not what was written there
  | 'weak_derivation' // the server asked for a weaker key derivation than the floor
  | 'wrong_passphrase'
  | 'no_passkey'
  | 'bad_card' // not the shape of a recovery card
  | 'wrong_card' // a recovery card, but not the one expected
  | 'card_not_confirmed' // the card was shown and not yet typed back
  | 'bad_code' // not the shape of an invitation code
  | 'key_mismatch' // public keys that do not belong to the proof or to the private keys
  | 'bad_signature'
  | 'rolled_back' // an older revision than one this device has seen
  | 'locked'; // no user key in memory

/** Something in the vault said no. `code` is stable; screens choose the words. */
export class VaultError extends Error {
  readonly code: VaultErrorCode;

  constructor(code: VaultErrorCode, options?: ErrorOptions) {
    super(code, options);
    this.name = 'VaultError';
    this.code = code;
  }
}
