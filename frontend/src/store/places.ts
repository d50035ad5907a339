// Where the stores of this app are in a browser. A first visit asks for them before it has the script that opens them.

/** What people wrote, sealed, and what waits for the server (db.ts). */
export const STORE = 'attune';

/** The key of a private device without a lock (device-row.ts). */
export const DEVICE = 'attune-device';

/** In the browser's small storage, before whose it is and where: what the store may not have yet (beforehand.ts). */
export const PRESSED = 'attune-pressed';

/** Before the place of what was pressed there before something newer, which a page wrote that could not take it up. */
export const OVERTAKEN = 'overtaken/';

const ANSWER_MS = 1_000;

type Buckets = {
  readonly open: (name: string) => Promise<{ readonly indexedDB: IDBFactory }>;
  readonly delete: (name: string) => Promise<void>;
  readonly keys?: () => Promise<readonly string[]>;
};

export function buckets(): Buckets | undefined {
  return (globalThis.navigator as { readonly storageBuckets?: Buckets } | undefined)?.storageBuckets;
}

/** Whether nothing of anybody's is kept here. Only where the browser says so, and soon: else something may be. */
export async function isBare(): Promise<boolean> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, ANSWER_MS, null));
  const known = await Promise.race([names(), late]).catch(() => null);
  return known !== null && !known.includes(STORE) && !known.includes(DEVICE);
}

async function names(): Promise<readonly (string | undefined)[] | null> {
  const [databases, kept] = await Promise.all([globalThis.indexedDB?.databases?.(), buckets()?.keys?.()]);
  return databases ? [...databases.map(({ name }) => name), ...(kept ?? [])] : null;
}
