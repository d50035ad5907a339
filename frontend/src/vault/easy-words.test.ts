import { describe, expect, test } from 'vitest';

import { problemOf } from './easy-words';
import { asMade, LISTS } from './made-words';

describe('words that are tried first are not taken', () => {
  test.each([
    'password1234',
    'Passwort 2024!',
    'pa-ss-wo-rd-12',
    'contraseña123',
    'qwertyuiop12',
    'asdfghjkl123',
    'zxcvbnm,./zxcvbnm',
    '123456789012',
    '210987654321',
    'aaaaaaaaaaaa',
    'abcabcabcabcabc',
    'lovelovelove',
    '!!!!!!!!!!!!',
    'attuneattune',
    'Attune Attune 2026',
    'therapy-notes-app',
    'iloveyou forever',
    'te amo te amo siempre',
    'international', // in the lists, as it is
    'manchesterunited',
    'thecakeisalie',
  ])('%j', (typed) => expect(problemOf(typed)).toBe('easy'));

  test('nor the name that somebody signs in by', () => {
    expect(problemOf('quiet-river-42!', 'quiet-river-42')).toBe('easy');
    expect(problemOf('Quiet River 42 quiet river 42', 'quiet-river-42')).toBe('easy');
    expect(problemOf('quiet river 42 behind our house', 'quiet-river-42')).toBeNull();
  });
});

describe('all others are, whatever they are made of', () => {
  test.each([
    'keep this just so',
    'i love you more than rain',
    'my password is a long song',
    'ΣΟΦΊΑ και θάλασσα',
    '春の海 ひねもすのたり のたりかな',
    'нет никого кроме нас',
    '847302916558',
    'UPPER CASE ONLY HERE',
    'x'.repeat(5) + ' marks one spot on a map',
  ])('%j', (typed) => expect(problemOf(typed)).toBeNull());

  test.each(Object.entries(LISTS))('made words too: %s', async (tag, list) => {
    const { WORDS } = await list();
    for (let at = 0; at + 4 <= WORDS.length; at += 4) {
      const made = WORDS.slice(at, at + 4).join(' ');
      expect(await asMade(made, tag === 'en' ? 'here' : 'elsewhere')).not.toBeNull();
      expect(problemOf(made), made).toBeNull();
    }
  });

  test('a whole page that was pasted, and at once', () => {
    for (const said of ['Behind the house a river goes by. ', 'qwert zuiop 1234 ']) expect(problemOf(said.repeat(300) + 'and nobody knows'), said).toBeNull();
  }, 2_000);

  test('too short is said first', () => expect(problemOf('password')).toBe('short'));
});
