import { describe, expect, test } from 'vitest';

import { fourWords } from './four-words';

describe('four words', () => {
  test('are four different plain words', () => {
    const words = fourWords().split(' ');
    expect(new Set(words).size).toBe(4);
    for (const word of words) expect(word).toMatch(/^[a-z]{3,10}$/);
  });

  test('come from a list of 512, each as likely as another', () => {
    const seen = new Set<string>();
    for (let time = 0; time < 4_000; time += 1) for (const word of fourWords().split(' ')) seen.add(word);
    expect(seen.size).toBe(512);
  });
});
