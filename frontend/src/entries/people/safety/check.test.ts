import 'fake-indexeddb/auto';

import { readFileSync } from 'node:fs';

import { load } from 'js-yaml';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { entries } from '../../../store';
import { dump, freshApp, sync } from '../../../store/testing/app';
import { closeVault } from '../../../vault/open-vault';
import words from '../../../i18n/en/safety.json';
import { addPerson, type Person } from '../person';
import { keepRoute, QUESTIONS, resultOf } from './check';

type Rule = { route: string; show: string; any?: Record<string, string[]>; all?: Record<string, string[]> };
const check = load(readFileSync('../backend/people/data/safety_check.yaml', 'utf8')) as {
  questions: { id: string; text: string; answers: string[] }[];
  routes: Rule[];
  self_statement: string;
};

function ruleFor(answers: Readonly<Record<string, string>>): Rule | undefined {
  const says = ([id, wanted]: [string, string[]]): boolean => wanted.includes(answers[id] ?? 'skip');
  return check.routes.find(({ any, all }) => (any ? Object.entries(any).some(says) : all ? Object.entries(all).every(says) : true));
}

beforeEach(async () => {
  await freshApp();
});

afterEach(async () => {
  await entries.settled();
  closeVault();
});

test('promise 8: every way to answer leads where the check says', () => {
  let ways: Record<string, string>[] = [{}];
  for (const { id, answers } of check.questions) ways = ways.flatMap((way) => answers.map((answer) => (answer === 'skip' ? way : { ...way, [id]: answer })));
  expect(ways.length).toBe(5 * 5 * 4 * 4 * 4);
  const wrong = ways.filter((way) => {
    const { route, show } = resultOf(way);
    const rule = ruleFor(way);
    return route !== rule?.route || show !== rule.show;
  });
  expect(wrong).toEqual([]);
});

test('the questions are those of the check, word for word', () => {
  const said: Record<string, string> = words;
  expect(QUESTIONS.map(({ id, answers }) => ({ id, text: said[id.replaceAll('-', '_')], answers: [...answers, 'skip'] }))).toEqual(check.questions);
  expect(said['self_statement']).toBe(check.self_statement);
});

test('only the route is kept, with when it was looked at: nothing of an answer is stored or sent', async () => {
  const { id } = addPerson('A');
  const answers = { afraid: 'uneasy', hurt: 'yes-long-ago', 'found-out': 'no' };
  keepRoute(entries.find('people', id) as Person, resultOf(answers).route, new Date('2026-06-01T10:00:00Z'));
  await sync();
  const person = entries.find('people', id) as Person;
  expect(person.columns).toEqual({ route: 'careful', route_checked_at: '2026-06-01T10:00:00.000Z', standing: 'present', hidden: false });
  expect([person.answers, person.words]).toEqual([{}, { alias: 'A' }]);
  expect(await dump()).not.toMatch(/uneasy|yes-long-ago/);
});

test('skipping everything never takes away care; looking again can', () => {
  const { id } = addPerson('A');
  const now = (): Person => entries.find('people', id) as Person;
  expect(keepRoute(now(), 'unset')).toBe('unset');
  expect(keepRoute(now(), 'quiet')).toBe('quiet');
  expect(keepRoute(now(), 'unset')).toBe('quiet');
  expect(keepRoute(now(), 'open')).toBe('open');
});
