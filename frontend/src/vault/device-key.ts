import { openJson, sealJson } from './envelope';
import type { Bytes } from './bytes';
import { unwrapUserKey, wrapUserKey } from './user-key';

const ABOUT = 'attune/v1/device-about';

/** The user key as a device keeps it that the person called private. */
export type DeviceWrap = {
  readonly deviceKey: CryptoKey; // this origin's script can use it; nothing can read it out
  readonly userKey: string;
  readonly about: string;
};

/**
 * Wraps the user key, and what opening needs beside it, under a new device key. The key is stored as an object, never
 * as bytes.
 */
export async function wrapForDevice(userKey: Bytes, about: unknown): Promise<DeviceWrap> {
  const deviceKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  return {
    deviceKey,
    userKey: await wrapUserKey(userKey, deviceKey),
    about: await sealJson(about, deviceKey, ABOUT),
  };
}

/** Throws VaultError("cannot_open"). */
export async function unwrapFromDevice<About>(wrap: DeviceWrap): Promise<{ userKey: Bytes; about: About }> {
  const about = await openJson<About>(wrap.about, wrap.deviceKey, ABOUT);
  return { userKey: await unwrapUserKey(wrap.userKey, wrap.deviceKey), about };
}
