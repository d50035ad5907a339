import { type ComponentChildren, type FunctionComponent, h, type JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * The places in a page that another feature fills. Features don't know each other: `app/` says who fills what. A
 * filler that can't be fetched, or that has nothing to offer, leaves its place empty.
 */
export type Slots = {
  /** Beneath a repair that stands open: one reminder to look at it again. */
  readonly followUp: Filler<{ readonly repair: string }>;
  /** Beneath a card: who inside needs to hear its text. */
  readonly partFor: Filler<{ readonly text: string }>;
  /** On Today: what didn't sit well and its reply, the list for a session, and what a therapist suggested. */
  readonly therapyToday: Filler<object>;
  /** On the page of an entry: putting it on the list for the session. */
  readonly bringToSession: Filler<{ readonly kind: string; readonly id: string }>;
  /** In sign-in: setting up a second factor, where the account may not go on without one. */
  readonly secondFactor: Filler<object>;
};

type Filler<Props> = () => Promise<FunctionComponent<Props> | null>;
type Given<Name extends keyof Slots> = Slots[Name] extends Filler<infer Props> ? Props : never;

let fillers = (): Promise<Partial<Slots>> => Promise.resolve({});

/** Says where it stands who fills each place. Called once, by the entry. */
export function fillSlots(by: () => Promise<Slots>): void {
  fillers = by;
}

/** Who fills a place, as soon as it is fetched. */
export async function fillerOf<Name extends keyof Slots>(name: Name): Promise<FunctionComponent<Given<Name>> | null> {
  return (await ((await fillers())[name] as Filler<Given<Name>> | undefined)?.()) ?? null;
}

type SlotProps<Name extends keyof Slots> = {
  readonly name: Name;
  readonly given: Given<Name>;
  /** Nothing is fetched while it is false. */
  readonly wanted?: boolean;
  /** What stands there until the filler is there. */
  readonly children?: ComponentChildren;
};

/** A place that another feature fills. */
export function Slot<Name extends keyof Slots>({ name, given, wanted = true, children }: SlotProps<Name>): JSX.Element {
  const [filler, setFiller] = useState<FunctionComponent<Given<Name>> | null>(null);
  useEffect(() => {
    let here = true;
    if (wanted) void fillerOf(name).then((found) => here && setFiller(() => found), () => undefined);
    return () => {
      here = false;
    };
  }, [name, wanted]);
  // Which props go with which name is lost inside the component; the two came together.
  return <>{filler ? h(filler as FunctionComponent<object>, given as object) : children}</>;
}
