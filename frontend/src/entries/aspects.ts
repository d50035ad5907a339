import { type Area, loadCatalogues } from '../i18n';
import type { Kind, OpenEntry } from '../store';
import { isKind } from '../store/kinds';
import { homes, kinds } from '.';
import type { Glancing, Home, Listing, Reading, Sharing, Writing } from './home';

export type AspectName = keyof Home<Kind>;
export type Aspect<K extends Kind, N extends AspectName> = Awaited<ReturnType<NonNullable<Home<K>[N]>>>;
type Fetched = { readonly texts?: readonly Area[] };

const fetched = new Map<AspectName, ReadonlyMap<Kind, Fetched>>();

/**
 * Fetches these aspects of every kind with the texts they are made of: a screen awaits it, and asks without waiting
 * from then on.
 */
export async function loadAspects(...names: readonly AspectName[]): Promise<void> {
  await Promise.all(names.filter((name) => !fetched.has(name)).map(loadAspect));
  const texts = names.flatMap((name) => [...(fetched.get(name)?.values() ?? [])].flatMap((aspect) => aspect.texts ?? []));
  await loadCatalogues(...texts);
}

async function loadAspect(name: AspectName): Promise<void> {
  const found = new Map<Kind, Fetched>();
  await Promise.all(
    kinds.map(async (kind) => {
      const aspect = await homes[kind][name]?.();
      if (aspect) found.set(kind, aspect as Fetched);
    }),
  );
  fetched.set(name, found);
}

/** An aspect of a kind; null where the kind does not have it. A mistake in the code when nobody awaited it. */
export function aspectOf<K extends Kind, N extends AspectName>(kind: K, name: N): Aspect<K, N> | null {
  const found = fetched.get(name);
  if (!found) throw new Error(`Nobody has loaded ${name}`);
  return (found.get(kind) ?? null) as Aspect<K, N> | null;
}

export function listingOf<K extends Kind>({ kind }: { readonly kind: K }): Listing<K> {
  return aspectOf(kind, 'listing') as Listing<K>;
}

export function writingOf<K extends Kind>({ kind }: { readonly kind: K }): Writing<K> {
  return aspectOf(kind, 'writing') as Writing<K>;
}

/**
 * An entry as its own page shows it, so that a person knows it again; null for what has too little to say for a page.
 */
export function readingOf<K extends Kind>(entry: OpenEntry<K>): ReturnType<Reading<K>['read']> {
  return (aspectOf(entry.kind, 'reading') as Reading<K> | null)?.read(entry) ?? null;
}

/** How a kind is shared; null for one that never is, and for one that this app does not know. */
export function sharingOf(kind: string): Sharing<Kind> | null {
  return isKind(kind) ? aspectOf<Kind, 'sharing'>(kind, 'sharing') : null;
}

/** What is read at a glance of a shared one; null where all of it is, and for a kind that this app does not know. */
export function glancingOf(kind: string): Glancing | null {
  return isKind(kind) ? aspectOf<Kind, 'glancing'>(kind, 'glancing') : null;
}

/** Whom a share of it names: whoever it is about, or whoever it gives an alias, for it is their own page. */
export function namedBy<K extends Kind>(entry: OpenEntry<K>): string | null {
  return personOf(entry) ?? ('alias' in entry.words ? entry.id : null);
}

/** Whom an entry is about. */
export function personOf<K extends Kind>(entry: OpenEntry<K>): string | null {
  return listingOf(entry).about?.person(entry) ?? null;
}
