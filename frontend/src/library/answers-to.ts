import type { KeepingAway } from '../api/vocabularies/keeping-away';

/**
 * Which thoughts of the library answer to each thing that keeps somebody away, the nearest first. None of them speaks
 * of others: what keeps somebody away may still keep them safe.
 */
export const ANSWERS_TO: Readonly<Record<KeepingAway, readonly [string, string]>> = {
  go_quiet: ['finding-words', 'the-quiet-one'],
  stay_busy: ['the-busy-one', 'rest-first'],
  make_light: ['behind-the-joke', 'room-for-feelings'],
  please_them: ['the-one-who-says-yes', 'my-own-taste'],
  leave_first: ['stepping-back', 'my-pace'],
  handle_alone: ['carried-alone', 'needs-count'],
  nobody_gets_it: ['true-without-a-witness', 'by-its-name'],
  ashamed: ['shame-is-a-guest', 'the-small-one'],
  need_nobody: ['knowing-what-i-need', 'the-tired-one'],
  long_and_stop: ['the-one-who-longs', 'the-one-who-keeps-watch'],
  feel_nothing: ['feeling-nothing', 'ground-under-me'],
  other: ['ways-through', 'i-make-sense'],
};
