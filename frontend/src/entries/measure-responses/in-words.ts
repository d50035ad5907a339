import type { Measure } from '../../api/measures';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { measures } from './known';
import { earlier, type Response, saidIn } from './response';
import { courseOf, type Given, score } from './scoring';

export type AnsweredLine = { readonly item: string; readonly question: string; readonly answer: string };

/** Each answer under its question. What was skipped does not appear; what is not known here reads by number. */
export function linesOf({ measure: key, answers }: { readonly measure: string; readonly answers: Given }): readonly AnsweredLine[] {
  const measure = measures.value.get(key);
  if (!measure) return Object.entries(answers).map(([item, value]) => ({ item, question: t('measures.question', { number: item }), answer: String(value) }));
  return stepsOf(measure).flatMap(({ item, text, options }) => {
    const value = answers[item];
    if (value === undefined) return [];
    const question = item === 'gate' ? text : t('measures.numbered', { number: item, text });
    return { item, question, answer: options.find((one) => one.value === value)?.text ?? String(value) };
  });
}

export type Step = { readonly item: string; readonly text: string; readonly options: Measure['items'][number]['options'] };

/** Everything that is asked, in its order: what comes before the items, and the items. */
export function stepsOf({ gate, items }: Measure): readonly Step[] {
  const all = items.map(({ text, options }, index) => ({ item: String(index + 1), text, options }));
  return gate ? [{ item: 'gate', text: gate.text, options: gate.options }, ...all] : all;
}

/** The first question without an answer, for one that was begun on another device; undefined where there is none. */
export function firstOpen(response: Response): string | undefined {
  const said = saidIn(response);
  const measure = said && measures.value.get(said.measure);
  return measure ? stepsOf(measure).find(({ item }) => said.answers[item] === undefined)?.item : undefined;
}

/** What the answers say, without a score: what was marked most, and how it stands beside the time before. */
export function inWords(response: Response): readonly string[] {
  const said = saidIn(response);
  const measure = said && measures.value.get(said.measure);
  if (!measure) return [];
  return [most(measure, said.answers), course(measure, response, said.answers)].filter((line) => line !== '');
}

const MOST_NAMED = 3;

function most(measure: Measure, answers: Given): string {
  const all = measure.items.flatMap((item, index) => {
    const value = answers[String(index + 1)];
    return value === undefined ? [] : { item, value };
  });
  if (all.length === 0) return '';
  const top = Math.max(...all.map(({ value }) => value));
  const marked = all.filter(({ value }) => value === top);
  const option = marked[0]?.item.options.find(({ value }) => value === top)?.text ?? '';
  if (marked.length === all.length) return t('measures.all_alike', { option });
  if (marked.length > MOST_NAMED) return t('measures.several_most', { option });
  return t('measures.marked_most', { option, what: marked.map(({ item }) => `“${item.text.replace(/[.?]$/u, '')}”`).join(', ') });
}

function course(measure: Measure, response: Response, answers: Given): string {
  const [before] = earlier(measure.key, response);
  const said = before && saidIn(before);
  if (!said) return '';
  const moved = courseOf(measure.change, score(measure, said.answers).total, score(measure, answers).total);
  return moved ? t.of('measures.course', moved, { day: dayInWords(before.columns.answered_on ?? before.created_at) }) : '';
}
