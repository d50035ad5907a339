import { createCipheriv } from 'node:crypto';

import { describe, expect, it, test } from 'vitest';

import { boxKey, pad } from './box';
import { type Bytes, random, utf8 } from './bytes';
import { openAtOnce, type SealAtOnce, sealsAtOnce, tagOf } from './one-time';

const AAD = 'v1|local|pressed|x';
const TEXT = '{"words":{"alias":"Ash Ñandú"}}';

const hex = (text: string): Bytes => Uint8Array.from(text.match(/../g) ?? [], (byte) => parseInt(byte, 16));
const made = async (under: CryptoKey): Promise<SealAtOnce> => sealsAtOnce(under, AAD);

describe('what is sealed at once', () => {
  it('opens under its key and its label, and under no other', async () => {
    const under = await boxKey(random(32));
    const box = (await made(under)).seal(TEXT) ?? '';
    expect(box).not.toContain('Ash');
    expect(await openAtOnce(box, under, AAD)).toBe(TEXT);
    await expect(openAtOnce(box, await boxKey(random(32)), AAD)).rejects.toThrow('cannot_open');
    await expect(openAtOnce(box, under, `${AAD}y`)).rejects.toThrow('cannot_open');
  });

  it('opens no more once a letter of it is another, or it is cut', async () => {
    const under = await boxKey(random(32));
    const box = (await made(under)).seal(TEXT) ?? '';
    for (let at = 0; at < box.length; at += 97) {
      const other = box[at] === 'A' ? 'B' : 'A';
      await expect(openAtOnce(box.slice(0, at) + other + box.slice(at + 1), under, AAD)).rejects.toThrow();
      await expect(openAtOnce(box.slice(0, at), under, AAD)).rejects.toThrow('cannot_open');
    }
  });

  it('takes a part of the stream once, and says when it comes to its end', async () => {
    const under = await boxKey(random(32));
    const seals = await made(under);
    const boxes: string[] = [];
    for (let box = seals.seal(TEXT); box !== null; box = seals.seal(TEXT)) boxes.push(box);
    expect(boxes.length).toBeGreaterThan(100);
    expect(new Set(boxes.map((box) => box.split('.')[1])).size).toBe(boxes.length);
    expect(new Set(boxes.map((box) => box.split('.')[2])).size).toBe(boxes.length);
    expect(await openAtOnce(boxes.at(-1) ?? '', under, AAD)).toBe(TEXT);
    expect([(await made(under)).worn(), seals.worn()]).toEqual([false, true]);
  });

  it('gives nothing for a text that is longer than the stream', async () => {
    expect((await made(await boxKey(random(32)))).seal('x'.repeat(200_000))).toBeNull();
  });
});

// RFC 8439, A.3: numbers 1 and 7 to 11.
test.each([
  ['00'.repeat(32), '00'.repeat(64), '00'.repeat(16)],
  [`02${'00'.repeat(31)}`, 'ff'.repeat(16), `03${'00'.repeat(15)}`],
  [`02${'00'.repeat(15)}${'ff'.repeat(16)}`, `02${'00'.repeat(15)}`, `03${'00'.repeat(15)}`],
  [`01${'00'.repeat(31)}`, `${'ff'.repeat(16)}f0${'ff'.repeat(15)}11${'00'.repeat(15)}`, `05${'00'.repeat(15)}`],
  [`01${'00'.repeat(31)}`, `${'ff'.repeat(16)}fb${'fe'.repeat(15)}${'01'.repeat(16)}`, '00'.repeat(16)],
  [`02${'00'.repeat(31)}`, `fd${'ff'.repeat(15)}`, `fa${'ff'.repeat(15)}`],
  [
    `0100000000000000040000000000000000${'00'.repeat(15)}`,
    `e33594d7505e43b900000000000000003394d7505e4379cd01${'00'.repeat(7)}${'00'.repeat(16)}01${'00'.repeat(15)}`,
    `14${'00'.repeat(7)}55${'00'.repeat(7)}`,
  ],
  [`0100000000000000040000000000000000${'00'.repeat(15)}`, `e33594d7505e43b900000000000000003394d7505e4379cd01${'00'.repeat(7)}${'00'.repeat(16)}`, `13${'00'.repeat(15)}`],
])('the tag is that of Poly1305: %s over %s', (key, blocks, tag) => {
  expect(Buffer.from(tagOf(hex(blocks), hex(key))).toString('hex')).toBe(tag);
});

test('and the one that another implementation gives', () => {
  for (let length = 1; length < 4_000; length += 577) {
    const [key, nonce, text] = [random(32), random(12), pad(utf8('x'.repeat(length)))];
    const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
    cipher.setAAD(text, { plaintextLength: 0 });
    cipher.final();
    const lengths = new Uint8Array(16);
    new DataView(lengths.buffer).setBigUint64(0, BigInt(text.length), true);
    const oneTime = createCipheriv('chacha20', key, Buffer.concat([Buffer.alloc(4), nonce])).update(Buffer.alloc(32));
    const covered = new Uint8Array([...text, ...lengths]);
    expect(Buffer.from(tagOf(covered, new Uint8Array(oneTime))).equals(cipher.getAuthTag())).toBe(true);
  }
});
