import { onForget } from '../vault/forget';
import { requireVault, vault } from '../vault/open-vault';
import { db, storeFailed } from './db';
import { turn } from './dirty';
import { openDraft, sealDraft } from './local';
import { tellTabs } from './tabs';

// Where somebody was in a screen: the step, the caret, a choice not made yet. Stays on the device.

const open = new Map<string, unknown>();
/** The writes that are on their way into the store. */
export const writing = new Map<string, Promise<void>>();
const waiting = new Map<string, Promise<void>>();

const placeOf = (name: string): string => `drafts/${name}`;

/** The draft under this name, at once. The caller knows what it once set. */
function get<Value>(name: string): Value | undefined {
  return open.get(name) as Value | undefined;
}

/**
 * Keeps anything JSON can hold, sealed. Resolves when it is in the store; a device that can't store it keeps it in
 * memory.
 */
function set(name: string, value: unknown): Promise<void> {
  requireVault();
  open.set(name, structuredClone(value));
  turn.hold(placeOf(name), { name, value });
  return queue(name);
}

function remove(name: string): Promise<void> {
  open.delete(name);
  turn.hold(placeOf(name), { name });
  return queue(name);
}

/** One write at a time for a name, and always of the newest value. */
function queue(name: string): Promise<void> {
  // One that has not begun yet will take the newest value anyway: a caret that moves fast must not hold up what is
  // written.
  const soon = waiting.get(name);
  if (soon) return soon;
  const next = (writing.get(name) ?? Promise.resolve())
    .then(() => {
      waiting.delete(name);
      return write(name);
    })
    .catch((error: unknown) => again(name, error));
  waiting.set(name, next);
  writing.set(name, next);
  void next.then(() => {
    if (writing.get(name) === next) writing.delete(name);
  });
  return next;
}

async function write(name: string): Promise<void> {
  const owner = vault.peek()?.owner;
  if (owner === undefined) return;
  if (open.has(name)) {
    const box = await sealDraft(open.get(name), name);
    await (await db()).put('drafts', { owner, name, box });
  } else await (await db()).delete('drafts', [owner, name]);
  if (!waiting.has(name)) turn.drop(placeOf(name));
  tellTabs({ type: 'draft', owner, name });
}

/**
 * As another tab wrote it: what is written here next begins from that. Not over what is on its way from here, or was
 * written here meanwhile.
 */
export async function followDraft(name: string): Promise<void> {
  const here = vault.peek();
  if (!here || writing.has(name)) return;
  const before = open.get(name);
  const row = await (await db()).get('drafts', [here.owner, name]);
  const value = row && (await openDraft(row.box, name));
  if (vault.peek() !== here || writing.has(name) || open.get(name) !== before) return;
  if (row) open.set(name, value);
  else open.delete(name);
}

/**
 * With the store opened anew, and where that refuses it too with the page's memory in its place. A vault that was
 * closed meanwhile ends it.
 */
async function again(name: string, error: unknown): Promise<void> {
  if (!(error instanceof DOMException && (await storeFailed(error).catch(() => false)))) return;
  await write(name).catch((next: unknown) => again(name, next));
}

/** Every draft of the person as it stands. */
export function allDrafts(): readonly (readonly [name: string, value: unknown])[] {
  return [...open];
}

/**
 * Opens what this person left on the device. One that does not open is dropped: it says where somebody was, not what
 * they wrote.
 */
export async function loadDrafts(): Promise<void> {
  const { owner } = requireVault();
  const database = await db();
  for (const { name, box } of await database.getAllFromIndex('drafts', 'owner', owner)) {
    try {
      open.set(name, await openDraft(box, name));
    } catch {
      await database.delete('drafts', [owner, name]);
    }
  }
}

onForget(() => open.clear());

export const drafts = { get, set, remove } as const;
