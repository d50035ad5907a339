import type { FunctionComponent } from 'preact';

/**
 * The places in a page that another feature fills. Features don't know each other: `app/` says who fills what. A filler that can't be
 * fetched, or that has nothing to offer, leaves its place empty.
 */
export type Slots = {
  /** Beneath a repair that stands open: one reminder to look at it again. */
  readonly followUp: () => Promise<FunctionComponent<{ readonly repair: string }> | null>;
  /** In sign-in: setting up a second factor, where the account may not go on without one. Null where there is one already. */
  readonly secondFactor: () => Promise<FunctionComponent | null>;
};

const fillers: { -readonly [Name in keyof Slots]?: Slots[Name] } = {};

/** Says who fills each place. Called once, by `app/`. */
export function fillSlots(slots: Slots): void {
  Object.assign(fillers, slots);
}

/** What fills a place; null for nothing. Never rejects. */
export async function slot<Name extends keyof Slots>(name: Name): Promise<Awaited<ReturnType<Slots[Name]>> | null> {
  const fill = fillers[name] as (() => Promise<Awaited<ReturnType<Slots[Name]>>>) | undefined;
  try {
    return (await fill?.()) ?? null;
  } catch {
    return null; // no connection, or nobody who may
  }
}
