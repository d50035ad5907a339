import { channelTo } from '../vault/channel';

// What one tab does, the others show. Messages carry places and never content.

export type TabMessage =
  | { readonly type: 'changed'; readonly owner: string; readonly entries: readonly Changed[] }
  | { readonly type: 'draft'; readonly owner: string; readonly name: string }
  | { readonly type: 'signed_out'; readonly owner: string }
  | { readonly type: 'locked' }
  | { readonly type: 'touched' };

/** `own`: the server confirmed the person's own content as this revision. */
export type Changed = { readonly kind: string; readonly id: string; readonly own?: number };

const NAME = 'attune';
const listeners = new Set<(message: TabMessage) => void>();
let channel: BroadcastChannel | null = null;

function open(): BroadcastChannel | null {
  if (channel) return channel;
  channel = channelTo(NAME);
  channel?.addEventListener('message', (event: MessageEvent<TabMessage>) => {
    for (const listener of listeners) listener(event.data);
  });
  return channel;
}

/** Tells the other tabs; this one is not told. */
export function tellTabs(message: TabMessage): void {
  open()?.postMessage(message);
}

/** Returns the function that stops listening. */
export function onTabs(listener: (message: TabMessage) => void): () => void {
  open();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    channel?.close();
    channel = null;
  };
}
