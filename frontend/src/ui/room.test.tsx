// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { cleanup, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { useState } from 'preact/hooks';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';

import { loadCatalogues } from '../i18n';
import { Field, TextArea } from '.';

beforeAll(() => loadCatalogues('shell', 'errors'));
afterEach(cleanup);

const KINDS = [
  ['one line', Field],
  ['many lines', TextArea],
] as const;

describe.each(KINDS)('%s', (_, Drawn) => {
  function Typing({ most, others }: { most?: number; others?: string }) {
    const [value, setValue] = useState('');
    return <Drawn label="What" value={value} onInput={setValue} {...(most ? { most } : {})} {...(others === undefined ? {} : { among: { value, others } })} />;
  }
  const paste = async (text: string): Promise<HTMLInputElement> => {
    const field = screen.getByLabelText<HTMLInputElement>('What');
    field.focus();
    await userEvent.paste(text);
    return field;
  };
  const said = (): string => screen.getByRole('status').textContent ?? '';

  test('nothing that is pasted is cut, and the field says that it is longer', async () => {
    render(<Typing most={1000} />);
    const field = await paste('x'.repeat(5000));
    expect(field.value).toHaveLength(5000);
    expect(field.getAttribute('maxlength')).toBeNull();
    expect(said()).toBe('This is about 4000 letters longer than reads well here. All of it is kept.');
  });

  test('where it ends is said near the end alone, in rough steps, and described by the field', async () => {
    render(<Typing most={80} />);
    const field = await paste('x'.repeat(69));
    expect(said()).toBe('');
    await paste('x'.repeat(3));
    const early = said();
    expect(early).toBe('There is room for about 5 more letters here.');
    await paste('x');
    expect(said()).toBe(early);
    await paste('x'.repeat(3));
    expect(said()).toBe('There is no more room here.');
    expect(screen.getByRole('status').id).toBe(field.getAttribute('aria-describedby'));
    expect(field.getAttribute('aria-invalid')).toBeNull();
  });

  test('all that is sealed together has one end, told before it is reached', async () => {
    render(<Typing others={'語'.repeat(15_000)} />);
    const field = await paste('語'.repeat(600));
    expect(said()).toBe('On these pages together there is room for about 400 more letters.');
    await paste('語'.repeat(4400));
    expect(field.value).toHaveLength(5000);
    expect(said()).toMatch(/^All you wrote here is about 4000 letters too long to be saved everywhere\. Nothing was cut\./);
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });
});

test('no field cuts by itself', () => {
  const src = join(import.meta.dirname, '..');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.test)\.tsx$/.test(file));
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => /max-?length/i.test(readFileSync(join(src, file), 'utf8')))).toEqual([]);
});
