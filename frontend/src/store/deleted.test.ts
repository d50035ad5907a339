import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { closeVault } from '../vault/open-vault';
import { conflicts } from './conflicts';
import { entries } from './entries';
import { review } from './review';
import { looks, refused } from './looks';
import { rejected } from './rejected';
import { freshApp, person, reopenApp, sync } from './testing/app';
import { type FakeServer, json } from './testing/fake-server';
import { aliases, deletedElsewhere, fromAnother, onServer, synced } from './testing/two-sides';
import { isTheirDeletion } from './wire';

// Deletions that the person made, and such that only the server says.

let server: FakeServer;
let id: string;

beforeEach(async () => {
  server = await freshApp();
  id = await synced('Ash');
});

afterEach(() => closeVault());

const onIt = () => server.entries.get(`people/${id}`) ?? expect.fail();

describe('promise 5: a deletion that nobody made', () => {
  it.each([1, 2, 9])('under revision %i: the copy stays, also after a restart, until somebody has looked', async (revision) => {
    await deletedElsewhere(server, 'people', id, revision, false);
    await sync();
    await reopenApp();
    expect([aliases(), refused.value]).toEqual([['Ash'], [{ kind: 'people', id, reason: 'deleted' }]]);
  });

  it.each([
    ['of another entry', async () => server.write({ ...onIt(), kind: 'people', deleted_at: '2026-02-01T00:00:00Z', proof: await proofOf(await synced('Bo')) }, 2)],
    ['of an earlier time', async () => {
      const proof = await proofOf(id);
      entries.restore('people', id);
      await sync();
      server.write({ ...onIt(), kind: 'people', deleted_at: '2026-02-01T00:00:00Z', proof }, onIt().revision + 1);
    }],
  ])('with a proof %s', async (_what, attack) => {
    await attack();
    await sync();
    expect([aliases(), refused.value]).toEqual([['Ash'], [{ kind: 'people', id, reason: 'deleted' }]]);
  });

  it('in the answer to a write: the person is asked, and what they typed is kept', async () => {
    server.instead.push(() => json(200, { ...onIt(), revision: 3, cursor: 9, deleted_at: '2026-02-01T00:00:00Z', proof: '' }));
    entries.put('people', id, person('Ash, changed'));
    await sync();
    expect(conflicts.list.value).toMatchObject([{ id, mine: { words: { alias: 'Ash, changed' } }, theirs: null }]);
  });

  it('in the place of what a refused write was made upon', async () => {
    server.instead.push(() => json(422, { error: { code: 'invalid', message: '', fields: {}, detail: {} } }));
    entries.put('people', id, person('Ash, changed'));
    await sync();
    await deletedElsewhere(server, 'people', id, 2, false);
    await expect(rejected.discard(rejected.list.value[0]?.seq ?? -1)).rejects.toThrow('changed');
    expect(aliases()).toEqual(['Ash, changed']);
  });

  it('is undone on every device, or made one’s own', async () => {
    await deletedElsewhere(server, 'people', id, 2, false);
    await sync();
    await review.keepMine(looks.value[0] ?? expect.fail());
    await sync();
    expect([aliases(), refused.value, onIt().deleted_at, await onServer(server, id)]).toEqual([['Ash'], [], null, { alias: 'Ash' }]);
    await deletedElsewhere(server, 'people', id, onIt().revision + 1, false);
    await sync();
    await review.drop(looks.value[0] ?? expect.fail());
    await sync();
    expect([aliases(), refused.value, await isTheirDeletion(onIt(), 'people')]).toEqual([[], [], true]);
  });

  it('of an answer to a card that is still there', async () => {
    const { card, answer } = await answered();
    await deletedElsewhere(server, 'card-responses', answer, 2, false);
    await sync();
    expect([entries.find('cards', card)?.id, entries.find('card-responses', answer)?.id, refused.value]).toEqual([card, answer, [{ kind: 'card-responses', id: answer, reason: 'deleted' }]]);
  });
});

describe('a deletion of the person’s', () => {
  it('on this device carries its proof, and so does one that is sent again', async () => {
    entries.remove('people', id);
    server.instead.push(() => 'drop_answer');
    await sync();
    await sync();
    expect([aliases(), refused.value, await isTheirDeletion(onIt(), 'people')]).toEqual([[], [], true]);
    server.forget();
    expect(await isTheirDeletion(onIt(), 'people')).toBe(true);
  });

  it('on another device is taken, and undone as well', async () => {
    await deletedElsewhere(server, 'people', id, 2);
    await sync();
    expect([aliases(), refused.value]).toEqual([[], []]);
    await fromAnother(server, 'people', id, person('Ash again'), 4, {});
    await sync();
    expect([aliases(), refused.value]).toEqual([['Ash again'], []]);
  });

  it('of a card takes the answers to it along, which the server erases with it', async () => {
    const { card, answer } = await answered();
    await deletedElsewhere(server, 'cards', card, 2);
    await deletedElsewhere(server, 'card-responses', answer, 2, false);
    await sync();
    expect([entries.find('card-responses', answer), refused.value]).toEqual([undefined, []]);
  });

  it('from before, of what this device never had, is nothing to look at', async () => {
    await deletedElsewhere(server, 'people', '018f2b6e-0000-7000-8000-0000000000aa', 2, false);
    await sync();
    expect([aliases(), refused.value]).toEqual([['Ash'], []]);
  });
});

async function answered(): Promise<{ card: string; answer: string }> {
  const card = entries.put('cards', null, { columns: { origin: 'own', set_aside: false }, answers: {}, words: { text: 'mine' } } as never).id;
  const answer = entries.put('card-responses', null, { columns: { text: `card:${card}`, response: 'kept' }, answers: {}, words: {} } as never).id;
  await sync();
  return { card, answer };
}

/** Of a deletion that the person made and that was sent. */
async function proofOf(other: string): Promise<string> {
  entries.remove('people', other);
  await sync();
  return server.entries.get(`people/${other}`)?.proof ?? '';
}
