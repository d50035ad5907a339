import { type Bytes, fromBase64url, random, toBase64url } from './bytes';
import { VaultError } from './errors';
import { passkeyKey } from './lock-keys';

// A passkey of this device, used for one thing: its PRF gives the same 32 bytes for the same salt, to whoever unlocks
// it as they unlock the device. No server knows it, and it signs nobody in.

export type Passkey = { readonly credential: string; readonly salt: string };

type Capable = { readonly getClientCapabilities?: () => Promise<Readonly<Record<string, boolean>>> };

/** Whether this browser has passkeys of its own and says that they have a PRF. One that does not say is not offered. */
export async function hasPasskeys(): Promise<boolean> {
  try {
    const known = (globalThis as { readonly PublicKeyCredential?: Capable }).PublicKeyCredential;
    const can = await known?.getClientCapabilities?.();
    return can?.['extension:prf'] === true && can['userVerifyingPlatformAuthenticator'] === true;
  } catch {
    return false; // it may not be asked
  }
}

/**
 * Makes one, and the key that it gives. `name` stands in the device's own list of passkeys. Throws
 * VaultError("no_passkey") where the person said no, or this one has no PRF.
 */
export async function makePasskey(name: string): Promise<Passkey & { key: CryptoKey }> {
  const salt = random(32);
  const made = await asked(
    navigator.credentials.create({
      publicKey: {
        rp: { name },
        user: { id: random(16), name, displayName: name },
        challenge: random(32),
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: { authenticatorAttachment: 'platform', userVerification: 'required' },
        extensions: { prf: { eval: { first: salt } } },
      },
    }),
  );
  const { prf } = made.getClientExtensionResults();
  if (!prf?.enabled && !prf?.results) throw new VaultError('no_passkey');
  const passkey = { credential: toBase64url(new Uint8Array(made.rawId)), salt: toBase64url(salt) };
  const output = outputOf(made);
  return { ...passkey, key: output ? await passkeyKey(output) : await askPasskey(passkey) };
}

/** The key again. Throws VaultError("no_passkey"). */
export async function askPasskey({ credential, salt }: Passkey): Promise<CryptoKey> {
  const answer = await asked(
    navigator.credentials.get({
      publicKey: {
        challenge: random(32),
        allowCredentials: [{ type: 'public-key', id: fromBase64url(credential), transports: ['internal'] }],
        userVerification: 'required',
        extensions: { prf: { eval: { first: fromBase64url(salt) } } },
      },
    }),
  );
  const output = outputOf(answer);
  if (!output) throw new VaultError('no_passkey');
  return passkeyKey(output);
}

export async function asked(credential: Promise<Credential | null>): Promise<PublicKeyCredential> {
  const given = await credential.catch((cause: unknown) => {
    throw new VaultError('no_passkey', { cause });
  });
  if (!given) throw new VaultError('no_passkey');
  return given as PublicKeyCredential;
}

export function outputOf(credential: PublicKeyCredential): Bytes | null {
  const first = credential.getClientExtensionResults().prf?.results?.first as ArrayBuffer | undefined;
  return first ? new Uint8Array(first) : null;
}
