// What Wycheproof gathered against libraries of cryptography, put to ours: second-way.test.ts runs it once more in a
// browser without the curves. tests/accounts/test_wycheproof.py runs it on the server, and looks over the cases.
import { createCipheriv, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { boxKey, openBox, sealBox } from './box';
import { type Bytes, concat, toBase64url, utf8 } from './bytes';
import { keyPairs, verify } from './curves';
import { deriveBoxKey, deriveBytes, deriveProofKey, sourceKey } from './hkdf';
import { openAsReader, sealToReader } from './hpke';

type Case = { id: number; flags: string[]; result: 'valid' | 'invalid' | 'acceptable' } & Record<string, string>;

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../tests/vectors/${name}.json`, import.meta.url), 'utf8'));
}

function cases(name: string): Case[] {
  return (read(`wycheproof/${name}`) as { cases: Case[] }).cases;
}

function hex(text = ''): Bytes {
  return Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

function told(text = ''): string {
  return new TextDecoder().decode(hex(text));
}

describe('AES-256-GCM', () => {
  it.each(cases('aes_gcm'))('case $id ($flags): $result', async ({ key, iv, aad, msg, ct, tag, result }) => {
    const box = concat(hex(iv), hex(ct), hex(tag));
    const opened = openBox(box, await boxKey(hex(key)), told(aad));
    if (result === 'invalid') return expect(opened).rejects.toThrow('cannot_open');
    expect(await opened).toEqual(hex(msg));
    for (const cut of [1, 4, 12, 16]) {
      await expect(openBox(box.slice(0, -cut), await boxKey(hex(key)), told(aad))).rejects.toThrow('cannot_open');
    }
  });
});

describe('HKDF-SHA-256', () => {
  it.each(cases('hkdf_sha256'))('case $id', async ({ ikm, okm }) => {
    const source = await sourceKey(hex(ikm));
    const derived = await deriveBytes(source, '');
    const wanted = hex(okm).slice(0, 32);
    expect(derived.slice(0, wanted.length)).toEqual(wanted);
    expect(await openBox(await sealBox(utf8('words'), await deriveBoxKey(source, ''), 'here'), await boxKey(derived), 'here')).toEqual(utf8('words'));
    const proof = await crypto.subtle.sign('HMAC', await deriveProofKey(source, ''), utf8('words'));
    expect(new Uint8Array(proof)).toEqual(mac(derived, utf8('words')));
  });
});

describe('Ed25519', () => {
  const given = cases('ed25519');

  it.each(given.filter(({ result }) => result !== 'acceptable'))('case $id ($flags): $result', async (one) => {
    expect(await verify(hex(one['public']), hex(one['sig']), hex(one['msg']))).toBe(one.result === 'valid');
  });

  // Wycheproof leaves these to each library. A key of small order is nobody's: anybody's words would hold under it. One
  // of mixed order can only have been made so by whoever holds it, and binds nobody else.
  it.each(given.filter(({ result }) => result === 'acceptable'))('case $id ($flags): both ways say the same', async (one) => {
    const held = await verify(hex(one['public']), hex(one['sig']), hex(one['msg']));
    expect(held).toBe(one.flags.includes('MixedOrderPublicKey'));
  });
});

/** What HPKE's sender does (RFC 9180, base mode) and an outcome of X25519 that is given to it. */
function sealed(dh: Bytes, enc: Bytes, reader: Bytes, info: string, plain: string): Bytes {
  const [key, nonce] = schedule(kemSecret(dh, enc, reader), info);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return concat(new Uint8Array(cipher.update(plain)), new Uint8Array(cipher.final()), new Uint8Array(cipher.getAuthTag()));
}

const KEM = concat(utf8('KEM'), hex('0020'));
const SUITE = concat(utf8('HPKE'), hex('002000010002'));
const NONE = new Uint8Array(0);

function kemSecret(dh: Bytes, enc: Bytes, reader: Bytes): Bytes {
  return expand(KEM, extract(KEM, NONE, 'eae_prk', dh), 'shared_secret', concat(enc, reader), 32);
}

function schedule(shared: Bytes, info: string): [Bytes, Bytes] {
  const context = concat(hex('00'), extract(SUITE, NONE, 'psk_id_hash', NONE), extract(SUITE, NONE, 'info_hash', utf8(info)));
  const secret = extract(SUITE, shared, 'secret', NONE);
  return [expand(SUITE, secret, 'key', context, 32), expand(SUITE, secret, 'base_nonce', context, 12)];
}

function extract(suite: Bytes, salt: Bytes, label: string, given: Bytes): Bytes {
  return mac(salt, concat(utf8('HPKE-v1'), suite, utf8(label), given));
}

function expand(suite: Bytes, key: Bytes, label: string, given: Bytes, length: number): Bytes {
  const message = concat(new Uint8Array([0, length]), utf8('HPKE-v1'), suite, utf8(label), given, hex('01'));
  return mac(key, message).slice(0, length);
}

function mac(key: Bytes, message: Bytes): Bytes {
  return new Uint8Array(createHmac('sha256', key).update(message).digest());
}

describe('X25519 in HPKE', () => {
  it('the schedule of this test is the RFC’s, and so is ours', async () => {
    const given = read('hpke') as Record<string, string>;
    const [key, nonce] = schedule(hex(given['shared_secret']), given['info'] ?? '');
    expect([key, nonce]).toEqual([hex(given['key']), hex(given['base_nonce'])]);
    const { x25519 } = await keyPairs(hex(given['skRm']), new Uint8Array(32));
    expect(x25519.publicKey).toEqual(hex(given['pkRm']));
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const ct = concat(new Uint8Array(cipher.update('words')), new Uint8Array(cipher.final()), new Uint8Array(cipher.getAuthTag()));
    expect(await openAsReader({ enc: toBase64url(hex(given['enc'])), ct: toBase64url(ct) }, x25519.key, given['info'] ?? '')).toEqual(utf8('words'));
  });

  it.each(cases('x25519'))('case $id ($flags)', async (one) => {
    const { x25519 } = await keyPairs(hex(one['private']), new Uint8Array(32));
    const enc = hex(one['public']);
    const copy = {
      enc: toBase64url(enc),
      ct: toBase64url(sealed(hex(one['shared']), enc, x25519.publicKey, 'here', 'words')),
    };
    if (!one.flags.includes('ZeroSharedSecret')) return expect(await openAsReader(copy, x25519.key, 'here')).toEqual(utf8('words'));
    // Sealed with the zeros that come out, so nothing else refuses it: whoever sends such a key knows the secret.
    await expect(openAsReader(copy, x25519.key, 'here')).rejects.toThrow('cannot_open');
    return expect(sealToReader(utf8('words'), copy.enc, 'here')).rejects.toThrow();
  });
});
