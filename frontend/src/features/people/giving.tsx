import type { JSX } from 'preact';

import { GIVING_AS } from '../../api/vocabularies/giving-as';
import { Button, ChoiceChips, showToast } from '../../ui';
import { t } from '../../i18n';
import { DotRow } from '../../entries/people/dots';

import { type Direction, DIRECTIONS, dotsOf, drawn, MOST_DOTS } from '../../entries/people/sections';
import { changePerson } from '../../entries/people/person';
import { Text } from './text';
import type { SectionProps } from './section';

/** Giving and receiving, as a sentence or as two rows of dots. What was written stays in sight whichever it is. */
export function Giving({ person }: SectionProps): JSX.Element {
  const { giving_as } = person.answers;
  const dots = giving_as === 'dots';
  return (
    <>
      <ChoiceChips
        legend={t('people.giving_as')}
        options={GIVING_AS.map((value) => ({ value, label: t.of('people.giving_as', value) }))}
        value={giving_as ?? null}
        onChange={(value) => changePerson(person, { answers: { giving_as: value } })}
      />
      {(!dots || person.words.giving_receiving) && (
        <Text person={person} name="giving_receiving" label={t('people.giving_receiving')} hint={t('people.giving_receiving_hint')} />
      )}
      {dots && (
        <div class="stack">
          <p class="quiet small">{t('people.dots_note')}</p>
          {DIRECTIONS.map((direction) => (
            <Drawing key={direction} person={person} direction={direction} />
          ))}
        </div>
      )}
    </>
  );
}

function Drawing({ person, direction }: SectionProps & { direction: Direction }): JSX.Element {
  const row = t.of('people.dots', direction);
  const mine = drawn(person, direction);
  const all = dotsOf(person, direction);
  const draw = (dots: number): void => void changePerson(person, { answers: direction === 'gave' ? { gave_dots: dots } : { received_dots: dots } });
  const add = (): void => (all < MOST_DOTS ? draw(mine + 1) : void showToast({ text: t('people.dots_full') }));
  const take = (): void => (mine > 0 ? draw(mine - 1) : void showToast({ text: all > 0 ? t('people.dots_from_moments') : t('people.dots_empty') }));
  return (
    <section class="stack stack--tight">
      <DotRow person={person} direction={direction} />
      <div class="row">
        <Button variant="soft" small onClick={add} aria-label={t('people.dots_add_to', { row })}>
          {t('people.dots_add')}
        </Button>
        <Button variant="soft" small onClick={take} aria-label={t('people.dots_take_from', { row })}>
          {t('people.dots_take')}
        </Button>
      </div>
    </section>
  );
}
