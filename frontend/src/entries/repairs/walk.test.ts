import 'fake-indexeddb/auto';

import { readFileSync } from 'node:fs';

import { load } from 'js-yaml';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { REPAIR_CHOICE } from '../../api/vocabularies/repair-choice';
import { REPAIR_DEPTH } from '../../api/vocabularies/repair-depth';
import { entries } from '../../store';
import { freshApp, person } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { answersOf, beginRepair, changeRepair, type Repair } from './repair';
import { after, asksFor, asksFirst, endingsOf, openScreens, SCREENS, type Screen, screensOf, speaks } from './walk';

const table = load(readFileSync('../backend/repairs/data/walk.yaml', 'utf8')) as { screens: Record<string, string[]>; once_said: string[]; speaks: string[]; asks_first: string[]; refers: Record<string, keyof Repair['words']> };
const listed = JSON.parse(readFileSync('../tests/repairs/walks.json', 'utf8')) as Readonly<Record<string, string>>;
const UNSPOKEN = ['not_now', 'write_for_me', 'practise_with_therapist', 'let_it_go'];

const now = (id: string): Repair => entries.find('repairs', id) as Repair;

beforeEach(async () => {
  await freshApp();
});

afterEach(async () => {
  await entries.settled();
  closeVault();
});

/** One that is on a way: what was chosen and answered stands in it already. */
function onWay(way: string, answers: Partial<Repair['answers']> = {}): Repair {
  const [choice, depth, route, whom] = way.split('/') as [string, Repair['columns']['depth'], Repair['columns']['route'], string];
  const columns = { ...person('A').columns, route };
  const who = whom === 'named' ? entries.put('people', null, { ...person('A'), columns }).id : null;
  const { id } = beginRepair(who, depth, whom === 'therapist' ? 'my_therapist' : undefined);
  changeRepair(id, { columns: { route: who === null ? route : 'unset' }, answers: { ...(choice === 'none' ? {} : { choice: choice as 'not_now' }), ...answers } });
  return now(id);
}

/** The screens that somebody meets who goes on and on. */
function walked(repair: Repair): readonly Screen[] {
  const met: Screen[] = [];
  for (let screen: Screen | null = screensOf(repair)[0] ?? null; screen; screen = after(repair, screen)) met.push(screen);
  return met;
}

describe('the walk', () => {
  test('has the screens of the table', () => {
    expect(SCREENS).toEqual(Object.keys(table.screens));
    expect(SCREENS.filter(speaks)).toEqual(table.speaks);
    expect(SCREENS.filter(asksFirst)).toEqual(table.asks_first);
  });

  test('there is a way for each choice, depth, route, and whom it is about', () => {
    const ways = ['none', ...REPAIR_CHOICE].flatMap((choice) =>
      REPAIR_DEPTH.flatMap((depth) => ['unset', 'open', 'careful', 'quiet'].flatMap((route) => ['named', 'unnamed', 'therapist'].map((whom) => [choice, depth, route, whom].join('/')))),
    );
    expect(ways.toSorted()).toEqual(Object.keys(listed).toSorted());
  });

  test.each(Object.entries(listed))('promises 8, 20 and 21: %s', (way, screens) => {
    const mine = onWay(way, { kinds: ['i_hurt_them'], spoke: 'yes' });
    expect(walked(mine).join(' ')).toBe(screens);
    const [choice, depth, route] = way.split('/');
    if (depth === 'light') expect(walked(mine).length).toBeLessThanOrEqual(3);
    if (choice === 'not_now') expect(after(mine, 'choice')).toBeNull();
    if (UNSPOKEN.includes(choice ?? '') || route === 'quiet') {
      expect(openScreens(mine).filter((screen) => [...table.speaks, ...table.once_said, 'matters', 'expected'].includes(screen))).toEqual([]);
      expect(endingsOf(mine)).not.toContain('repaired');
      expect(endingsOf(mine)).not.toContain('partly');
    }
    expect(asksFor(mine, 'my_part')).toBe(route !== 'quiet' || depth === 'light');
  });

  test('what came of speaking is asked once something was said', () => {
    for (const spoke of [undefined, 'not_yet', 'decided_not_to'] as const) {
      const mine = onWay('say_something_small/deep/open/named', spoke ? { spoke } : {});
      expect(walked(mine).filter((screen) => table.once_said.includes(screen))).toEqual([]);
      expect(openScreens(mine).includes('response')).toBe(spoke === undefined);
      expect(endingsOf(mine).includes('repaired')).toBe(spoke === undefined);
    }
  });

  test.each(Object.keys(listed))('%s: no field speaks of what was not asked, or not answered', (way) => {
    const mine = onWay(way, { spoke: 'yes' });
    const asked = openScreens(mine).flatMap((screen) => table.screens[screen] ?? []);
    for (const [field, of] of Object.entries(table.refers)) {
      expect(asksFor(mine, field)).toBe(false);
      changeRepair(mine.id, { words: { [of]: 'that he would laugh' } });
      if (asked.includes(of)) expect(asksFor(now(mine.id), field)).toBe(true);
    }
  });

  test('in light there is a place for what was chosen, and it stays three steps', () => {
    for (const route of ['open', 'careful', 'unset', 'quiet']) {
      const open = (choice: string): readonly Screen[] => openScreens(onWay(`${choice}/light/${route}/named`));
      expect(open('write_for_me')).toContain('kind');
      expect(open('let_it_go')).toContain('kind');
      expect(open('practise_with_therapist')).toContain(route === 'quiet' ? 'kind' : 'session');
      expect(open('not_now')).toEqual(['happened', 'choice']);
      for (const choice of REPAIR_CHOICE.filter((one) => one !== 'not_now')) expect(open(choice).includes('keepsake')).toBe(route !== 'quiet');
    }
    const mine = onWay('write_for_me/light/open/named');
    expect([after(mine, 'choice'), after(mine, 'kind'), after(mine, 'outcome'), after(mine, 'keepsake')]).toEqual(['outcome', 'outcome', null, null]);
    expect(after(onWay('practise_with_therapist/light/open/named'), 'session')).toBe('outcome');
  });

  test('"I hurt them" and an apology have words of their own', () => {
    expect(walked(onWay('say_something_small/standard/open/named'))).not.toContain('hurt');
    expect(walked(onWay('say_something_small/standard/open/named', { kinds: ['i_hurt_them'] }))).toContain('hurt');
    expect(walked(onWay('apologise/standard/open/named'))).toContain('hurt');
  });

  test('one that was begun before goes on from a screen that is not met any more, and keeps what it says', () => {
    const mine = onWay('let_it_go/standard/open/named', { readiness: 4, matters_most: 'keep_us_close', outcome: 'repaired' });
    expect(after(mine, 'matters')).toBe('kind');
    expect(after(mine, 'response')).toBe('kind');
    expect(after(onWay('let_it_go/light/open/named'), 'expected')).toBe('outcome');
    expect(after(onWay('let_it_go/light/open/named'), 'keepsake')).toBeNull();
    expect(answersOf(mine)).toMatchObject({ readiness: 4, matters_most: 'keep_us_close' });
    expect(endingsOf(mine)).toContain('repaired'); // it was answered so
  });

  test('from a screen beside the walk it goes on to what is open there', () => {
    const mine = onWay('none/light/open/named');
    expect(after(mine, 'response')).toBe('felt');
    expect(after(onWay('say_something_small/light/open/named'), 'say')).toBe('outcome');
  });
});
