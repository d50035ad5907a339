import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { entries } from '../../store';
import { rejected } from '../../store/rejected';
import { saveState } from '../../store/status';
import { freshApp, reopenApp, sync } from '../../store/testing/app';
import { error, type FakeServer } from '../../store/testing/fake-server';
import { closeVault } from '../../vault/open-vault';
import { answer, keep, saidIn } from './response';

const GAD = { key: 'gad-7', version: '1' };
let server: FakeServer;

beforeEach(async () => {
  server = await freshApp();
});

afterEach(() => closeVault());

const answers = (): unknown => saidIn(entries.find('measure-responses', 'a') ?? expect.fail('it is gone'))?.answers;

test('promise 43: what the server takes too soon stays on the device, and goes a week later', async () => {
  answer('a', GAD, '1', 2);
  await sync();
  answer('a', GAD, '2', 3);
  keep('a');
  server.instead.push(() => error(409, 'measure_too_soon'));
  await sync();
  expect(saveState.value).toBe('needs_attention');
  expect(rejected.list.value).toMatchObject([{ entry: { columns: { status: 'kept' } }, error: { code: 'measure_too_soon' } }]);
  await sync();
  await reopenApp();
  expect(answers()).toEqual({ '1': 2, '2': 3 });
  expect(server.entries.get('measure-responses/a')).toMatchObject({ status: 'answering' });
  await rejected.retry(rejected.list.value[0]?.seq ?? -1);
  await sync();
  expect(server.entries.get('measure-responses/a')).toMatchObject({ status: 'kept' });
  expect([answers(), saveState.value]).toEqual([{ '1': 2, '2': 3 }, 'saved_everywhere']);
});

async function broughtBackTooSoon(): Promise<void> {
  answer('a', GAD, '1', 2);
  keep('a');
  await sync();
  entries.remove('measure-responses', 'a');
  await sync();
  entries.restore('measure-responses', 'a');
  server.instead.push(() => error(409, 'measure_too_soon'));
  await sync();
  await reopenApp();
  expect(rejected.list.value).toMatchObject([{ error: { code: 'measure_too_soon' } }]);
}

test('promise 43: one that was deleted, and may not come back beside another of its week, stays on the device', async () => {
  await broughtBackTooSoon();
  expect([answers(), saveState.value]).toEqual([{ '1': 2 }, 'needs_attention']);
  await rejected.retry(rejected.list.value[0]?.seq ?? -1);
  await sync();
  await sync(); // what follows it
  expect([answers(), saveState.value]).toEqual([{ '1': 2 }, 'saved_everywhere']);
  expect(server.entries.get('measure-responses/a')?.deleted_at).toBeNull();
});

test('and is deleted as it was once the person lets go of it', async () => {
  await broughtBackTooSoon();
  await rejected.discard(rejected.list.value[0]?.seq ?? -1);
  await sync();
  expect([entries.find('measure-responses', 'a'), saveState.value]).toEqual([undefined, 'saved_everywhere']);
  expect(server.entries.get('measure-responses/a')?.deleted_at).not.toBeNull();
});
