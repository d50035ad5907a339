import { requestByToken } from './request';
import { dropReceipt, queuedReceipts, queueReceipt, type Receipt, type ReceiptEvent } from './store';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A receipt's fate. 'waits': the device keeps it, for the server did not take it. 'none': it brought nothing. */
export type Told = 'taken' | 'none' | 'waits';

// A rest goes first: nothing else may come before it. What was shown matters least.
const ORDER: readonly ReceiptEvent[] = ['rest', 'later', 'opened', 'shown'];

/**
 * Tells the server what became of a delivery; keeps it for the next chance when the server can't be reached. Where the
 * device keeps nothing it is sent at once, and throws when that does not get through.
 */
export async function report(token: string, event: ReceiptEvent): Promise<Told> {
  const receipt = { token, event, at: Date.now() };
  const key = await queueReceipt(receipt).catch(() => null);
  if (key !== null) return (await flushReceipts()).get(key) ?? 'waits';
  const told = await send(receipt);
  if (told === 'waits') throw new Error('neither sent nor kept');
  return told;
}

/**
 * Sends what is waiting and says what became of it, by the receipt's key. Stops at the first one that does not get
 * through, which stays with all that come after it. Never throws for what the network does.
 */
export async function flushReceipts(): Promise<ReadonlyMap<number, Told>> {
  const told = new Map<number, Told>();
  for (const { key, receipt } of await inOrder()) {
    const became = isStale(receipt) ? 'none' : await send(receipt);
    if (became === 'waits') return told;
    await dropReceipt(key);
    told.set(key, became);
  }
  return told;
}

/** True while the server has not heard of a rest that was asked for here: until then this device itself keeps quiet. */
export async function restWaits(): Promise<boolean> {
  return (await queuedReceipts()).some(({ receipt }) => receipt.event === 'rest' && !isStale(receipt));
}

async function inOrder(): Promise<{ key: number; receipt: Receipt }[]> {
  const place = ({ receipt }: { receipt: Receipt }): number => ORDER.indexOf(receipt.event);
  return (await queuedReceipts()).sort((one, other) => place(one) - place(other));
}

/** "Later today" would be a surprise on another day, and a week's rest is over after a week. */
function isStale({ event, at }: Receipt): boolean {
  if (event === 'later') return new Date(at).toDateString() !== new Date().toDateString();
  return event === 'rest' && Date.now() - at > 7 * DAY_MS;
}

async function send({ token, event }: Receipt): Promise<Told> {
  try {
    const word = await requestByToken(`/api/v1/deliveries/${token}/receipts`, { event });
    if (word.said === 'not_now') return 'waits';
    // A token that the server does not know will not be known tomorrow either.
    return word.said === 'yes' && (word.body as { comes_again?: boolean } | undefined)?.comes_again !== false ? 'taken' : 'none';
  } catch {
    return 'waits';
  }
}
