import { openJson, sealJson } from './envelope';
import type { Bytes } from './bytes';
import { unwrapUserKey, wrapUserKey } from './user-key';

const ABOUT = 'attune/v1/device-about';

/** The user key under a key of this device's, and what opening needs beside it. */
export type Wrapped = { readonly userKey: string; readonly about: string };

/** The user key as a private device without a lock keeps it. */
export type DeviceWrap = Wrapped & {
  readonly deviceKey: CryptoKey; // this origin's script can't read it out; who copies the disk can
};

/** Wraps both under `key`: that of a lock, or that of a device without one. */
export async function wrapUnder(key: CryptoKey, userKey: Bytes, about: unknown): Promise<Wrapped> {
  return { userKey: await wrapUserKey(userKey, key), about: await sealJson(about, key, ABOUT) };
}

/** Throws VaultError("cannot_open"). */
export async function unwrapUnder<About>(key: CryptoKey, wrapped: Wrapped): Promise<{ userKey: Bytes; about: About }> {
  const about = await openJson<About>(wrapped.about, key, ABOUT);
  return { userKey: await unwrapUserKey(wrapped.userKey, key), about };
}

/** Wraps both under a new device key, which is stored beside them: from then on the device opens by itself. */
export async function wrapForDevice(userKey: Bytes, about: unknown): Promise<DeviceWrap> {
  const deviceKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  return { deviceKey, ...(await wrapUnder(deviceKey, userKey, about)) };
}
