import { vault } from '../vault/open-vault';
import { onForget } from '../vault/forget';
import { openAtOnce, type SealAtOnce, sealsAtOnce } from '../vault/at-once';
import { onThisBrowser } from '../vault/web-storage';
import { type Dirty, turn } from './dirty';
import { drafts } from './drafts';
import type { Kind, OpenEntry } from './kinds';
import { findOn, show } from './opened';
import { justTyped } from './order';
import { persist } from './persist';
import { PRESSED } from './places';

// A press holds although the page goes in that very moment. Sealing and the device's store each answer in a turn of
// their own, and a page that goes has none left. So whatever is written is sealed at once (vault/at-once.ts), and
// stands in the browser's small storage, which takes it at once, until the store has it. Whoever finds it there has a
// sealed box under a name that the store has too, and learns nothing of what it says.

type Draft = { readonly name: string; readonly value?: unknown };

type Pressed = { readonly at: number; readonly what: Dirty | Draft };

let seals: SealAtOnce | null = null;
let pressed = 0;

const prefixOf = (owner: string): string => `${PRESSED}/${owner}/`;
const labelOf = (owner: string): string => `v1|local|pressed|${owner}`;

turn.hold = (place, what) => {
  const box = sealed(what, place);
  const owner = vault.peek()?.owner;
  if (box && owner !== undefined) onThisBrowser.set(prefixOf(owner) + place, box);
  if (!seals) void ready();
};

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
  if (owner !== undefined) onThisBrowser.remove(prefixOf(owner) + place);
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
  onThisBrowser.remove(PRESSED); // as a release before had it, under no name of its own
  const found: [string, string, Pressed][] = [];
  for (const name of onThisBrowser.names().filter((one) => one.startsWith(prefixOf(here.owner)))) {
    const box = onThisBrowser.get(name) ?? '';
    const said = await openAtOnce(box, here.keys.device, labelOf(here.owner), name.slice(prefixOf(here.owner).length)).catch(() => null);
    if (vault.peek() !== here) return;
    if (said !== null) found.push([name, box, JSON.parse(said) as Pressed]);
    else if (onThisBrowser.get(name) === box) onThisBrowser.remove(name);
  }
  // In the order of the presses: what is about somebody new comes after them.
  for (const [name, box, { what }] of found.sort(([, , one], [, , other]) => one.at - other.at)) {
    if (onThisBrowser.get(name) !== box) continue; // another tab is here, and its store has it
    if (!writeAgain(what)) onThisBrowser.remove(name);
  }
  await ready();
}

/**
 * False where the store had it. What another tab wrote over it since has let go of it: both have one name for it
 * there.
 */
function writeAgain(pressed: Dirty | Draft): boolean {
  if ('name' in pressed) {
    void ('value' in pressed ? drafts.set(pressed.name, pressed.value) : drafts.remove(pressed.name));
    return true;
  }
  const { kind, id, revision, act, held } = pressed;
  const stands = findOn(kind as Kind, id);
  const same = stands?.updated_at === held.updated_at;
  const isNews = { put: stands ? !same : revision === 0, delete: same || stands?.revision === revision, restore: !stands };
  if (!isNews[act]) return false;
  show(kind, id, act === 'delete' ? null : ({ kind, id, revision, order: justTyped(), ...held } as unknown as OpenEntry));
  persist(pressed);
  return true;
}

onForget(() => {
  seals = null;
});
