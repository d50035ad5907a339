import { entries } from '../../store';
import { type Card, changeCard } from '../../entries/cards/card';

export type Pile = { readonly kind: 'collection' | 'value' | 'none' | 'set_aside'; readonly name: string; readonly cards: readonly Card[] };

/**
 * The cards in their piles: what matters first, then the person's own piles by name, then the loose ones, then what
 * was set aside.
 */
export function piles(cards: readonly Card[]): readonly Pile[] {
  const found = new Map<string, Card[]>();
  const put = (key: string, card: Card): unknown => found.set(key, [...(found.get(key) ?? []), card]);
  for (const card of cards) {
    const name = collectionOf(card);
    if (card.columns.set_aside) put('4', card);
    else if (name) put(`2${name}`, card);
    else put(card.columns.origin === 'value' ? '1' : '3', card);
  }
  const kinds: Readonly<Record<string, Pile['kind']>> = { 1: 'value', 2: 'collection', 3: 'none', 4: 'set_aside' };
  return [...found]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([key, inside]) => ({ kind: kinds[key.charAt(0)] ?? 'none', name: key.slice(1), cards: inside }));
}

function collectionOf({ words }: Card): string {
  return (words.collection ?? '').trim();
}

/** The names of the piles that these cards lie in, one that is set aside included: it goes back to its own. */
export function collectionsOf(cards: readonly Card[]): readonly string[] {
  return [...new Set(cards.map(collectionOf).filter(Boolean))].toSorted((a, b) => a.localeCompare(b));
}

/**
 * Moves every card of a pile to another, `null` to none, and returns what puts them back. A pile that has the new
 * name already takes them in.
 */
export function moveAll(from: string, to: string | null): () => void {
  const moved = entries.of('cards').peek().filter((card) => collectionOf(card) === from);
  const put = (collection: string): void => {
    for (const card of moved) if (entries.find('cards', card.id)) changeCard(card.id, { words: { collection } }, card);
  };
  put(to?.trim() ?? '');
  return () => put(from);
}
