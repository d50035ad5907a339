import { vault } from '../vault/open-vault';
import { onForget } from '../vault/forget';
import { openAtOnce, type SealAtOnce, sealsAtOnce } from '../vault/at-once';
import { onThisBrowser } from '../vault/web-storage';
import { withTheirCare } from './care';
import { type Dirty, isDirty, turn } from './dirty';
import { drafts } from './drafts';
import { entries } from './entries';
import type { EntryContent, Held, Kind, OpenEntry } from './kinds';
import { openDraft } from './local';
import { findOn, show } from './opened';
import { justTyped } from './order';
import { persist } from './persist';
import { OVERTAKEN, PRESSED } from './places';
import { stateOf } from './status';

// A press holds although the page goes in that very moment. Sealing and the device's store each answer in a turn of
// their own, and a page that goes has none left. So whatever is written is sealed at once (vault/at-once.ts), and
// stands in the browser's small storage, which takes it at once, until the store has it. Whoever finds it there has a
// sealed box under a name that the store has too, and learns nothing of what it says.

type Draft = { readonly name: string; readonly value?: unknown };

type Pressed = { readonly at: number; readonly what: Dirty | Draft };

type Found = { readonly name: string; readonly box: string; readonly place: string; readonly overtaken: boolean; readonly pressed: Pressed };

let seals: SealAtOnce | null = null;
let pressed = 0;
/** What this page put there, or took up from there: another tab may have put something newer in its place. */
const ours = new Map<string, string>();

const prefixOf = (owner: string): string => `${PRESSED}/${owner}/`;
const labelOf = (owner: string): string => `v1|local|pressed|${owner}`;

turn.hold = (place, what) => {
  const box = sealed(what, place);
  const owner = vault.peek()?.owner;
  if (box && owner !== undefined) stands(prefixOf(owner) + place, box);
  if (!seals) void ready();
};

function stands(name: string, box: string): void {
  ours.set(name, box);
  onThisBrowser.set(name, box);
}

function sealed(what: unknown, place: string): string | null | undefined {
  try {
    pressed = Math.max(pressed + 1, Date.now());
    return seals?.(JSON.stringify({ at: pressed, what }), place);
  } catch {
    return null; // what can't be sealed is told by whoever puts it into the store
  }
}

turn.drop = (place) => {
  const owner = vault.peek()?.owner; // closed meanwhile: what was pressed may not be there
  const name = `${prefixOf(owner ?? '')}${place}`;
  if (owner !== undefined && onThisBrowser.get(name) === ours.get(name)) onThisBrowser.remove(name);
  ours.delete(name);
};

/** From then on what is written holds from its turn. */
async function ready(): Promise<void> {
  const here = vault.peek();
  const next = here && (await sealsAtOnce(here.keys.device, labelOf(here.owner)).catch(() => null));
  if (next && vault.peek() === here) seals = next;
}

/**
 * Writes what was pressed just before the page went, and makes ready for what will be. What somebody else pressed
 * stays, sealed, until they are here.
 */
export async function takeUp(): Promise<void> {
  const here = vault.peek();
  if (!here) return;
  const prefix = prefixOf(here.owner);
  const found: Found[] = [];
  for (const name of onThisBrowser.names().filter((one) => one.startsWith(prefix))) {
    const overtaken = name.startsWith(prefix + OVERTAKEN);
    const place = name.slice(prefix.length + (overtaken ? OVERTAKEN.length : 0));
    const box = onThisBrowser.get(name) ?? '';
    const said = await openAtOnce(box, here.keys.device, labelOf(here.owner), place).catch(() => null);
    if (vault.peek() !== here) return;
    if (said !== null) found.push({ name, box, place, overtaken, pressed: JSON.parse(said) as Pressed });
    else if (onThisBrowser.get(name) === box) onThisBrowser.remove(name);
  }
  // In the order of the presses: what is about somebody new comes after them. What is newer comes before what it
  // overtook.
  found.sort((one, other) => Number(one.overtaken) - Number(other.overtaken) || one.pressed.at - other.pressed.at);
  for (const { name, box, place, overtaken, pressed: { what } } of found) {
    if (onThisBrowser.get(name) !== box) continue; // another tab is here, and its store has it
    if (overtaken && waits(what)) continue;
    const news = isNews(what, overtaken);
    if (news) stands(prefix + place, box);
    if (overtaken || !news) onThisBrowser.remove(name);
    if (news) writeAgain(what);
  }
  await ready();
  await takeUpOfBefore();
}

/** Until the server has what overtook it: from then on the two lead to a choice. */
function waits(what: Dirty | Draft): boolean {
  return 'kind' in what && (isDirty(what.kind, what.id) || stateOf(what.kind as Kind, what.id) !== 'synced');
}

/**
 * False where the store had it, or has what is newer. What another tab wrote over it since has let go of it: both have
 * one name for it there.
 */
function isNews(what: Dirty | Draft, overtaken: boolean): boolean {
  if ('name' in what) return !overtaken;
  const { kind, id, revision, act, held } = what;
  const there = findOn(kind as Kind, id);
  const same = there?.updated_at === held.updated_at;
  if (overtaken) return act === 'put' && there !== undefined && !same;
  return { put: there ? !same : revision === 0, delete: same || there?.revision === revision, restore: !there }[act];
}

function writeAgain(what: Dirty | Draft): void {
  if ('name' in what) {
    void ('value' in what ? drafts.set(what.name, what.value) : drafts.remove(what.name));
    return;
  }
  const { kind, id, revision, act, upon = revision } = what;
  const there = findOn(kind as Kind, id);
  // What came since may have closed something, before anybody chooses between the two.
  const held = act === 'put' && there && there.revision > upon ? withTheirCare(what.held, there as unknown as Held) : what.held;
  show(kind, id, act === 'delete' ? null : ({ kind, id, revision, order: justTyped(), ...held } as unknown as OpenEntry));
  persist({ ...what, held });
}

/** One press of a release before, which stands under no name of its own. */
async function takeUpOfBefore(): Promise<void> {
  const box = onThisBrowser.get(PRESSED);
  if (box === null) return;
  const { kind, id, content } = (await openDraft(box, PRESSED)) as { kind: Kind; id: string; content: EntryContent<Kind> };
  if (!entries.find(kind, id)) entries.put(kind, id, content);
  onThisBrowser.remove(PRESSED);
}

onForget(() => {
  seals = null;
  ours.clear();
});
