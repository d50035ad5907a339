import { onForget } from '../vault/forget';
import { requireVault, vault } from '../vault/open-vault';
import { type Act, storeFailed, storeWorked } from './db';
import { baseRevisionOf } from './editing';
import { sealHeld } from './local';
import { record } from './outbox';
import { refreshOutbox, storageTrouble, storing } from './status';
import { syncSoon } from './sync';
import { tellTabs } from './tabs';
import { type Dirty, dirty, turn } from './dirty';

const RETRY_MS = 3_000;

let running: Promise<void> | null = null;
let retry: ReturnType<typeof setTimeout> | undefined;

/** Takes a change for the device's store. At once in memory; `settled` says when it is in the store. */
export function persist(change: Dirty): void {
  const key = `${change.kind}/${change.id}`;
  const before = dirty.get(key);
  const upon = change.upon ?? before?.upon;
  const next = { ...change, act: merged(before?.act, change.act), ...(upon === undefined ? {} : { upon }) };
  dirty.set(key, next);
  turn.hold(key, { ...next, upon: upon ?? baseRevisionOf(change.kind, change.id) ?? change.revision });
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
  const aside = new Set<string>(); // what could not be stored, and holds up no other
  for (let next = nextBut(aside); next && vault.peek(); next = nextBut(aside)) {
    const [key, change] = next;
    try {
      await store(key, change);
    } catch (error) {
      if (!vault.peek()) return;
      // A full disk, or a browser that took the store away: the next round has another one.
      if (!(error instanceof DOMException && (await storeFailed(error)))) aside.add(key);
    }
    count();
  }
  // The words stay on the screen, and the state says so.
  storageTrouble.value = aside.size > 0;
  if (aside.size > 0) retry = setTimeout(() => void run(), RETRY_MS);
}

function nextBut(aside: ReadonlySet<string>): [string, Dirty] | undefined {
  for (const next of dirty) if (!aside.has(next[0])) return next;
  return undefined;
}

async function store(key: string, change: Dirty): Promise<void> {
  const { owner } = requireVault();
  const { kind, id, revision, act, held, upon } = change;
  const box = await sealHeld(held, change);
  await record({ owner, kind, id, revision, act, box, ...(upon === undefined ? {} : { upon }) });
  if (dirty.get(key) === change) turn.drop(key); // else it was typed on meanwhile, and comes round again
  await refreshOutbox([{ kind, id }]);
  if (dirty.get(key) === change) dirty.delete(key);
  storeWorked();
  tellTabs({ type: 'changed', owner, entries: [{ kind, id }] });
  syncSoon();
}

function count(): void {
  storing.value = dirty.size;
}

onForget(() => {
  clearTimeout(retry);
  dirty.clear();
  count();
});
