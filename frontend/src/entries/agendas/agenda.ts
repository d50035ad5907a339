import { entries, type Kind, uuid7 } from '../../store';
import { begin } from '../../store/begun';
import { vault } from '../../vault/open-vault';
import { change } from '../change';
import { type Agenda, type Content, type Item, itemsIn, shownIn } from './items';

export function blank(): Content {
  return { columns: {}, answers: {}, words: {} };
}

/** Any entry as it is where entries go by other ids now: an agenda names them among its words. */
export function withOtherIds<Entry extends { readonly kind: Kind; readonly words: object }>(entry: Entry, names: ReadonlyMap<string, string>): Entry {
  const items = entry.kind === 'agendas' ? itemsIn(entry) : [];
  return items.length === 0 ? entry : { ...entry, words: { ...entry.words, ...written(items.map((item) => ({ ...item, id: names.get(item.id) ?? item.id }))) } };
}

/** The list that there is; the newest, where two devices began one each (`gather`). */
export function agendaNow(): Agenda | undefined {
  return entries.of('agendas').value[0];
}

/** Where the list stands, or will; "" once the app was locked under the page. */
export function agendaId(): string {
  return agendaNow()?.id ?? (vault.peek() ? begin('agendas') : '');
}

/** Where two devices began a list each, all of it goes onto one: what stands on the other would be seen nowhere. */
export function gather(): void {
  const [now, ...others] = entries.of('agendas').value;
  if (!now || others.length === 0) return;
  const items = new Map([now, ...others].flatMap(itemsIn).map((item) => [item.id, item]));
  change('agendas', now.id, { words: written([...items.values()]) }, blank());
  for (const { id } of others) entries.remove('agendas', id);
}

export function isBrought(kind: Kind, id: string): boolean {
  const agenda = agendaNow();
  return agenda !== undefined && itemsIn(agenda).some((item) => item.kind === kind && item.id === id);
}

/** Puts it last. Nothing happens to what is on the list already. */
export function bring(item: Item): void {
  gather();
  const items = nowOn();
  if (!items.some(({ id }) => id === item.id)) keep([...items, item]);
}

export function bringLine(title: string): void {
  bring({ kind: null, id: uuid7(), title });
}

/** Takes it off the list, and returns what puts it back where it was, beside all that was brought meanwhile. */
export function leaveAtHome(id: string): () => void {
  const before = nowOn();
  const place = before.findIndex((item) => item.id === id);
  keep(before.filter((item) => item.id !== id));
  return () => {
    const left = before[place];
    if (left && !nowOn().some((item) => item.id === id)) keep(nowOn().toSpliced(place, 0, left));
  };
}

/** One place up or down among those that are shown; nothing happens at either end. */
export function move(id: string, by: -1 | 1): void {
  const agenda = agendaNow();
  if (!agenda) return;
  const shown = shownIn(agenda);
  const other = shown[shown.findIndex((item) => item.id === id) + by];
  const items = [...itemsIn(agenda)];
  const [from, to] = [items.findIndex((item) => item.id === id), items.findIndex((item) => item.id === other?.id)];
  if (from < 0 || to < 0) return;
  items.splice(to, 0, ...items.splice(from, 1));
  keep(items);
}

function nowOn(): readonly Item[] {
  const agenda = agendaNow();
  return agenda ? itemsIn(agenda) : [];
}

function keep(items: readonly Item[]): void {
  change('agendas', agendaId(), { words: written(items) }, blank());
}

function written(items: readonly Item[]): { items: string } {
  return { items: items.length > 0 ? JSON.stringify(items) : '' };
}
