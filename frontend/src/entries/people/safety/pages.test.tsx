// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { loadCatalogues, t } from '../../../i18n';
import { entries } from '../../../store';
import { syncNow } from '../../../store';
import { freshApp } from '../../../store/testing/app';
import { closeVault } from '../../../vault/open-vault';
import { beginRepair } from '../../repairs/repair';
import { addPerson } from '../person';
import { askAnew, keepRoute, QUESTIONS, routeOf, type Subject, WITH_THERAPIST } from './check';
import { gateFor } from './gate';
import { Questions } from './questions';
import { QuietOffer, saidUnsafe } from './quiet-offer';

const back = { href: '/practice', label: 'Back' };

beforeEach(async () => {
  await freshApp();
  await loadCatalogues('safety', 'shell');
});

afterEach(async () => {
  cleanup();
  await entries.settled();
  closeVault();
});

const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));
const title = (): string => screen.getByRole('heading', { level: 1 }).textContent ?? '';

/** Answers the questions one after the other and skips the rest. */
function answer(subject: Subject, said: Readonly<Record<string, string>>, therapist = false): () => void {
  const done = vi.fn();
  render(<Questions subject={subject} therapist={therapist} back={back} onDone={done} />);
  press(t('safety.look'));
  for (const { id, answers } of therapist ? WITH_THERAPIST : QUESTIONS) {
    expect(title()).toBe(t.of('safety.*', id));
    const given = answers.find((one) => one === said[id]);
    if (given) fireEvent.click(screen.getByLabelText(t.of('safety.answer', given)));
    press(given ? t('safety.go_on') : t('safety.skip'));
  }
  return done;
}

const subjects = [['somebody', () => addPerson('A')], ['a repair that names nobody', () => beginRepair(null)]] as const;

describe.each(subjects)('promise 8: after the questions about %s', (_, make) => {
  test('danger says what the app closes, and where to change it; then what the device shows', () => {
    const subject = make();
    const done = answer(subject, { control: 'yes', 'found-out': 'not-sure' });
    expect([title(), routeOf(subject)]).toEqual([t('safety.first_title'), 'quiet']);
    expect(screen.getByText(t(subject.kind === 'people' ? 'safety.before_quiet' : 'safety.before_quiet_here'))).toBeTruthy();
    expect(screen.getByRole('link', { name: t('safety.change_this') }).getAttribute('href')).toContain(`${subject.id}/safety`);
    expect(document.body.textContent).toContain("on a phone or computer they don't check");
    press(t('safety.go_on_here'));
    expect(title()).toBe(t('safety.device_title'));
    expect(done).not.toHaveBeenCalled();
    press(t('safety.go_on'));
    expect(done).toHaveBeenCalledOnce();
  });

  test('what was done longer ago is met with words of its own', () => {
    answer(make(), { afraid: 'no', hurt: 'yes-longer-ago' });
    expect(screen.getByText(t('safety.what_was_done'))).toBeTruthy();
    expect(document.body.textContent).not.toContain(t('safety.carefully'));
  });

  test('the answers are said not to be kept, and what they ask for is said to be where it is', async () => {
    const subject = make();
    render(<Questions subject={subject} therapist={false} back={back} onDone={vi.fn()} />);
    press(t('safety.look'));
    await entries.settled();
    const said = (): string | null => screen.getByText(/^Your answer/).textContent;
    expect(said()).toBe('Your answer is not saved.');
    fireEvent.click(screen.getByLabelText(t('safety.answer_yes')));
    press(t('safety.go_on'));
    expect(said()).toBe(`Your answers are not saved. “${t('safety.route_quiet')}”: Keeping it on this device`);
    await vi.waitFor(() => expect(said()).toBe(`Your answers are not saved. “${t('safety.route_quiet')}”: Saved on this device`));
    await syncNow();
    await vi.waitFor(() => expect(said()).toBe(`Your answers are not saved. “${t('safety.route_quiet')}”: Saved everywhere`));
  });

  test('whoever is interrupted after a yes finds it quiet, and after a doubt is asked again', () => {
    for (const [given, then] of [['yes', 'quiet'], ['uneasy', 'check'], ['no', 'open']] as const) {
      const subject = make();
      keepRoute(subject, 'open');
      render(<Questions subject={subject} therapist={false} back={back} onDone={vi.fn()} />);
      press(t('safety.look'));
      fireEvent.click(screen.getByLabelText(t.of('safety.answer', given)));
      press(t('safety.go_on'));
      cleanup(); // the page goes
      const now = entries.find(subject.kind, subject.id) as Subject;
      expect([given, gateFor(now, true, Date.now())]).toEqual([given, then]);
      expect(routeOf(subject)).toBe(given === 'uneasy' ? 'careful' : then);
    }
  });

  test('some skipped goes slowly, all skipped says nothing', () => {
    const subject = make();
    const done = answer(subject, { afraid: 'no', hurt: 'no', control: 'no', shame: 'no' });
    expect([title(), routeOf(subject)]).toEqual([t('safety.carefully_title'), 'careful']);
    press(t('safety.go_on'));
    expect(done).toHaveBeenCalledOnce();
    cleanup();
    const other = make();
    expect(answer(other, {})).toHaveBeenCalledOnce();
    expect(routeOf(other)).toBe('unset');
  });

  test.each(['yes', 'not-sure'])('about a therapist "%s" leads outside that practice', (said) => {
    const subject = make();
    const done = answer(subject, { touch: said }, true);
    const quiet = said === 'yes';
    expect([title(), routeOf(subject)]).toEqual([t(quiet ? 'safety.beyond_title' : 'safety.beyond_unsure_title'), quiet ? 'quiet' : 'careful']);
    expect(screen.getByText(t(quiet ? 'safety.beyond_stays' : 'safety.beyond_unsure_stays'))).toBeTruthy();
    const closes = [t('safety.beyond_closes'), t('safety.change_this')].map((text) => screen.queryByText(text) !== null);
    expect(closes).toEqual([quiet, quiet]);
    expect(screen.getByRole('heading', { name: t('safety.complaints') })).toBeTruthy();
    expect(screen.getByRole('link', { name: new RegExp(t('safety.own_copy')) }).getAttribute('href')).toBe('/journal/export');
    fireEvent.change(screen.getByLabelText(t('safety.country')), { target: { value: 'NZ' } });
    expect(screen.getByRole('link', { name: /www\.hdc\.org\.nz/ }).getAttribute('href')).toBe('https://www.hdc.org.nz');
    press(t('safety.go_on_here'));
    expect(done).toHaveBeenCalledOnce();
  });

  test('where something was not safe going quietly is one tap, and "not now" is as large and is followed by nothing', () => {
    const subject = make();
    keepRoute(subject, 'open');
    askAnew(subject);
    const offer = render(<QuietOffer subject={subject} />);
    const [yes, no] = [t('safety.offer_yes'), t('safety.offer_no')].map((name) => screen.getByRole('button', { name }));
    expect(yes?.className).toBe(no?.className);
    expect(screen.getByRole('link', { name: t('shell.help_now') })).toBeTruthy();
    press(t('safety.offer_no'));
    expect(routeOf(subject)).toBe('open');
    offer.unmount();
    render(<QuietOffer subject={subject} />);
    expect(screen.queryByRole('button')).toBeNull(); // it was put off
    cleanup();
    saidUnsafe(subject);
    render(<QuietOffer subject={subject} />);
    press(t('safety.offer_yes'));
    expect(routeOf(subject)).toBe('quiet');
    expect(screen.getByText(t(subject.kind === 'people' ? 'safety.before_quiet' : 'safety.before_quiet_here'))).toBeTruthy();
    cleanup();
    expect(render(<QuietOffer subject={subject} />).container.textContent).toBe('');
  });
});
