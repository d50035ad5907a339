import { computed, signal } from '@preact/signals';

import type { SharedContent } from '../../entries/shared/content';
import type { ReadFields } from '../../entries/shared/fields';
import { readFieldsOf } from '../../entries/shared/shareable';
import { onForget } from '../../vault/forget';
import type { ClientCase, SharedItem } from './api';
import { openShared } from './opening';

/** What was opened of one client, while somebody looks at it. `whole`: opened by itself, and so shown whole. */
export type Opened = { readonly item: SharedItem; readonly content: SharedContent; readonly fields: ReadFields; readonly whole: boolean };

type Held = {
  readonly careLink: string;
  readonly items: ReadonlyMap<string, Opened>;
  /** What was on the screen when it was taken back. */
  readonly gone: readonly SharedItem[];
  /** What was on the screen when the client changed it, and was not opened since. */
  readonly changed: readonly SharedItem[];
};

const NOBODY: Held = { careLink: '', items: new Map(), gone: [], changed: [] };
const held = signal<Held>(NOBODY);

export const opened = computed(() => held.value.items);
export const gone = computed(() => held.value.gone);
export const changed = computed(() => held.value.changed);

/** From now on it is about this client: whatever was opened of another one is let go of. */
export function lookAt(careLink: string | null): void {
  if (held.peek().careLink !== (careLink ?? '')) held.value = { ...NOBODY, careLink: careLink ?? '' };
}

/** What is on its way, by its share: a tap on what is being opened already reads nothing twice. */
const onTheWay = new Map<string, Promise<void>>();

/**
 * Fetches and opens it, which is reading it; what is open here as it is now is not read again. An answer for a client
 * who is looked at no more is for nobody.
 */
export async function open(one: ClientCase, item: SharedItem, whole: boolean): Promise<void> {
  const { grant, about } = item;
  const here = held.peek().careLink === one.care_link ? held.peek().items.get(grant) : undefined;
  if (here && here.item.about === about) return;
  const way = onTheWay.get(grant) ?? read(one, item, whole).finally(() => onTheWay.delete(grant));
  onTheWay.set(grant, way);
  return way;
}

async function read(one: ClientCase, item: SharedItem, whole: boolean): Promise<void> {
  const fields = await readFieldsOf(item.kind); // first: opening is reading, and what can't be shown is not read
  const { readyReply } = await import('./reply-room'); // with the page that shows it, and not with the list beside it
  const [content] = await Promise.all([openShared(one, item), readyReply(one, item)]);
  const before = held.peek();
  if (before.careLink !== one.care_link) return;
  held.value = { ...before, items: new Map(before.items).set(item.grant, { item, content, fields, whole }), changed: before.changed.filter(({ grant }) => grant !== item.grant) };
}

/** Lets go of what was opened. */
export function putAway(grant: string): void {
  held.value = { ...held.peek(), items: without(held.peek().items, (one) => one === grant) };
}

/** What is shared by now, each share with the revision it is of; null where the server does not say which. */
export type Live = ReadonlyMap<string, string | null>;

/** Whether that share stands there as it was read. */
export function isLive(now: Live, { grant, about }: Pick<SharedItem, 'grant' | 'about'>): boolean {
  return now.has(grant) && (now.get(grant) ?? about) === about;
}

/**
 * Of a client: what may still be shown, each share with its revision (`about`). All else leaves the screen, and is said
 * to have been taken back or changed: of what was changed, the words from before are shared no more.
 */
export function keepOnly(careLink: string, now: Live): void {
  const before = held.peek();
  if (before.careLink !== careLink) return;
  const lost = [...before.items.values()].map(({ item }) => item).filter((item) => !isLive(now, item));
  const changed = [...before.changed, ...lost].filter(({ grant }) => now.has(grant));
  if (lost.length === 0 && changed.length === before.changed.length) return;
  const left = new Set(lost.map(({ grant }) => grant));
  held.value = { ...before, items: without(before.items, (grant) => left.has(grant)), gone: [...before.gone, ...lost.filter(({ grant }) => !now.has(grant))], changed };
}

/** Of what is shared by now: what was opened of an older copy is not what stands there, and is to be read anew. */
export function keepCurrent({ shared }: Pick<ClientCase, 'shared'>): void {
  for (const { grant, about } of shared) if ((held.peek().items.get(grant)?.item.about ?? about) !== about) putAway(grant);
}

function without(items: Held['items'], leaves: (grant: string) => boolean): Held['items'] {
  return new Map([...items].filter(([grant]) => !leaves(grant)));
}

onForget(() => {
  held.value = NOBODY;
});
