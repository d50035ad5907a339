import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { closeVault } from '../vault/open-vault';
import { db, type EntryRow, type StoredOperation } from './db';
import { entries } from './entries';
import type { Fields, Held } from './kinds';
import { sealHeld } from './local';
import { rejected } from './rejected';
import { freshApp, person, reopenApp, sync } from './testing/app';
import type { FakeServer } from './testing/fake-server';
import { OWNER } from './testing/person';

// What an app before this one left on a device: the names in its rows are not those of now.

const ID = '018f2b6e-0000-7000-8000-0000000000aa';

let server: FakeServer;

beforeEach(async () => {
  server = await freshApp();
});

afterEach(() => closeVault());

/** What a person wrote, as it was sealed then. */
async function sealedThen(alias: string, columns: Fields): Promise<string> {
  const { columns: now, ...rest } = person(alias);
  const { status: _, ...others } = now;
  return sealHeld({ ...rest, columns: { ...others, ...columns }, created_at: '2026-06-01T12:00:00Z', updated_at: '2026-06-01T12:00:00Z' } as unknown as Held, {
    kind: 'people',
    id: ID,
  });
}

async function leave(row: Partial<EntryRow>, operation: Partial<StoredOperation> | null): Promise<void> {
  const place = { owner: OWNER, kind: 'people', id: ID };
  const database = await db();
  await database.put('entries', { ...place, revision: 0, deleted: false, box: null, ...row });
  if (operation) await database.put('outbox', { ...place, key: crypto.randomUUID(), act: 'put', base: 0, state: 'waiting', box: '', ...operation });
}

const columnsOnServer = (): object | undefined => server.entries.get(`people/${ID}`);

it('a person sealed with a standing opens with that status', async () => {
  await leave({ revision: 1, box: await sealedThen('Otter', { standing: 'died' }) }, null);
  await reopenApp();
  const { columns } = entries.find('people', ID) ?? {};
  expect(columns).toMatchObject({ status: 'died' });
  expect(columns).not.toHaveProperty('standing');
});

it.each(['waiting', 'sent'] as const)('promise 36: a write that is %s arrives with the status that was its standing', async (state) => {
  const box = await sealedThen('Otter', { standing: 'ended' });
  await leave({ box }, { box, state });
  await reopenApp();
  await sync();
  expect(columnsOnServer()).toMatchObject({ status: 'ended' });
  expect(columnsOnServer()).not.toHaveProperty('standing');
});

it('what an old app changed beside a newer one counts, for it wrote nothing but the standing', async () => {
  await leave({ revision: 1, box: await sealedThen('Otter', { status: 'present', standing: 'died' }) }, null);
  await reopenApp();
  expect(entries.find('people', ID)?.columns.status).toBe('died');
});

it('promises 36 and 43: a write that was parked asks for a look, and goes when it is tried again', async () => {
  const box = await sealedThen('Otter', { standing: 'ended' });
  const error = { status: 400, code: 'parse_error', message: 'No.', fields: {} };
  await leave({ box }, { box, state: 'parked' as 'rejected', error });
  await reopenApp();
  expect(entries.stateOf('people', ID)).toBe('rejected');
  await sync();
  expect(columnsOnServer()).toBeUndefined();
  await rejected.retry(rejected.list.value[0]?.seq ?? -1);
  await sync();
  expect(columnsOnServer()).toMatchObject({ status: 'ended' });
});

it('the key with which a device opened by itself is gone, whoever is offline at the time', async () => {
  await (await db()).put('meta', { name: 'device', owner: OWNER, deviceKey: 'raw on the disk', userKey: 'wrapped' } as never);
  await reopenApp();
  expect(await (await db()).get('meta', 'device')).toBeUndefined();
});
