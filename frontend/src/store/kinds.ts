type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type Fields = Readonly<Record<string, Json>>;

/** How carefully the app goes: with somebody, or in one repair where nobody is named. An older app left some of it out. */
export type Care = {
  route?: 'open' | 'careful' | 'quiet' | 'unset';
  route_checked_at?: string | null; // when the safety questions were last looked at, or the route chosen by hand, in whatever version
  route_asked_at?: string | null; // the same, for the six questions of now: empty or older means that the first five gave the route
  route_due_at?: string | null; // something was said not to be safe: a check from before it does not hold
};

/** Every kind of entry: columns the server reads, answers it may read while it runs, words that only devices read. */
export type EntryKinds = {
  people: {
    columns: Care & {
      route: NonNullable<Care['route']>;
      standing: 'present' | 'ended' | 'died';
      hidden: boolean;
    };
    answers: {
      relation?: string | null;
      supports?: readonly string[];
      felt_security?: number | null; // 0..4
      giving_as?: 'words' | 'dots' | null;
      gave_dots?: number | null; // those the person drew; the rest come from the kind moments
      received_dots?: number | null;
    };
    words: {
      alias: string;
      relation_words?: string;
      strengths?: string;
      support_words?: string;
      expect?: string;
      really_did?: string;
      never_shown?: string;
      giving_receiving?: string;
    };
  };
  repairs: {
    columns: Care & {
      person: string | null;
      depth: 'light' | 'standard' | 'deep';
      status: 'draft' | 'paused' | 'not_now' | 'spoken' | 'waiting' | 'reflected' | 'closed' | 'archived';
      happened_on: string | null;
    };
    answers: Fields;
    words: Readonly<Record<string, string>>;
  };
  'card-responses': {
    columns: { text: string; response: 'kept' | 'rated' | 'both_true' | 'softer' | 'stronger' | 'stung' | 'never' };
    answers: { true_now?: number };
    words: Readonly<Record<string, string>>;
  };
  'kind-moments': {
    columns: {
      direction: 'received' | 'gave' | 'gave_myself' | 'saw';
      person: string | null;
      may_resurface: boolean;
      happened_on: string | null;
    };
    answers: { let_in?: number | null; made_it_hard?: readonly string[]; felt?: 'free' | 'owing' | null };
    words: { who?: string; what?: string; hard_words?: string; meaning?: string };
  };
  cards: {
    columns: { origin: 'own' | 'value' | 'standard' | 'moment' | 'offered'; set_aside: boolean };
    answers: Readonly<Record<string, never>>;
    words: { text: string; collection?: string };
  };
  reflections: {
    columns: { form: 'kind_minute' | 'parts' | 'standard'; status: 'draft' | 'kept' };
    answers: {
      after?: 'softer' | 'same' | 'harder' | 'numb' | null;
      part?: 'wise_adult' | 'harsh_critic' | 'self_protector' | 'tender_part' | 'another' | null;
      feel?: 'curious' | 'warm' | 'annoyed' | 'afraid' | 'blended' | null;
      thanked?: boolean | null;
      whose?: 'mine' | 'raised_me' | 'somebody_close' | 'school_or_work' | 'faith_or_culture' | 'not_sure' | 'other' | null;
      how_strict?: number | null;
      ask_loved?: 'yes' | 'a_softer_one' | 'no' | 'not_sure' | null;
      how_true?: number | null;
    };
    words: Readonly<Record<string, string>>; // one key for each question, `features/reflections/forms.ts`
  };
};

export type Kind = keyof EntryKinds;

export const KINDS = ['people', 'repairs', 'card-responses', 'kind-moments', 'cards', 'reflections'] as const satisfies readonly Kind[];

export function isKind(name: string): name is Kind {
  return (KINDS as readonly string[]).includes(name);
}

/** What a screen hands over: the whole entry as it stands, never a part of it. */
export type EntryContent<K extends Kind> = {
  readonly columns: EntryKinds[K]['columns'];
  readonly answers: EntryKinds[K]['answers'];
  readonly words: EntryKinds[K]['words'];
};

/** An entry with its words opened. */
export type OpenEntry<K extends Kind = Kind> = EntryContent<K> & {
  readonly kind: K;
  readonly id: string;
  readonly revision: number; // the last one the server confirmed; 0 while it is on this device only
  readonly created_at: string;
  readonly updated_at: string;
};

/** The part of an entry that is sealed for the device's own store. */
export type Held = {
  readonly columns: Fields;
  readonly answers: Fields;
  readonly words: Fields;
  readonly created_at: string;
  readonly updated_at: string;
};
