import type { OpenEntry } from '../store';
import { isNewer } from '../store/order';
import type { Family } from './texts';

type Response = OpenEntry<'card-responses'>;

/** Whether an answer puts its text away for good: it stung, or was not for the person. */
export function putsAway({ columns: { response } }: Response): boolean {
  return response === 'stung' || response === 'never';
}

/**
 * The texts that may not come by themselves. One that stung or was answered "never" does not come again; one whose
 * newest rating is 0 to 3 does not come until it is rated higher (product.md, Affirmations: repeating what feels untrue
 * made people feel worse, Wood, Perunovic & Lee 2009).
 */
export function barredTexts(responses: readonly Response[]): ReadonlySet<string> {
  const rated = new Map<string, Response>();
  const barred = new Set<string>();
  for (const response of responses) {
    const { text, response: said } = response.columns;
    if (putsAway(response)) barred.add(text);
    const known = rated.get(text);
    if ((said === 'rated' || said === 'both_true') && (!known || isNewer(response, known))) rated.set(text, response);
  }
  for (const [text, { columns, answers }] of rated) if (columns.response === 'rated' && (answers.true_now ?? 10) <= 3) barred.add(text);
  return barred;
}

/** Whether a thought rests: in one of its ways it stung, and none of them comes by itself. */
export function rests(family: Family, responses: readonly Response[]): boolean {
  return responses.some(({ columns }) => columns.response === 'stung' && family.texts.some(({ id }) => id === columns.text));
}
