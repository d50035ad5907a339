// @vitest-environment happy-dom
import { h, render } from 'preact';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { loadCatalogues, t } from '../i18n';
import { allOfTheApp, ofThePerson, piecesOf } from '../i18n/own';
import { runResets } from '../vault/forget';
import { standApart } from './text-runs';

let place: HTMLElement;

standApart();
// As every browser has it.
Object.defineProperty(HTMLElement.prototype, 'translate', {
  get(this: HTMLElement) {
    return this.getAttribute('translate') !== 'no';
  },
  set(this: HTMLElement, whether: boolean) {
    this.setAttribute('translate', whether ? 'yes' : 'no');
  },
});
beforeAll(() => loadCatalogues('shell'));

beforeEach(async () => {
  await runResets();
  document.body.replaceChildren();
  place = document.body.appendChild(document.createElement('main'));
});

/** What a translator does to every text that is there now, wherever it stands. */
function translate(root: Element): void {
  for (const node of [...root.childNodes]) {
    if (node.nodeType !== Node.TEXT_NODE) translate(node as Element);
    else if (root.tagName !== 'FONT') {
      const font = document.createElement('font');
      font.append(document.createElement('font'));
      font.firstElementChild?.append(node.textContent ?? '');
      node.replaceWith(font);
    }
  }
}

const theirs = (): string[] => [...place.querySelectorAll('text-run[translate="no"]')].map((one) => one.textContent ?? '');

describe('a text that a translator took away', () => {
  const told = 'It is told.';

  test.each([
    ['changes', <p>{told}</p>, <p>{'It is true.'}</p>, 'It is true.'],
    ['goes', <p>{told}</p>, <p>{false}</p>, ''],
    ['becomes an element', <p>{told}</p>, <p>{<b>bold</b>}</p>, 'bold'],
    ['had an element behind it that goes', <p>{told}<b>bold</b></p>, <p>{told}{null}</p>, told],
    ['had none and gets one before it', <p>{false}{told}</p>, <p>{<i>first </i>}{told}</p>, `first ${told}`],
    ['stands in a list that turns round', <p>{['a', 'b', 'c']}</p>, <p>{['c', 'b', 'a']}</p>, 'cba'],
    ['is a number', <p>{1}</p>, <p>{2}</p>, '2'],
    ['stands in no element', <>{told}</>, <>{'It is true.'}</>, 'It is true.'],
  ])('%s: what is shown is true', (_how, before, after, shown) => {
    render(before, place);
    translate(place);
    render(after, place);
    expect(place.textContent).toBe(shown);
    translate(place);
    render(before, place);
    render(after, place);
    expect(place.textContent).toBe(shown);
  });

  test('stays translated where it did not change', () => {
    render(<p>{told}</p>, place);
    translate(place);
    render(<p>{told}</p>, place);
    expect(place.querySelector('font')).not.toBeNull();
  });

  test('a choice of a list that is called something else', () => {
    const options = (label: string) => (
      <select autocomplete="off" value="a">
        <option value="a">{label}</option>
        <option value="b">other</option>
      </select>
    );
    render(options('before'), place);
    translate(place);
    render(options('after'), place);
    expect([...place.querySelectorAll('option')].map((one) => one.textContent)).toEqual(['after', 'other']);
    expect(place.querySelector('select')?.value).toBe('a');
  });
});

describe('what a translator may have', () => {
  test('what the app says, and nothing else', () => {
    render(<p>{t('shell.exit')} Maria 12</p>, place);
    expect(theirs()).toEqual([' Maria 12']);
  });

  test('of a sentence that something was filled into, not what was filled in', () => {
    render(<p>{t('shell.back_to', { place: 'Maria' })}</p>, place);
    expect(theirs()).toEqual(['Maria']);
    expect(place.textContent).toBe(t('shell.back_to', { place: 'Maria' }));
  });

  test('a sentence that the app filled in itself, and several that it joined', () => {
    render(<p>{t('shell.back_to', { place: t('shell.today') })}{[t('shell.you'), t('shell.people')].join(' · ')}</p>, place);
    expect(theirs()).toEqual([]);
    expect(piecesOf(`${t('shell.you')} · Maria`)).toEqual([{ text: `${t('shell.you')} · Maria`, own: true }]);
  });

  test("a person's words stay theirs where the app says the same, until they are changed or locked away", async () => {
    ofThePerson({ alias: ' Today', more: ['People'] });
    render(<p>{t('shell.today')}</p>, place);
    expect(theirs()).toEqual([t('shell.today')]);
    ofThePerson({ alias: 'Maria' }, { alias: ' Today' });
    expect(piecesOf(t('shell.today'))).toEqual([{ text: 'Today', own: false }]);
    expect(piecesOf(t('shell.people'))[0]?.own).toBe(true);
    await runResets();
    expect(piecesOf(t('shell.people'))[0]?.own).toBe(false);
  });

  test('data that ships with the app', () => {
    allOfTheApp([{ name: 'Somebody who listens' }]);
    expect(piecesOf('Somebody who listens')).toEqual([{ text: 'Somebody who listens', own: false }]);
  });

  test('nothing that is typed, chosen by a name, or read out of their words', () => {
    const sent = (one: Element | null): boolean => one?.getAttribute('translate') !== 'no';
    render(
      <>
        <textarea autocomplete="off" value="Maria" />
        <select autocomplete="off"><option value="1">Maria</option></select>
        <button aria-label={t('shell.back_to', { place: 'Maria' })} />
        <input autocomplete="off" type="search" />
      </>,
      place,
    );
    expect([...place.querySelectorAll('textarea, option, button, input')].filter(sent)).toEqual([]);
  });
});

describe('what somebody wrote runs the way its first letter says', () => {
  const theirs = 'שלום, אני כאן';

  test.each([
    ['stands alone', <p>{theirs}</p>, 'p'],
    ['stands beside an element', <p><b>!</b>{theirs}</p>, 'p > text-run'],
    ['stands in no element of its own', <p><>{theirs}</></p>, 'text-run'],
    ['is a choice of a list', <option>{theirs}</option>, 'option'],
  ])('where it %s', (_where, shown, holder) => {
    render(shown, place);
    expect(place.querySelector(holder)?.getAttribute('dir')).toBe('auto');
    expect(place.querySelector(holder)?.textContent).toBe(theirs);
  });

  test('where it was filled into a sentence of the app, which runs as the app does', () => {
    render(<p>{t('shell.back_to', { place: theirs })}</p>, place);
    expect(place.querySelector('p')?.hasAttribute('dir')).toBe(false);
    expect([...place.querySelectorAll('[dir="auto"]')].map((one) => one.textContent)).toEqual([theirs]);
  });

  test('in every field of words, and in none that is moved or ticked', () => {
    const types = ['text', 'search', 'email', 'password', 'time', 'date', 'range', 'checkbox', 'radio'] as const;
    render(
      <>
        <textarea autocomplete="off" />
        <input autocomplete="off" />
        {types.map((type) => h('input', { key: type, type } as object))}
      </>,
      place,
    );
    const auto = [...place.querySelectorAll('[dir="auto"]')].map((one) => one.getAttribute('type'));
    expect(auto).toEqual([null, null, 'text', 'search', 'email', 'password']);
  });
});
