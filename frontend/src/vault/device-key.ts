import { openJson } from './envelope';
import type { Bytes } from './bytes';
import { unwrapUserKey } from './user-key';

export const ABOUT = 'attune/v1/device-about';

/** The user key under a key of this device's, and what opening needs beside it. */
export type Wrapped = { readonly userKey: string; readonly about: string };

/** The user key as a private device without a lock keeps it. */
export type DeviceWrap = Wrapped & {
  readonly deviceKey: CryptoKey; // this origin's script can't read it out; who copies the disk can
};

/** Throws VaultError("cannot_open"). */
export async function unwrapUnder<About>(key: CryptoKey, wrapped: Wrapped): Promise<{ userKey: Bytes; about: About }> {
  const about = await openJson<About>(wrapped.about, key, ABOUT);
  return { userKey: await unwrapUserKey(wrapped.userKey, key), about };
}
