// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';

import { loadCatalogues } from '../i18n';
import { Button, Chips, Choice, clearToasts, ErrorCallout, Field, Page, SaveState, SecretField, showToast, Switch, TextArea, TimeField } from '.';
import { DayPicker } from './day-picker';
import { Scale } from './scale';
import { chrome, moved } from './page-chrome';
import { Toasts } from './toast';
import { useAct } from './use-act';
import { Waiting } from './waiting';

beforeAll(() => loadCatalogues('shell', 'sharing'));
afterEach(() => {
  cleanup();
  moved.yet = false;
});

/** Rules about the look need a real browser; the browser tests run them. */
async function violations(): Promise<string[]> {
  const { violations: found } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

const LABELS = ['not at all', 'a little', 'some', 'quite', 'fully'].map((label, value) => ({ value, label }));

function Rated({ max, first = null }: { max: 4 | 10; first?: number | null }) {
  const [value, setValue] = useState<number | null>(first);
  return (
    <>
      <Scale legend="How true is it?" max={max} value={value} onChange={setValue} ends={['not at all', 'fully']} labels={LABELS} />
      <output>{value === null ? 'open' : value}</output>
    </>
  );
}

describe('promise 34: every slider has a worded alternative', () => {
  test('a scale to 10 is a slider whose state is said in words, and becomes a choice of words', async () => {
    render(<Rated max={10} />);
    const slider = screen.getByRole('slider', { name: 'How true is it?' });
    expect(slider.getAttribute('aria-valuetext')).toBe('Open. That is fine.');
    await userEvent.click(screen.getByRole('button', { name: 'Choose words in place of numbers' }));
    await userEvent.click(screen.getByRole('radio', { name: 'quite' }));
    expect(screen.getByRole('status').textContent).toBe('3');
  });

  test('a scale to 4 starts in words', () => {
    render(<Rated max={4} first={2} />);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'some' }).checked).toBe(true);
    expect(screen.queryByRole('slider')).toBeNull();
  });

  test('promise 18: an answer can be taken back, and open is an answer', async () => {
    render(<Rated max={10} first={7} />);
    await userEvent.click(screen.getByRole('button', { name: 'Leave this open' }));
    expect(screen.getByRole('status').textContent).toBe('open');
  });
});

describe('choices', () => {
  test('one of a few: a native radio in a group named by the question', async () => {
    const onChange = vi.fn();
    render(<Choice legend="What feels right?" options={[{ value: 'now', label: 'Not now' }]} value={null} onChange={onChange} />);
    expect(screen.getByRole('group', { name: 'What feels right?' })).toBeTruthy();
    await userEvent.click(screen.getByRole('radio', { name: 'Not now' }));
    expect(onChange).toHaveBeenCalledWith('now');
  });

  test('one chip more than the most lets go of the first', async () => {
    const onChange = vi.fn();
    const options = ['a', 'b', 'c'].map((value) => ({ value, label: value }));
    render(<Chips legend="Needs" options={options} value={['a', 'b']} max={2} onChange={onChange} />);
    await userEvent.click(screen.getByRole('checkbox', { name: 'c' }));
    expect(onChange).toHaveBeenCalledWith(['b', 'c']);
  });

  test('days are read out whole and come back in the order of the week', async () => {
    const onChange = vi.fn();
    render(<DayPicker legend="Days" value={[3]} onChange={onChange} />);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Monday' }));
    expect(onChange).toHaveBeenCalledWith([1, 3]);
  });

  test('a switch says on or off', async () => {
    const onChange = vi.fn();
    render(<Switch label="Follow my phone" checked={false} onChange={onChange} />);
    await userEvent.click(screen.getByRole('switch', { name: 'Follow my phone' }));
    expect(onChange).toHaveBeenCalledWith(true);
  });
});

describe('fields', () => {
  test('promises 33 and 36: an error is tied to its field, and what was typed stays', () => {
    render(<Field label="A name" hint="Any name" error="Please write three letters." value="ab" onInput={() => undefined} />);
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'A name' });
    expect(field.value).toBe('ab');
    const described = (field.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent);
    expect(described).toEqual(['Any name', 'Please write three letters.']);
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  test('promise 19: the caret comes back where it was', () => {
    render(<TextArea label="What happened" value="She looked away." caret={4} onInput={() => undefined} />);
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').selectionStart).toBe(4);
  });

  test('a busy button keeps its place and takes no second tap', async () => {
    const onClick = vi.fn();
    render(
      <Button busy onClick={onClick}>
        Saving
      </Button>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Saving' }));
    expect(onClick).not.toHaveBeenCalled();
  });
});

describe('what is said in passing', () => {
  test('promise 34: the save state is spoken politely', () => {
    render(<SaveState state="saved_on_device" />);
    expect(screen.getByRole('status').textContent).toBe('Saved on this device');
  });

  test('promise 34: an error interrupts, and has the focus', () => {
    render(<ErrorCallout>Please try again.</ErrorCallout>);
    expect(screen.getByRole('alert').textContent).toBe('Please try again.');
    expect(document.activeElement).toBe(screen.getByRole('alert'));
  });

  test('promise 34: what kept a page away interrupts too', () => {
    render(<Waiting error="There is no connection." again={() => undefined} />);
    expect(screen.getByRole('alert').textContent).toContain('There is no connection.');
  });

  test('promise 34: a line at the foot is spoken where a reader was listening already', async () => {
    render(<Toasts />);
    const place = screen.getByRole('status');
    expect(place.textContent).toBe('');
    showToast({ text: 'Deleted.' });
    await vi.waitFor(() => expect(place.textContent).toContain('Deleted.'));
    clearToasts();
  });

  test('a line with undo stays thirty seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const undo = vi.fn();
    render(<Toasts />);
    showToast({ text: 'Deleted.', action: { label: 'Undo', run: undo } });
    await vi.advanceTimersByTimeAsync(29_000);
    screen.getByRole('button', { name: 'Undo' }).click();
    expect(undo).toHaveBeenCalled();
    vi.useRealTimers();
    await vi.waitFor(() => expect(screen.queryByText('Deleted.')).toBeNull());
  });
});

describe('a page', () => {
  test('gives the bar its way back and moves focus to its heading after a navigation', async () => {
    moved.yet = true;
    render(
      <Page title="What happened?" back={{ href: '/practice', label: 'Steps' }}>
        <p>Text</p>
      </Page>,
    );
    expect(chrome.value.back).toEqual({ href: '/practice', label: 'Steps' });
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('What happened?'));
  });

  test('promise 6: leaves the title of the document alone', () => {
    document.title = 'Attune';
    render(<Page title="A repair with J.">text</Page>);
    expect(document.title).toBe('Attune');
  });
});

test('promise 33: no part breaks a rule of axe', async () => {
  document.documentElement.lang = 'en';
  render(
    <main>
      <h1>Parts</h1>
      <Rated max={10} first={3} />
      <Rated max={4} />
      <Field label="A name" error="Please write three letters." value="" onInput={() => undefined} />
      <TextArea label="What happened" hint="A few words." value="" onInput={() => undefined} />
      <Switch label="Follow my phone" hint="It moves with you." checked onChange={() => undefined} />
      <DayPicker legend="Days" value={[1]} onChange={() => undefined} />
      <SaveState state="saved_everywhere" />
    </main>,
  );
  expect(await violations()).toEqual([]);
});

describe('promise 36: what was wrong is said until something is changed, and again by the next try', () => {
  function Failing(): JSX.Element {
    const { error, run } = useAct();
    const [wrong, setWrong] = useState(false);
    const [text, setText] = useState('');
    return (
      <>
        {error && <ErrorCallout>{error}</ErrorCallout>}
        <fieldset>
          <Field label="From" value={text} onInput={setText} error={wrong ? 'Too late' : undefined} />
          <TimeField label="Until" value="" onInput={() => undefined} error={wrong ? 'Too early' : undefined} />
        </fieldset>
        <Field label="Elsewhere" value="" onInput={() => undefined} error={wrong ? 'Too short' : undefined} />
        <Button onClick={() => (setWrong(true), run(() => Promise.reject(new Error('no')), () => 'Not taken'))}>Keep</Button>
      </>
    );
  }

  test('of the act and of the fields that belong together', async () => {
    render(<Failing />);
    const keep = screen.getByRole('button', { name: 'Keep' });
    const said = (): string[] => ['Not taken', 'Too late', 'Too early', 'Too short'].filter((text) => screen.queryByText(text));
    await userEvent.click(keep);
    expect(said()).toEqual(['Not taken', 'Too late', 'Too early', 'Too short']);
    await userEvent.type(screen.getByLabelText('From'), 'a');
    expect(said()).toEqual(['Too short']);
    expect(screen.getByLabelText('From').getAttribute('aria-invalid')).toBeNull();
    await userEvent.click(keep);
    expect(said()).toEqual(['Not taken', 'Too late', 'Too early', 'Too short']);
  });
});

test('promise 5: a secret stands in no form with what a browser would take for its name, and Enter sends that form', async () => {
  const sent = vi.fn((event: Event) => event.preventDefault());
  render(
    <form onSubmit={sent}>
      <Field label="Address" value="ash@example.org" onInput={() => undefined} />
      <SecretField label="Words" value="" onInput={() => undefined} autocomplete="current-password" />
      <SecretField label="Words here" value="" onInput={() => undefined} autocomplete="current-password" withName />
    </form>,
  );
  const forms = ['Address', 'Words', 'Words here'].map((label) => screen.getByLabelText(label).getAttribute('form'));
  expect(forms).toEqual([null, '', null]);
  await userEvent.type(screen.getByLabelText('Words'), 'a{Enter}');
  expect(sent).toHaveBeenCalledOnce();
});

test('a secret is hidden until somebody asks to see it, and may be pasted', async () => {
  function Asked() {
    const [words, setWords] = useState('');
    return <SecretField label="Words" value={words} onInput={setWords} autocomplete="new-password" />;
  }
  render(<Asked />);
  const field = screen.getByLabelText<HTMLInputElement>('Words');
  expect([field.type, field.autocomplete, field.maxLength]).toEqual(['password', 'new-password', -1]);
  await userEvent.click(field);
  await userEvent.paste('from a manager, as it is');
  expect(field.value).toBe('from a manager, as it is');
  await userEvent.click(screen.getByRole('button', { name: 'Show' }));
  expect(field.type).toBe('text');
});
