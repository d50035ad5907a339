/**
 * A way to the app's other tabs, or null where the browser gives none: too old, or it blocks whatever one page could
 * tell another.
 */
export function channelTo(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
