import { effect } from '@preact/signals';

import { session } from '../../../session/state';
import { entries } from '../../../store';
import { type CursorRow, db } from '../../../store/db';
import { saveState } from '../../../store/status';
import { after } from '../../../pwa/worker';
import { forgetPool, keepPool, openPool, type Pool } from '../../../sw/pool';
import { onForget, onSignOut } from '../../../vault/forget';
import { vault } from '../../../vault/open-vault';
import { loadAspects } from '../../../entries/aspects';
import { today } from '../../../i18n/calendar';
import { noted } from '../../../library/choosing';
import { library, textOf } from '../../../library/texts';
import { type ReminderContent, reminders } from '../../../api/reminders';
import { chooseTexts, contentsInWords, sources } from './choose';

const SOON_MS = 500;
const SETTLE_MS = 1000;
const UNKNOWN = -1; // older than every write

let running: (() => void) | null = null;
let generation = 0; // one for each time the pool was given up
let known = UNKNOWN; // the last write of the owner's that what is open here surely holds
let contents: readonly ReminderContent[] | null = null; // null: not heard yet
let written = '';
let queue: Promise<void> = Promise.resolve();
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Keeps the texts for notes with words as they have to be: written anew at once when something they are made of
 * changes, and gone when nobody wants words, on a device that others use, and at sign-out. A lock leaves it. Call it
 * once the vault is open.
 */
export async function keepWords(): Promise<void> {
  if (running) return;
  running = () => undefined; // taken
  const mine = generation;
  const before = await openPool().catch(() => null);
  known = before?.cursor ?? (await settledCursor().catch(() => UNKNOWN));
  const here = await loadAspects('reminding').then(
    () => true,
    () => false,
  );
  if (mine !== generation) return; // the vault was closed in the meantime
  if (!here) return giveUp(); // nothing can say what still may stand there
  contents = before && (Object.keys(before.texts) as ReminderContent[]);
  textOf(''); // the library as this device has it, also where Today was not opened
  await noted();
  if (mine !== generation) return;
  running = effect(follow);
  globalThis.document?.addEventListener('visibilitychange', look);
}

/** Reads everything that the pool depends on, so that a change of any of it comes here. */
function follow(): void {
  const { state, user, privateDevice } = session.value;
  if (!vault.value || state !== 'open') return;
  if (reminders.value) contents = contentsInWords(reminders.value);
  const from = sources(library.value, entries.of('card-responses').value, today());
  void saveState.value; // a write that has arrived has moved the cursor
  if (user?.role !== 'client' || !privateDevice || contents?.length === 0) return giveUp();
  if (contents === null) return; // nobody has said yet that words are wanted
  write({ cursor: known, texts: chooseTexts(contents, from, today()) });
  look();
}

function write(pool: Pool): void {
  const now = JSON.stringify(pool);
  if (now === written) return;
  written = now;
  const mine = generation;
  // a text that must go may be in it
  queue = queue.then(() => (mine === generation ? keepPool(pool, () => mine === generation) : undefined)).catch(giveUp);
}

/** Writes nothing more: what stands there was chosen to be read on a locked device. */
function letBe(): void {
  generation += 1;
  written = '';
  clearTimeout(timer);
}

function giveUp(): void {
  letBe();
  queue = queue.then(forgetPool).catch(() => undefined);
}

/** Soon: which write of the owner's this device has heard of. */
function look(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void readCursor().catch(() => undefined), SOON_MS);
}

async function readCursor(): Promise<void> {
  const owner = vault.peek()?.owner;
  const cursor = await settledCursor();
  if (cursor === known || owner === undefined || vault.peek()?.owner !== owner) return;
  known = cursor;
  follow();
}

async function settledCursor(): Promise<number> {
  const row = (await (await db()).get('meta', `cursor/${vault.peek()?.owner ?? ''}`)) as CursorRow | undefined;
  await after(SETTLE_MS); // another tab may have moved the cursor, and tells this one what came with it
  return row?.cursor ?? UNKNOWN;
}

onForget(() => {
  running?.();
  running = null;
  globalThis.document?.removeEventListener('visibilitychange', look);
  [known, contents] = [UNKNOWN, null];
  letBe();
  return queue;
});

onSignOut(() => {
  giveUp();
  return queue;
});
