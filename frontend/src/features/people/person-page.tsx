import '../../entries/people/people.css';

import type { ComponentChildren, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import Pencil from 'lucide/dist/esm/icons/pencil.mjs';
import Share from 'lucide/dist/esm/icons/share-2.mjs';
import Shield from 'lucide/dist/esm/icons/shield.mjs';
import User from 'lucide/dist/esm/icons/user.mjs';

import { SaveLine } from '../../entries/save-line';
import { GoesByItself } from '../../entries/shared/goes-by-itself';
import { entries } from '../../store';
import { Button, List, ListRow, Page, showToast } from '../../ui';
import { Slot } from '../../ui/slots';
import { t } from '../../i18n';
import { Dots } from '../../entries/people/dots';
import { GonePage } from './gone-page';
import { forgetPlace } from '../../entries/people/place';
import { isOpen, linesOf, type Section, SECTIONS } from '../../entries/people/sections';
import { removePerson } from '../../entries/people/stays';
import { changePerson, mayResurface, type Person } from '../../entries/people/person';
import { Lines } from '../../entries/people/read-back';
import { relationOf } from '../../entries/people/titles';
import { Begin, AboutUs } from './about-us';

/** One person, read back calmly: what was said of the two of us. Each part is written on a screen of its own. */
export function PersonPage({ id }: { id: string }): JSX.Element {
  const { route } = useLocation();
  const person = entries.find('people', id);
  const there = person !== undefined;
  useEffect(() => (there ? entries.hold('people', id) : undefined), [id, there]);
  if (!person) return <GonePage />;
  const remove = (): void => {
    removePerson(id);
    forgetPlace(id);
    route('/people');
    showToast({ text: t('people.deleted'), action: { label: t('shell.undo'), run: () => entries.restore('people', id) } });
  };
  const { status } = person.columns;
  const said = SECTIONS.filter((part) => !isOpen(person, part));
  return (
    <Page
      title={person.words.alias || t('people.unnamed')}
      eyebrow={[relationOf(person), status !== 'present' && t.of('people.status', status)].filter(Boolean).join(' · ')}
      back={{ href: '/people', label: t('shell.people') }}
      wide
    >
      <div class="columns">
        <div>
          {person.columns.hidden && <Hidden person={person} />}
          {said.map((part) => (
            <Said key={part} person={person} part={part} />
          ))}
          <AboutUs person={person} />
          <Offered person={person}>
            <Begin person={person} />
            <Open person={person} parts={SECTIONS.filter((part) => !said.includes(part))} />
          </Offered>
        </div>
        <div>
          <List>
            <ListRow href={`/people/${id}/about`} icon={User} tone="clay" title={t('people.part_about')} subtitle={t('people.about_note')} />
            <ListRow href={`/people/${id}/safety`} icon={Shield} title={t('people.carefully')} subtitle={t.of('people.route', person.columns.route)} />
            <ListRow href={`/you/sharing/share/people/${id}`} icon={Share} tone="clay" title={t('people.share')} subtitle={t('people.share_note')} />
          </List>
          <Slot name="bringToSession" given={{ kind: 'people', id }} wanted={!person.columns.hidden} />
          <SaveLine />
          <GoesByItself kind="people" id={id} />
          <div>
            <Button variant="plain" onClick={remove}>
              {t('people.delete')}
            </Button>
          </div>
        </div>
      </div>
    </Page>
  );
}

function Said({ person, part }: { person: Person; part: Section }): JSX.Element {
  const lines = linesOf(person, part);
  const title = t.of('people.part', part);
  const alone = part === 'unshown' || part === 'ease' || part === 'giving'; // the title says what it is
  return (
    <section class="card person-part">
      <div class="person-part-top">
        <h2>{title}</h2>
        <a href={`/people/${person.id}/${part}`} aria-label={t('people.change_this', { part: title })}>
          {t('people.change')}
        </a>
      </div>
      {lines.length > 0 && <Lines lines={alone ? lines.map((line) => ({ ...line, label: '' })) : lines} beside={part === 'expects'} />}
      {part === 'giving' && person.answers.giving_as === 'dots' && <Dots person={person} />}
    </section>
  );
}

function Open({ person, parts }: { person: Person; parts: readonly Section[] }): JSX.Element | null {
  if (parts.length === 0) return null;
  return (
    <section class="stack stack--tight">
      <h2 class="section-title">{t('people.more')}</h2>
      <List>
        {parts.map((part) => (
          <ListRow key={part} href={`/people/${person.id}/${part}`} icon={Pencil} title={t.of('people.part', part)} />
        ))}
      </List>
    </section>
  );
}

/**
 * What can be begun with somebody. For one who is not brought up it is folded away: there to be written in, and
 * asking for nothing.
 */
function Offered({ person, children }: { person: Person; children: ComponentChildren }): JSX.Element {
  if (mayResurface(person)) return <>{children}</>;
  return (
    <details class="folded">
      <summary>{t('people.write_here')}</summary>
      <div class="stack">{children}</div>
    </details>
  );
}

function Hidden({ person }: { person: Person }): JSX.Element {
  return (
    <div class="stack stack--tight">
      <p class="quiet">{t('people.hidden_here')}</p>
      <div>
        <Button variant="soft" small onClick={() => changePerson(person, { columns: { hidden: false } })}>
          {t('people.unhide')}
        </Button>
      </div>
    </div>
  );
}
