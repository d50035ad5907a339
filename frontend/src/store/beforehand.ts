import { vault } from '../vault/open-vault';
import { onThisBrowser } from '../vault/web-storage';
import { isDirty } from './dirty';
import { entries } from './index';
import type { EntryContent, Kind } from './kinds';
import { openDraft, sealDraft } from './local';
import { PRESSED } from './places';
import { uuid7 } from './uuid7';

// A press that has to hold although the page goes in that very moment. Sealing and the device's store each answer in a
// turn of their own, and a page that goes has none left. So what the press will write is sealed before it comes, and
// stands in the browser's small storage, which takes it at once, from the press until the store has it. Whoever finds
// it there has a sealed box like all the others, and learns nothing of what it says.

type Pressed<K extends Kind> = { readonly kind: K; readonly id: string; readonly content: EntryContent<K> };

/** Gives back what the press does. Throws VaultError("locked"), and so does the press. */
export async function sealBeforehand<K extends Kind>(kind: K, content: EntryContent<K>): Promise<() => void> {
  const pressed = { kind, id: uuid7(), content };
  const box = await sealDraft(pressed, PRESSED);
  return () => {
    onThisBrowser.set(PRESSED, box);
    write(pressed);
  };
}

/** Writes what was pressed just before the page went. What somebody else pressed stays, sealed, until they are here. */
export async function takeUp(): Promise<void> {
  const box = onThisBrowser.get(PRESSED);
  const pressed = box === null ? null : await openDraft(box, PRESSED).catch(() => null);
  if (pressed) write(pressed as Pressed<Kind>);
}

function write<K extends Kind>({ kind, id, content }: Pressed<K>): void {
  if (!entries.find(kind, id)) entries.put(kind, id, content);
  void entries.settled().then(() => {
    if (vault.peek() && !isDirty(kind, id)) onThisBrowser.remove(PRESSED);
  });
}
