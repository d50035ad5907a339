import 'fake-indexeddb/auto';

import { readFileSync } from 'node:fs';

import { load } from 'js-yaml';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { entries } from '../../../store';
import { dump, freshApp, sync } from '../../../store/testing/app';
import { closeVault } from '../../../vault/open-vault';
import { beginRepair } from '../../repairs/repair';
import { addPerson } from '../person';
import { askAnew, keepRoute, leastOf, QUESTIONS, type Result, resultOf, resultWithTherapist, routeOf, type Subject, WITH_THERAPIST } from './check';
import { gateFor } from './gate';

type When = { any?: Record<string, string[]>; all?: Record<string, string[]> };
type Rule = When & { route: string; show: (When & { page: string })[] };
type Question = { id: string; text: string; answers: string[] };
const check = load(readFileSync('../backend/people/data/safety_check.yaml', 'utf8')) as {
  questions: Question[];
  routes: Rule[];
  therapist: Question[];
  therapist_routes: Rule[];
} & Record<'self_statement' | 'before_quiet' | 'what_was_done' | 'safety_first' | 'not_a_misunderstanding', string>;

type Way = Readonly<Record<string, string>>;

function fits({ any, all }: When, answers: Way): boolean {
  const says = ([id, wanted]: [string, string[]]): boolean => wanted.includes(answers[id] ?? 'skip');
  return any ? Object.entries(any).some(says) : all ? Object.entries(all).every(says) : true;
}

function byTheFile(rules: readonly Rule[], answers: Way): unknown {
  const rule = rules.find((one) => fits(one, answers));
  return { route: rule?.route, show: rule?.show.filter((one) => fits(one, answers)).map(({ page }) => page) };
}

/** Every way to answer; a skipped question is not in it. */
function waysOf(questions: readonly { id: string; answers: readonly string[] }[]): Way[] {
  let ways: Way[] = [{}];
  for (const { id, answers } of questions) ways = ways.flatMap((way) => answers.map((answer) => (answer === 'skip' ? way : { ...way, [id]: answer })));
  return ways;
}

const six = waysOf(check.questions);

beforeEach(async () => {
  await freshApp();
});

afterEach(async () => {
  await entries.settled();
  closeVault();
});

describe('promise 8: of all 6,400 ways to answer', () => {
  test('there are so many', () => expect(new Set(six.map((way) => JSON.stringify(way))).size).toBe(6400));

  test('none opens with fear, harm, control, following or shame unanswered, uneasy or unsure', () => {
    const harm = ['afraid', 'hurt', 'control', 'follow', 'shame'];
    const opened = six.filter((way) => resultOf(way).route === 'open');
    expect(opened.filter((way) => harm.some((id) => way[id] !== 'no'))).toEqual([]);
    expect(opened).toHaveLength(2); // the sixth answered no, or skipped
  });

  test('whatever was said before somebody came in holds, and nothing after it asks for less', () => {
    const order = ['open', 'unset', 'careful', 'quiet'];
    for (const [ways, asked, result, therapist] of [
      [six, QUESTIONS, resultOf, false],
      [waysOf(check.therapist), WITH_THERAPIST, resultWithTherapist, true],
    ] as const) {
      const ends = new Map<string, { least: string; all: string[] }>();
      for (const way of ways) {
        for (let count = 1; count < asked.length; count += 1) {
          const said = Object.fromEntries(asked.slice(0, count).flatMap(({ id }) => (way[id] ? [[id, way[id]]] : [])));
          const name = JSON.stringify([count, said]);
          const end = ends.get(name) ?? { least: leastOf(said, count, therapist), all: [] };
          ends.set(name, { ...end, all: [...end.all, result(way).route] });
        }
      }
      for (const [name, { least, all }] of ends) {
        expect(least, name).toBe(order.find((route) => all.includes(route as Result['route'])));
      }
    }
  });

  test('each with a sign of danger is quiet, and says what about the device where that matters too', () => {
    const danger: Way = { afraid: 'yes', hurt: 'yes-now-or-last-year', control: 'yes', follow: 'yes', shame: 'yes' };
    for (const way of six) {
      const { route, show } = resultOf(way);
      const inDanger = Object.entries(danger).some(([id, sign]) => way[id] === sign);
      expect(route === 'quiet').toBe(inDanger);
      if (!inDanger) continue;
      const seen = way['found-out'] === 'yes' || way['found-out'] === 'not-sure';
      expect(show).toEqual(seen ? ['safety-first', 'device-privacy'] : ['safety-first']);
    }
  });

  test('each leads where the check says', () => {
    expect(six.filter((way) => JSON.stringify(resultOf(way)) !== JSON.stringify(byTheFile(check.routes, way)))).toEqual([]);
  });

  test.each<[Way, Result['route'], Result['show']]>([
    [{}, 'unset', []],
    [{ 'found-out': 'no' }, 'careful', ['go-carefully-unasked']],
    [{ afraid: 'uneasy', hurt: 'no', control: 'no', follow: 'no', shame: 'no', 'found-out': 'no' }, 'careful', ['go-carefully']],
    [{ afraid: 'no', hurt: 'yes-longer-ago', control: 'no', follow: 'no', shame: 'no' }, 'careful', ['what-was-done']],
    [{ afraid: 'no', hurt: 'no', control: 'no', follow: 'not-sure', shame: 'no' }, 'careful', ['go-carefully']],
    [{ afraid: 'no', hurt: 'no', control: 'no', follow: 'no', shame: 'no', 'found-out': 'yes' }, 'careful', ['device-privacy']],
  ])('%o is %s', (way, route, show) => expect(resultOf(way)).toEqual({ route, show }));
});

test('promise 8: of all 256 ways to answer about a therapist each leads where the check says, and one opens', () => {
  const ways = waysOf(check.therapist);
  expect(ways).toHaveLength(256);
  expect(ways.filter((way) => JSON.stringify(resultWithTherapist(way)) !== JSON.stringify(byTheFile(check.therapist_routes, way)))).toEqual([]);
  expect(ways.filter((way) => resultWithTherapist(way).route === 'open')).toEqual([{ touch: 'no', favours: 'no', threat: 'no', told: 'no' }]);
  for (const way of ways) expect(resultWithTherapist(way).route === 'quiet').toBe(Object.values(way).includes('yes'));
});

test('the questions and what follows them are those of the check, word for word', () => {
  const said = JSON.parse(readFileSync('src/i18n/en/safety.json', 'utf8')) as Record<string, string>;
  const asked = (questions: typeof QUESTIONS | typeof WITH_THERAPIST): Question[] =>
    questions.map(({ id, answers }) => ({ id, text: said[id.replaceAll('-', '_')] ?? '', answers: [...answers, 'skip'] }));
  const written = (questions: Question[]): Question[] => questions.map((one) => ({ ...one, text: one.text.trim() }));
  expect(asked(QUESTIONS)).toEqual(written(check.questions));
  expect(asked(WITH_THERAPIST)).toEqual(written(check.therapist));
  for (const name of ['self_statement', 'before_quiet', 'what_was_done'] as const) expect(said[name]).toBe(check[name].trim());
  expect(`${said['beyond']} ${said['beyond_stays']}`).toBe(check.not_a_misunderstanding.trim());
  expect(check.safety_first).toContain(said['first_ways']);
});

const someone = (kind: Subject['kind']): Subject => (kind === 'people' ? addPerson('A') : beginRepair(null));
const now = ({ kind, id }: Subject): Subject => entries.find(kind, id) as Subject;
const DAY = 24 * 60 * 60 * 1000;

describe.each(['people', 'repairs'] as const)('what is kept on %s', (kind) => {
  test('is the route alone, with when it was looked at: nothing of an answer is stored or sent', async () => {
    const subject = someone(kind);
    const { answers, words: texts } = now(subject);
    keepRoute(subject, resultOf({ afraid: 'uneasy', hurt: 'yes-longer-ago', 'found-out': 'no' }).route, new Date('2026-06-01T10:00:00Z'));
    await sync();
    const looked = '2026-06-01T10:00:00.000Z';
    expect(now(subject).columns).toMatchObject({ route: 'careful', route_checked_at: looked, route_asked_at: looked });
    expect([now(subject).answers, now(subject).words]).toEqual([answers, texts]);
    expect(await dump()).not.toMatch(/uneasy|yes-longer-ago/);
  });

  test('skipping everything never takes away care; looking again can', () => {
    const subject = someone(kind);
    expect(keepRoute(subject, 'unset')).toBe('unset');
    expect(keepRoute(subject, 'careful')).toBe('careful');
    expect(keepRoute(subject, 'unset')).toBe('careful');
    expect(keepRoute(subject, 'quiet')).toBe('quiet');
    expect(keepRoute(subject, 'unset')).toBe('quiet');
    expect(keepRoute(subject, 'open')).toBe('open');
  });

  test('promise 8: what the first version opened is asked anew, whatever it skipped', () => {
    const subject = someone(kind);
    const before = { ...subject.columns, route: 'open', route_checked_at: new Date().toISOString() } as const;
    expect(gateFor({ ...subject, columns: before } as Subject, true, Date.now())).toBe('check');
    // And what it opens from now on, on a device that has not been given the new one yet.
    keepRoute(subject, 'open');
    expect(gateFor(now(subject), false, Date.now())).toBe('open');
    const echoed = { ...now(subject).columns, route_checked_at: new Date(Date.now() + 1000).toISOString() };
    expect(gateFor({ ...subject, columns: echoed } as Subject, true, Date.now())).toBe('check');
  });

  test('promise 8: a check that is due stays due on a device that still has the one from before', () => {
    const subject = someone(kind);
    keepRoute(subject, 'open');
    const { route_checked_at } = now(subject).columns;
    askAnew(subject);
    expect(gateFor(now(subject), true, Date.now())).toBe('check');
    const restored = { ...now(subject).columns, route_checked_at };
    expect(gateFor({ ...subject, columns: restored } as Subject, true, Date.now())).toBe('check');
    keepRoute(subject, 'open');
    expect(gateFor(now(subject), false, Date.now())).toBe('open');
  });

  test('a check counts as newer than all there is, also where the other clock runs ahead', () => {
    const subject = someone(kind);
    keepRoute(subject, 'careful', new Date(Date.now() + DAY));
    askAnew(subject);
    keepRoute(subject, 'open');
    expect([routeOf(subject), gateFor(now(subject), false, Date.now())]).toEqual(['open', 'open']);
  });
});
