import { signal } from '@preact/signals';

import { getMeasures, type Measure } from '../../api/measures';
import { drafts, entries } from '../../store';

// The measures that there are, as the server last said them: kept on the device, so that what was answered reads
// without a connection too.

const NAME = 'measures';

export const measures = signal<ReadonlyMap<string, Measure>>(new Map());

function know(all: readonly Measure[]): void {
  measures.value = new Map(all.map((one) => [one.key, one]));
}

/** Throws what asking the server throws, where this device has never heard of any. */
export async function loadMeasures(): Promise<void> {
  if (measures.peek().size > 0) return;
  const kept = drafts.get<readonly Measure[]>(NAME);
  if (kept) know(kept);
  try {
    const all = await getMeasures();
    know(all);
    void drafts.set(NAME, all);
  } catch (error) {
    if (!kept) throw error;
  }
}

/** The same without keeping them: also a clinician reads what is shared by this, and their browser keeps nothing. */
export async function fetchMeasures(): Promise<void> {
  if (measures.peek().size === 0) know(await getMeasures());
}

/** What `loadMeasures` does, for what reads entries: nobody who answered nothing asks the server for anything. */
export async function readMeasures(): Promise<void> {
  if (entries.of('measure-responses').peek().length === 0) return;
  await loadMeasures().catch(() => undefined); // what was answered is then read by number
}

/** What a measure is called; by its key where this device has not heard of it. */
export function titleOf(key: string): string {
  return measures.value.get(key)?.title ?? key.toUpperCase();
}
