import { requestByToken } from './request';
import { dropReceipt, queuedReceipts, queueReceipt, type Receipt, type ReceiptEvent } from './store';

/** Tells the server what became of a delivery; keeps it for the next chance when the server can't be reached. */
export async function report(token: string, event: ReceiptEvent): Promise<void> {
  await queueReceipt({ token, event, at: Date.now() });
  await flushReceipts();
}

/** Sends what is waiting, oldest first, and stops at the first one that does not get through. Never throws. */
export async function flushReceipts(): Promise<void> {
  for (const { key, receipt } of await queuedReceipts()) {
    if (!isStale(receipt) && !(await arrived(receipt))) return;
    await dropReceipt(key);
  }
}

/** "Later today" that could not be sent on its day would be a surprise on another. */
function isStale(receipt: Receipt): boolean {
  return receipt.event === 'later' && new Date(receipt.at).toDateString() !== new Date().toDateString();
}

async function arrived({ token, event }: Receipt): Promise<boolean> {
  try {
    const { ok, status } = await requestByToken(`/api/v1/deliveries/${token}/receipts`, { event });
    const worthAnotherTry = status >= 500 || status === 429 || status === 408;
    return ok || !worthAnotherTry; // a token that the server does not know will not be known tomorrow either
  } catch {
    return false;
  }
}
