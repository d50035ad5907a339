/**
 * The areas of the texts, one file an area and a language. The keys come from English, which is always whole; a test
 * holds every other language to the same keys and arguments.
 */
type Catalogues = {
  readonly shell: typeof import('./en/shell.json');
  readonly start: typeof import('./en/start.json');
  readonly welcome: typeof import('./en/welcome.json');
  readonly account: typeof import('./en/account.json');
  readonly feedback: typeof import('./en/feedback.json');
  readonly guise: typeof import('./en/guise.json');
  readonly lock: typeof import('./en/lock.json');
  readonly help: typeof import('./en/help.json');
  readonly exit: typeof import('./en/exit.json');
  readonly today: typeof import('./en/today.json');
  readonly practice: typeof import('./en/practice.json');
  readonly people: typeof import('./en/people.json');
  readonly safety: typeof import('./en/safety.json');
  readonly reflections: typeof import('./en/reflections.json');
  readonly letters: typeof import('./en/letters.json');
  readonly steps: typeof import('./en/steps.json');
  readonly moments: typeof import('./en/moments.json');
  readonly cards: typeof import('./en/cards.json');
  readonly reading: typeof import('./en/reading.json');
  readonly pieces: typeof import('./en/pieces.json');
  readonly journal: typeof import('./en/journal.json');
  readonly you: typeof import('./en/you.json');
  readonly reminders: typeof import('./en/reminders.json');
  readonly therapy: typeof import('./en/therapy.json');
  readonly measures: typeof import('./en/measures.json');
  readonly speakup: typeof import('./en/speakup.json');
  readonly sharing: typeof import('./en/sharing.json');
  readonly clinic: typeof import('./en/clinic.json');
  readonly measuring: typeof import('./en/measuring.json');
  readonly office: typeof import('./en/office.json');
  readonly replying: typeof import('./en/replying.json');
  readonly plain: typeof import('./en/plain.json'); // of the pages that stand in place of the app
  readonly errors: typeof import('./en/errors.json');
};

export type Area = keyof Catalogues;

/** `today.title`: the area, a dot, and the key in that area's file. */
export type MessageKey = { [A in Area]: `${A}.${Exclude<keyof Catalogues[A], number | symbol | 'default'>}` }[Area];

export type Arguments = Readonly<Record<string, string | number | Date>>;
export type Compiled = Readonly<Record<string, string | ((values: Arguments) => string)>>;
