import { type Bytes, fromBase64url, random, toBase64url, utf8 } from './bytes';
import { VaultError } from './errors';
import { passkeyKey } from './lock-keys';
import { asked, outputOf } from './passkey';

// A passkey of the account: found by the device itself, on whatever device holds it. What it signs lets the server know
// who is here; what its PRF gives opens the user key, and reaches no server.

const PRF = { prf: { eval: { first: utf8('attune/v1/account-passkey') } } };

export type MadePasskey = { readonly client_data: string; readonly attestation: string; readonly key: CryptoKey };

export type ShownPasskey = {
  readonly credential: string;
  readonly client_data: string;
  readonly authenticator_data: string;
  readonly signature: string;
  readonly key: CryptoKey;
};

/**
 * Makes one upon the server's challenge. `name` and `username` stand in the device's own list. Throws
 * VaultError("no_passkey") where the person said no, or this one has no PRF.
 */
export async function makeAccountPasskey(challenge: string, name: string, username: string): Promise<MadePasskey> {
  const made = await asked(
    navigator.credentials.create({
      publicKey: {
        rp: { name },
        user: { id: random(16), name: username, displayName: username },
        challenge: fromBase64url(challenge),
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        extensions: PRF,
      },
    }),
  );
  if (!made.getClientExtensionResults().prf?.enabled && !outputOf(made)) throw new VaultError('no_passkey');
  const response = made.response as AuthenticatorAttestationResponse;
  return {
    client_data: encoded(response.clientDataJSON),
    attestation: encoded(response.attestationObject),
    key: await passkeyKey(outputOf(made) ?? (await outputAgain(made))),
  };
}

/** Some give their PRF only when they are asked again. */
async function outputAgain(made: PublicKeyCredential): Promise<Bytes> {
  const allowCredentials = [{ type: 'public-key' as const, id: made.rawId }];
  return requireOutput(await asked(navigator.credentials.get({ publicKey: { challenge: random(32), allowCredentials, userVerification: 'required', extensions: PRF } })));
}

/** Asks for any that this site has here. Throws VaultError("no_passkey"). */
export async function showAccountPasskey(challenge: string): Promise<ShownPasskey> {
  const shown = await asked(navigator.credentials.get({ publicKey: { challenge: fromBase64url(challenge), userVerification: 'required', extensions: PRF } }));
  const response = shown.response as AuthenticatorAssertionResponse;
  return {
    credential: encoded(shown.rawId),
    client_data: encoded(response.clientDataJSON),
    authenticator_data: encoded(response.authenticatorData),
    signature: encoded(response.signature),
    key: await passkeyKey(requireOutput(shown)),
  };
}

function requireOutput(credential: PublicKeyCredential): Bytes {
  const output = outputOf(credential);
  if (!output) throw new VaultError('no_passkey');
  return output;
}

function encoded(buffer: ArrayBuffer): string {
  return toBase64url(new Uint8Array(buffer));
}
