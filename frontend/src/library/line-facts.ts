// What is said of a line beside its name, for the app and for the page without a script (plain-pages.ts), which is why
// the texts are asked for by `say`.
import type { MessageKey } from '../i18n/catalogue';
import type { About, Emergency, Hours, Line, Span, Where, Who } from './helplines';

export type Say = (key: MessageKey, values?: Readonly<Record<string, string>>) => string;

const ABOUT: Readonly<Record<About, MessageKey>> = {
  crime: 'help.about_crime',
  listening: 'help.about_listening',
  sexual_violence: 'help.about_sexual_violence',
  stalking: 'help.about_stalking',
  suicide: 'help.about_suicide',
  violence: 'help.about_violence',
};
const WHO: Readonly<Record<Who, MessageKey>> = {
  indigenous: 'help.who_indigenous',
  lgbt: 'help.who_lgbt',
  men: 'help.who_men',
  older: 'help.who_older',
  veterans: 'help.who_veterans',
  women: 'help.who_women',
};
const WHERE: Readonly<Record<Where, MessageKey>> = {
  british_columbia: 'help.in_british_columbia',
  england: 'help.in_england',
  england_wales: 'help.in_england_wales',
  manitoba: 'help.in_manitoba',
  northern_ireland: 'help.in_northern_ireland',
  ontario: 'help.in_ontario',
  quebec: 'help.in_quebec',
  scotland: 'help.in_scotland',
  vienna: 'help.in_vienna',
  wales: 'help.in_wales',
  zurich: 'help.in_zurich',
};
const DAYS: Readonly<Record<Span['days'], MessageKey>> = {
  daily: 'help.hours_daily',
  fri: 'help.hours_fri',
  mon_thu: 'help.hours_mon_thu',
  weekdays: 'help.hours_weekdays',
};

/** What it is for, for whom and where. */
export function purposeOf({ about, who, where, not_everywhere }: Line, say: Say): string {
  return [
    ...about.map((one) => say(ABOUT[one])),
    who && say(WHO[who]),
    where && say(WHERE[where]),
    not_everywhere && say('help.not_everywhere'),
  ]
    .filter(Boolean)
    .join(' ');
}

/** How a language writes a list, a day, and the names of languages. */
export type Writing = { readonly language: string; readonly list: (texts: readonly string[]) => string; readonly day: (day: string) => string };

/** When they answer, in which languages, what it costs, and when and in how old a page that was read. */
export function termsOf(line: Line, say: Say, { language, list, day }: Writing): string {
  const { hours = 'unsaid', chat_hours, chat, interpreters, cost, verified, year } = line;
  const names = new Intl.DisplayNames(language, { type: 'language' });
  const languages = list((line.languages ?? []).map((tag) => names.of(tag) ?? tag));
  return [
    whenOf(hours, say),
    chat && chat_hours && say('help.chat_when', { when: whenOf(chat_hours, say) }),
    languages && say(interpreters ? 'help.languages_and_more' : 'help.languages', { languages }),
    cost === 'free' && say('help.free'),
    cost === 'usual' && say('help.usual_cost'),
    year ? say('help.checked_page', { day: day(verified), year: `${year}` }) : say('help.checked', { day: day(verified) }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** What somebody does who can't speak in an emergency, where that is known. */
export function silentNote({ silent }: Emergency, say: Say): string {
  return silent ? say('help.press_silent', { key: silent }) : '';
}

function whenOf(hours: Hours, say: Say): string {
  if (hours === 'always') return say('help.hours_always');
  if (hours === 'unsaid') return say('help.hours_unsaid');
  return hours.map(({ days, from, to }) => say(DAYS[days], { from, to })).join(' ');
}
