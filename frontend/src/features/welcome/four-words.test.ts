import { describe, expect, test } from 'vitest';

import { LISTS } from '../../vault/made-words';
import { fourWords } from './four-words';

describe.each(Object.entries(LISTS))('four words in %s', (_tag, load) => {
  test('are four different plain words', async () => {
    const words = fourWords((await load()).WORDS).split(' ');
    expect(new Set(words).size).toBe(4);
    for (const word of words) expect(word).toMatch(/^[a-z]{3,10}$/);
  });

  test('come from a list of 512, each as likely as another', async () => {
    const { WORDS: list } = await load();
    const seen = new Set<string>();
    for (let time = 0; time < 4_000; time += 1) for (const word of fourWords(list).split(' ')) seen.add(word);
    expect(seen.size).toBe(512);
  });
});
