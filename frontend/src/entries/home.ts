import type { JSX } from 'preact';

import type { ReminderContent as ReminderContent } from '../api/reminders';
import type { Area } from '../i18n';
import type { EntryContent, Kind, OpenEntry } from '../store';
import type { IconNode } from '../ui/icon';
import type { Change } from './change';
import type { Picture } from './picture';
import type { SharedContent } from './shared/content';
import type { SharedFields } from './shared/fields';

/**
 * Everything that an entry of a kind is to the rest of the app, by aspect. An aspect is a module of its own and is
 * fetched by the screens that need it, so that none weighs more than what it draws. One that a kind does not have is
 * null, so that it was thought of.
 */
export type Home<K extends Kind> = {
  readonly writing: () => Promise<Writing<K>>;
  readonly listing: () => Promise<Listing<K>>;
  readonly reading: (() => Promise<Reading<K>>) | null;
  readonly sharing: (() => Promise<Sharing<K>>) | null;
  readonly reminding: (() => Promise<Reminding>) | null;
  readonly picturing: (() => Promise<Picturing>) | null;
  readonly glancing: (() => Promise<Glancing>) | null;
  readonly keeping: (() => Promise<Keeping>) | null;
};

export type Homes = { readonly [K in Kind]: Home<K> };

/** How it comes to be and changes. */
export type Writing<K extends Kind> = {
  /** With every question left open. */
  readonly blank: () => EntryContent<K>;
  /** The entry with a change in it, by the rules of its kind. */
  readonly merge: (before: EntryContent<K>, change: Change<K>) => EntryContent<K>;
  readonly isBlank: (content: EntryContent<K>) => boolean;
  /** Where one goes on that is still being written; null for any other. */
  readonly draft: (entry: OpenEntry<K>) => string | null;
};

/** How it stands among others. */
export type Listing<K extends Kind> = {
  /** What the kind is called: over each entry in an export, and as a filter of the timeline. */
  readonly heading: () => string;
  readonly title: (entry: OpenEntry<K>) => string;
  /** One quiet line under the title; "" for none. */
  readonly line: (entry: OpenEntry<K>) => string;
  readonly icon: IconNode;
  readonly tone: 'green' | 'clay';
  /** The address of its own page; null where it has none. */
  readonly href: ((entry: OpenEntry<K>) => string) | null;
  /** When it was: a plain day, or an instant. */
  readonly day: (entry: OpenEntry<K>) => string;
  readonly about: About<K> | null;
  readonly timeline: Timeline<K> | null;
  /** The texts that this is made of. */
  readonly texts: readonly Area[];
};

/** Whom it is about. What is about somebody hidden is met on that one's own page alone. */
export type About<K extends Kind> = {
  readonly person: (entry: OpenEntry<K>) => string | null;
  /** What it says, where whom it is about is known; "" while it says nothing. */
  readonly title: (entry: OpenEntry<K>) => string;
  readonly untitled: () => string;
};

export type Timeline<K extends Kind> = {
  /** The kind whose filter finds it: its own, or one that it belongs with. */
  readonly filter: Kind;
  readonly shows: (entry: OpenEntry<K>) => boolean;
  readonly searched: (entry: OpenEntry<K>) => readonly (string | undefined)[];
};

/** How it is read back, as its own page shows it. */
export type Reading<K extends Kind> = {
  /** Null for one with too little to say. */
  readonly read: (entry: OpenEntry<K>) => JSX.Element | null;
  readonly texts: readonly Area[];
};

/** What may come back by itself, in the words of a reminder: nothing of whoever is not to be brought up. */
export type Reminding = {
  readonly content: ReminderContent;
  readonly returning: () => readonly { readonly id: string; readonly text: string }[];
};

/**
 * What of its answers can be drawn over time, and counted for whoever asked for numbers: nothing that it would be
 * better to have more of.
 */
export type Picturing = {
  readonly pictures: () => readonly Picture[];
  readonly counted: (() => readonly Counted[]) | null;
};

export type Counted = { readonly label: string; readonly count: number };

/** What a clinician reads of a shared one at a glance; of a kind without it they read all. */
export type Glancing = {
  readonly gist: Gist;
  /** Good to remember, and so kept together however long ago it was shared. */
  readonly remembered: boolean;
  /** What the session is to begin with: it stands before everything else. */
  readonly first: boolean;
};

export type KeptBack = { readonly title: string; readonly text: string; readonly href: string; readonly label: string };

/** `english`: what in the line is so in every language. */
export type InShort = { readonly text: string; readonly english?: string };

/** Names of fields: how it stands, what the person says and asks for, and what they expected beside what came. */
export type Gist = {
  readonly stands: readonly string[];
  /** How it stands, where that is reckoned from all of it; null where it can't be. */
  readonly inShort?: (content: SharedContent) => InShort | null;
  readonly said?: readonly string[];
  readonly asks?: readonly string[];
  readonly expected?: readonly string[];
  /** What is expected is what they fear. */
  readonly fears?: true;
  readonly came?: readonly string[];
  /** Answers of yes or no among them: a yes reads as what was asked, and a no does not stand there. */
  readonly yes?: readonly string[];
  /** Texts of several lines that nobody says as a sentence. */
  readonly lists?: readonly string[];
};

/** What of it can be shared, and how that reads. */
export type Sharing<K extends Kind> = {
  /** Not while it is being written. */
  readonly ready: (entry: OpenEntry<K>) => boolean;
  /** Why this one goes to nobody, and where to instead; null for one that may go. */
  readonly keptBack: (entry: OpenEntry<K>) => KeptBack | null;
  /** Whether its choices sum it up, so that its texts can stay behind. */
  readonly summary: boolean;
  /**
   * What a share is called on the person's own pages, where the entry may not be on this device. Somebody hidden is
   * not named.
   */
  readonly title: (entry: OpenEntry<K> | undefined) => string;
  /** The same in the words of whoever reads it ("" while it is not known whom it is about), and how many there are. */
  readonly readerTitle: (alias: string) => string;
  readonly readerCount: (count: number) => string;
  /** What the way back to its page is called. */
  readonly back: () => string;
  /** What can go, in the order in which it reads. */
  readonly fields: () => Promise<SharedFields<K>>;
  /** The texts that its fields are read in. */
  readonly texts: readonly Area[];
  /** Whether its reader may reply to it, where its writer said so. */
  readonly takesReply: boolean;
};

/**
 * What of it is kept to come back to, in the person's own words, and what they expected beside what came. Nothing
 * about whoever they hid.
 */
export type Keeping = {
  readonly kept: () => readonly Kept[];
  readonly compared: (() => readonly Compared[]) | null;
};

export type KeptAs = 'keepsake' | 'kind_word' | 'kinder' | 'affirmation' | 'next_step';
type Kin = { readonly id: string; readonly day: string; readonly href: string | null };
export type Kept = Kin & { readonly as: KeptAs; readonly text: string };
export type Compared = Kin & { readonly expected: string; readonly came: readonly string[] };
