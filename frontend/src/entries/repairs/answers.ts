import type { OpenEntry } from '../../store';

export type Repair = OpenEntry<'repairs'>;
export type Status = Repair['columns']['status'];

// In the order of the screen: what is chosen most often is in sight first.
export const KINDS = [
  'felt_unheard',
  'misunderstanding',
  'left_out',
  'too_much_too_fast',
  'promise_broken',
  'criticised',
  'they_pulled_away',
  'i_hurt_them',
  'other',
] as const;
export type KindOfMoment = (typeof KINDS)[number];

export const CHOICES = [
  'not_now',
  'write_for_me',
  'practise_with_therapist',
  'say_something_small',
  'ask_for_pause',
  'apologise',
  'let_it_go',
  'set_limit',
] as const;
export type ChoiceOfWay = (typeof CHOICES)[number];

export const OUTCOMES = [
  'not_now',
  'still_open',
  'repaired',
  'partly',
  'let_it_be',
  'kept_my_limit',
  'more_distance',
  'it_ended',
  'not_safe_to_repair',
  'got_worse',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type Answers = Repair['answers'];

/** The answers, without the ones left open. */
export function answersOf({ answers }: Repair): { readonly [Key in keyof Answers]?: NonNullable<Answers[Key]> } {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null));
}

export function wordsOf(repair: Repair): Repair['words'] {
  return repair.words;
}
