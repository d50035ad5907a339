// What is newer is decided by the order in which the server took the writes, and never by a device's clock, which may
// be days ahead. What was not sent yet is newer than all that was, on its own device.

const QUEUED = 2 ** 51;
const TYPED = 2 ** 52;
let typed = 0;

export type Ordered = { readonly order?: number };

/** For what is written now. */
export function justTyped(): number {
  typed += 1;
  return TYPED + typed;
}

/** For what waits in the outbox, in its order there. */
export function queuedAt(seq: number): number {
  return QUEUED + seq;
}

/** Where the server has it, or undefined for what waits or was just typed. */
export function onServerAt({ order = 0 }: Ordered): number | undefined {
  return order > 0 && order < QUEUED ? order : undefined;
}

export function isNewer(one: Ordered, other: Ordered): boolean {
  return (one.order ?? 0) > (other.order ?? 0);
}

export function newestFirst(one: Ordered, other: Ordered): number {
  return (other.order ?? 0) - (one.order ?? 0);
}

export function newestOf<Item extends Ordered>(items: readonly Item[]): Item | undefined {
  return items.reduce<Item | undefined>((newest, item) => (newest && !isNewer(item, newest) ? newest : item), undefined);
}
