import { onForget } from '../vault/forget';
import { requireVault, vault } from '../vault/open-vault';
import { type Act, storeFailed, storeWorked } from './db';
import { sealHeld } from './local';
import { record } from './outbox';
import { refreshOutbox, storageTrouble, storing } from './status';
import { syncSoon } from './sync';
import { tellTabs } from './tabs';
import { type Dirty, dirty } from './dirty';

const RETRY_MS = 3_000;

let running: Promise<void> | null = null;
let retry: ReturnType<typeof setTimeout> | undefined;

/** Takes a change for the device's store. At once in memory; `settled` says when it is in the store. */
export function persist(change: Dirty): void {
  const key = `${change.kind}/${change.id}`;
  dirty.set(key, { ...change, act: merged(dirty.get(key)?.act, change.act) });
  count();
  void run();
}

/** What two changes in a row amount to, when the first one was not stored yet. */
function merged(before: Act | undefined, act: Act): Act {
  if (before === 'restore' && act === 'put') return 'restore';
  if (before === 'delete' && act === 'restore') return 'put';
  return act;
}

/** Resolves when everything taken so far is in the store, or could not be put there (see `storageTrouble`). */
export function settled(): Promise<void> {
  return run();
}

function run(): Promise<void> {
  running ??= drain().finally(() => {
    running = null;
    count();
  });
  // Something may have come in while the last round was ending.
  return running.then(() => (dirty.size > 0 && !storageTrouble.peek() && vault.peek() ? run() : undefined));
}

async function drain(): Promise<void> {
  clearTimeout(retry);
  while (dirty.size > 0 && vault.peek()) {
    const [key, change] = dirty.entries().next().value ?? [];
    if (key === undefined || change === undefined) return;
    try {
      const { owner } = requireVault();
      const { kind, id, revision, act, held } = change;
      const box = await sealHeld(held, change);
      await record({ owner, kind, id, revision, act, box });
      await refreshOutbox([{ kind, id }]);
      if (dirty.get(key) === change) dirty.delete(key); // else it was typed on meanwhile, and comes round again
      storeWorked();
      storageTrouble.value = false;
      tellTabs({ type: 'changed', owner, entries: [{ kind, id }] });
      syncSoon();
    } catch (error) {
      if (!vault.peek()) return;
      // A full disk, or a browser that took the store away: the next round has another one.
      if (await storeFailed(error)) continue;
      // The words stay on the screen, and the state says so.
      storageTrouble.value = true;
      retry = setTimeout(() => void run(), RETRY_MS);
      return;
    }
    count();
  }
}

function count(): void {
  storing.value = dirty.size;
}

onForget(() => {
  clearTimeout(retry);
  dirty.clear();
  count();
});
