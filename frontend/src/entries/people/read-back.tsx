import './people.css';

import type { JSX } from 'preact';

import { type Area, t } from '../../i18n';
import { Dots } from './dots';
import { type Line, linesOf, SECTIONS } from './sections';
import { nameOf, type Person } from './person';
import { relationOf } from './titles';

/** Lines one below the other, or beside each other where there is room. */
export function Lines({ lines, beside = false }: { lines: readonly Line[]; beside?: boolean }): JSX.Element {
  return (
    <dl class={beside ? 'person-lines person-lines--beside' : 'person-lines'}>
      {lines.map(({ name, label, value, own }) => (
        <div key={name}>
          {label && <dt>{label}</dt>}
          <dd class={own ? 'person-own' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Everything that stands about somebody, for a file to keep and for telling two versions apart. */
export function Reading({ person }: { person: Person }): JSX.Element {
  const { columns } = person;
  const line = (name: string, label: string, value: string): Line => ({ name, label, value, own: false });
  const about = [
    line('alias', t('people.alias'), nameOf(person)),
    line('relation', t('people.relation'), relationOf(person)),
    line('status', t('people.status'), t.of('people.status', columns.status)),
    line('route', t('people.carefully'), t.of('people.route', columns.route)),
    line('hidden', t('people.hidden_now'), columns.hidden ? t('people.hidden_yes') : ''),
  ];
  const said = SECTIONS.flatMap((part) => linesOf(person, part));
  return (
    <>
      <Lines lines={[...about, ...said].filter(({ value }) => value !== '')} />
      {person.answers.giving_as === 'dots' && <Dots person={person} />}
    </>
  );
}

export const texts: readonly Area[] = ['people'];

export function read(person: Person): JSX.Element {
  return <Reading person={person} />;
}
