// Not in the first screen's script: a device is wrapped anew when its person says how it shall open.
import type { Bytes } from './bytes';
import { ABOUT, type DeviceWrap, type Wrapped } from './device-key';
import { sealJson } from './envelope';
import { wrapUserKey } from './user-key';

/** Wraps both under `key`: that of a lock, or that of a device without one. */
export async function wrapUnder(key: CryptoKey, userKey: Bytes, about: unknown): Promise<Wrapped> {
  return { userKey: await wrapUserKey(userKey, key), about: await sealJson(about, key, ABOUT) };
}

/** Wraps both under a new device key, which is stored beside them: from then on the device opens by itself. */
export async function wrapForDevice(userKey: Bytes, about: unknown): Promise<DeviceWrap> {
  const deviceKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  return { deviceKey, ...(await wrapUnder(deviceKey, userKey, about)) };
}
