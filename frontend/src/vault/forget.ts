type Reset = () => void | Promise<void>;

const resets = new Set<Reset>();
const signOutHooks = new Set<Reset>();
const keepers = new Set<Reset>();

/**
 * Registers what a store does to hold nothing of the person any more. Runs at sign-out and whenever the vault is
 * locked. Returns the function that takes the registration back.
 */
export function onForget(reset: Reset): () => void {
  resets.add(reset);
  return () => resets.delete(reset);
}

/** Runs every reset, even when one of them throws, and then throws the first error. */
export function runResets(): Promise<void> {
  return runAll(resets);
}

/**
 * Registers what has to be done at sign-out and not at a lock, while the server still knows the person: giving up the
 * push subscription, for one. Must not wait long for the network. Returns the function that takes the registration
 * back.
 */
export function onSignOut(hook: Reset): () => void {
  signOutHooks.add(hook);
  return () => signOutHooks.delete(hook);
}

export function runSignOutHooks(): Promise<void> {
  return runAll(signOutHooks);
}

/** Registers what keeps elsewhere than on the device what was typed, before the keys go by a lock or a sign-out. */
export function onKeep(keep: Reset): () => void {
  keepers.add(keep);
  return () => keepers.delete(keep);
}

export function runKeepers(): Promise<void> {
  return runAll(keepers);
}

async function runAll(acts: Iterable<Reset>): Promise<void> {
  const outcomes = await Promise.allSettled(Array.from(acts, async (act) => act()));
  const broken = outcomes.find((outcome) => outcome.status === 'rejected');
  if (broken) throw broken.reason;
}
