import { describe, expect, it } from 'vitest';

import { boxKey } from './box';
import { random } from './bytes';
import { openAtOnce, type SealAtOnce, sealsAtOnce } from './at-once';

const AAD = 'v1|local|pressed|x';
const PLACE = 'people/one';
const TEXT = '{"words":{"alias":"Ash Ñandú"}}';

const made = async (under: CryptoKey): Promise<SealAtOnce> => sealsAtOnce(under, AAD);

describe('what is sealed at once', () => {
  it('opens under its key and its label, and under no other', async () => {
    const under = await boxKey(random(32));
    const box = (await made(under))(TEXT, PLACE);
    expect(box).not.toContain('Ash');
    expect(await openAtOnce(box, under, AAD, PLACE)).toBe(TEXT);
    await expect(openAtOnce(box, await boxKey(random(32)), AAD, PLACE)).rejects.toThrow('cannot_open');
    await expect(openAtOnce(box, under, `${AAD}y`, PLACE)).rejects.toThrow('cannot_open');
    await expect(openAtOnce(box, under, AAD, 'people/two')).rejects.toThrow('cannot_open');
  });

  it('opens no more once a letter of it is another, or it is cut', async () => {
    const under = await boxKey(random(32));
    const box = (await made(under))(TEXT, PLACE);
    for (let at = 0; at < box.length; at += 97) {
      const other = box[at] === 'A' ? 'B' : 'A';
      await expect(openAtOnce(box.slice(0, at) + other + box.slice(at + 1), under, AAD, PLACE)).rejects.toThrow();
      await expect(openAtOnce(box.slice(0, at), under, AAD, PLACE)).rejects.toThrow('cannot_open');
    }
  });

  it('is another box each time, of the size that the text is padded to', async () => {
    const seal = await made(await boxKey(random(32)));
    const boxes = Array.from({ length: 50 }, () => seal(TEXT, PLACE));
    expect(new Set(boxes.flatMap((box) => box.split('.').slice(1))).size).toBe(100);
    expect(new Set([...boxes, seal('', PLACE)].map(({ length }) => length)).size).toBe(1);
  });

  it('holds a long text as well', async () => {
    const under = await boxKey(random(32));
    const text = 'ñ'.repeat(200_000);
    expect(await openAtOnce((await made(under))(text, PLACE), under, AAD, PLACE)).toBe(text);
  });
});
