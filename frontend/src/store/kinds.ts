import type { components } from '../api/schema';
import { ENTRY_KIND } from '../api/vocabularies/entry-kind';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type Fields = Readonly<Record<string, Json>>;

type Schemas = components['schemas'];

/** Every kind of entry there is, as the API names them. */
export type Kind = Schemas['EntryKind'];

type Wire<K extends Kind> = Extract<Schemas['AnyEntry'], { kind: K }>;
type OfEveryKind = 'kind' | 'id' | 'revision' | 'cursor' | 'created_at' | 'updated_at' | 'deleted_at' | 'answers' | 'words' | 'proof';
/** The schema's own name of a kind: `Person` of people, whose sealed texts it lists as `PersonTexts`. */
type NameOf<K extends Kind> = {
  [Component in keyof Schemas]: Component extends `${infer Name}Entry` ? (Schemas[Component] extends { kind: K } ? Name : never) : never;
}[keyof Schemas];
/** As the screens hold it: nothing is changed in place, and a scale gives any number. */
type Kept<Value> = Value extends readonly (infer One)[] ? readonly One[] : Value extends number ? number : Value;
type Keeping<Fields> = { readonly [Name in keyof Fields]: Kept<Fields[Name]> };

/** Columns that the server reads, answers it may read while it runs, words that only devices read. */
export type Columns<K extends Kind> = Keeping<Omit<Wire<K>, OfEveryKind>>;
export type Answers<K extends Kind> = Keeping<Wire<K>['answers']>;
/**
 * How carefully the app goes: with somebody, or in one repair where nobody is named. An older app left some of it
 * out.
 */
export type Care = Partial<Pick<Columns<'people'>, 'route' | 'route_checked_at' | 'route_asked_at' | 'route_due_at'>>;
export type TextKey<K extends Kind> = K extends Kind ? (`${NameOf<K>}Texts` extends infer Texts extends keyof Schemas ? Extract<Schemas[Texts], string> : never) : never;
export type Words<K extends Kind> = { readonly [Key in TextKey<K>]?: string };

export function isKind(name: string): name is Kind {
  return (ENTRY_KIND as readonly string[]).includes(name);
}

/** Where an entry stands among those of its owner. */
export type Place = { readonly kind: string; readonly id: string };

/** What a screen hands over: the whole entry as it stands, never a part of it. */
export type EntryContent<K extends Kind> = {
  readonly columns: Columns<K>;
  readonly answers: Answers<K>;
  readonly words: Words<K>;
};

/** An entry with its words opened. */
export type OpenEntry<K extends Kind = Kind> = EntryContent<K> & {
  readonly kind: K;
  readonly id: string;
  readonly revision: number; // the last one the server confirmed; 0 while it is on this device only
  readonly order?: number; // which of two is newer (`order.ts`)
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
