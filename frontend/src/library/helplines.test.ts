import { describe, expect, test } from 'vitest';

import { helpFor, helplines, message, telephone } from './helplines';

describe('promise 7: Help now', () => {
  test('shows no number that nobody checked, but the emergency number of the country', () => {
    const { emergency, lines } = helpFor('US');
    expect(emergency?.number).toBe('911');
    expect(lines.every((line) => line.verified)).toBe(true);
  });

  test.each(Object.keys(helplines))('has something to offer in %s', (code) => {
    expect(helpFor(code).lines.length).toBeGreaterThan(0);
  });

  test('always ends with a way to find a line elsewhere, once', () => {
    for (const code of ['GB', 'ANY', '', 'nowhere']) {
      expect(helpFor(code).lines.filter((line) => line.web === 'findahelpline.com')).toHaveLength(1);
    }
  });

  test('links hold digits alone, and the word to send', () => {
    expect(telephone('1-800-799-7233')).toBe('tel:18007997233');
    expect(message('741741', 'HOME')).toBe('sms:741741?&body=HOME');
    expect(message('85258')).toBe('sms:85258');
  });
});
