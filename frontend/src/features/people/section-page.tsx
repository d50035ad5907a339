import '../../entries/people/people.css';

import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { SCALE4 } from '../../api/vocabularies/scale4';
import { type Support, SUPPORT } from '../../api/vocabularies/support';
import { SaveLine } from '../../entries/save-line';
import { entries } from '../../store';
import { Actions, Button, ChoiceChips, Chips, Page, Reply } from '../../ui';
import { t } from '../../i18n';
import { ABOUT } from '../../library/about';
import { MoreAbout } from '../../library/more-about';
import { About } from './about';
import { Giving } from './giving';
import { GonePage } from './gone-page';
import { type Section, SECTIONS } from '../../entries/people/sections';
import { changePerson } from '../../entries/people/person';
import { QuietOffer, saidUnsafe } from '../../entries/people/safety/quiet-offer';
import { Text } from './text';
import type { SectionProps } from './section';

/** One part of somebody's page to write in. Saved on every keystroke; nothing has to be answered. */
export function SectionPage({ id, part }: { id: string; part: string }): JSX.Element {
  const { route } = useLocation();
  const person = entries.find('people', id);
  const there = person !== undefined;
  useEffect(() => (there ? entries.hold('people', id) : undefined), [id, there]);
  if (!person || !(part === 'about' || isPart(part))) return <GonePage />;
  const Asked = part === 'about' ? About : ASKED[part];
  const alias = person.words.alias || t('people.unnamed');
  const back = { href: `/people/${id}`, label: alias };
  return (
    <Page
      title={t.of('people.part', part)}
      eyebrow={alias}
      lead={t.of('people.part_*_lead', part)}
      focused
      back={back}
      foot={
        <>
          <SaveLine />
          <Actions>
            <Button wide onClick={() => route(back.href, true)}>
              {t('people.done')}
            </Button>
          </Actions>
        </>
      }
    >
      <Asked person={person} />
      <MoreAbout piece={ABOUT[`people/${part}`]} />
    </Page>
  );
}

function isPart(part: string): part is Section {
  return (SECTIONS as readonly string[]).includes(part);
}

const ASKED: Readonly<Record<Section, (props: SectionProps) => JSX.Element>> = { offers: Offers, expects: Expects, unshown: Unshown, ease: Ease, giving: Giving };

function Offers({ person }: SectionProps): JSX.Element {
  const chosen = (person.answers.supports ?? []) as readonly Support[];
  return (
    <>
      <Text person={person} name="strengths" label={t('people.strengths')} hint={t('people.strengths_hint')} />
      <Chips
        legend={t('people.supports')}
        options={SUPPORT.map((value) => ({ value, label: t.of('people.support', value) }))}
        value={chosen}
        onChange={(supports) => changePerson(person, { answers: { supports } })}
      />
      {(chosen.includes('other') || person.words.support_words) && <Text person={person} name="support_words" label={t('people.support_words')} rows={2} />}
    </>
  );
}

function Expects({ person }: SectionProps): JSX.Element {
  return (
    <>
      <Text person={person} name="expect" label={t('people.expect')} hint={t('people.expect_hint')} />
      <Text person={person} name="really_did" label={t('people.really_did')} hint={t('people.really_did_hint')} />
    </>
  );
}

function Unshown({ person }: SectionProps): JSX.Element {
  return <Text person={person} name="never_shown" label={t('people.never_shown')} hint={t('people.never_shown_hint')} />;
}

/** In words alone: a number beside a person would be a mark for them. "Not safe" is taken at its word. */
function Ease({ person }: SectionProps): JSX.Element {
  const value = person.answers.felt_security ?? null;
  const choose = (chosen: string): void => {
    changePerson(person, { answers: { felt_security: Number(chosen) } });
    if (chosen === '0') saidUnsafe(person);
  };
  return (
    <div class="stack stack--tight">
      <ChoiceChips
        legend={t('people.felt_security')}
        legendHidden
        options={SCALE4.map((place) => ({ value: String(place), label: t.of('people.ease', place) }))}
        value={value === null ? null : String(value)}
        onChange={choose}
      />
      <Reply to={value === 0 ? 'unsafe' : null}>
        {value === 1 && <p class="quiet">{t('people.ease_low')}</p>}
        {value === 0 && (
          <div class="stack stack--tight">
            <p>{t('people.ease_unsafe')}</p>
            <QuietOffer key={String(person.columns.route_due_at)} subject={person} />
          </div>
        )}
      </Reply>
      {value !== null && (
        <div>
          <Button variant="plain" small onClick={() => changePerson(person, { answers: { felt_security: null } })}>
            {t('shell.scale_clear')}
          </Button>
        </div>
      )}
    </div>
  );
}
