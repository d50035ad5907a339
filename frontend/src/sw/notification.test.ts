import { describe, expect, it } from 'vitest';

import { LINES } from './lines';
import { lineFor, pathFor, readNotification } from './notification';

const payload = (more: object): string => JSON.stringify({ web_push: 8030, d: 'abcdefgh1234', ...more });

describe('readNotification', () => {
  it('takes the token and the tag', () => {
    expect(readNotification(payload({ notification: { title: 'x', tag: 'note-7' } }))).toEqual({
      token: 'abcdefgh1234',
      tag: 'note-7',
      silent: false,
      words: null,
    });
  });

  it('uses the token as the tag when there is none, so that a repeat still replaces the first', () => {
    expect(readNotification(payload({})).tag).toBe('abcdefgh1234');
  });

  it.each([undefined, '', 'null', '{', '[]', '"text"', '{"d":5}', '{"d":"a/../b-and-more"}', '{"d":"short"}'])(
    'makes a note without a token of %j',
    (broken) => {
      expect(readNotification(broken)).toEqual({ token: null, tag: 'note', silent: false, words: null });
    },
  );
});

describe('words in a note', () => {
  it('takes the content, and the write that they must be newer than', () => {
    expect(readNotification(payload({ w: { content: 'kind_moment', since: 7 } })).words).toEqual({ content: 'kind_moment', since: 7 });
  });

  it('takes those of a message from before the content had its name', () => {
    expect(readNotification(payload({ w: { kind: 'kind_moment', since: 7 } })).words).toEqual({ content: 'kind_moment', since: 7 });
  });

  it.each([null, 5, 'x', {}, { content: 'affirmation' }, { content: 'affirmation', since: '7' }, { content: 'affirmation', since: 0.5 }, { content: '../x', since: 1 }])(
    'takes %j for a hint without words',
    (w) => {
      const notification = readNotification(payload({ w }));
      expect([notification.token, notification.words]).toEqual(['abcdefgh1234', null]);
    },
  );
});

describe('lineFor', () => {
  it('gives one delivery the same line every time', () => {
    const notification = readNotification(payload({}));
    expect(new Set(Array.from({ length: 20 }, () => lineFor(notification, LINES.en.plain))).size).toBe(1);
  });

  it.each(Object.entries(LINES))('promise 6: uses every line over many deliveries, and no other (%s)', (_language, { plain }) => {
    const used = Array.from({ length: 400 }, () => lineFor(readNotification(payload({ d: crypto.randomUUID() })), plain));
    expect(new Set(used)).toEqual(new Set(plain));
  });
});

it('leads to the card of the delivery, or to the first page', () => {
  expect([pathFor('abcdefgh'), pathFor(null)]).toEqual(['/?note=abcdefgh', '/']);
});
