import type { JSX } from 'preact';
import { useLocation } from 'preact-iso/router';

import { placeIn as speakUpPlace } from '../../../entries/speak-ups/place';
import { answersOf } from '../../../entries/repairs/repair';
import { Actions, Button, LinkButton, ListRow } from '../../../ui';
import { t } from '../../../i18n';
import { entries } from '../../../store';
import { type StepProps, Text } from '../bound-fields';
import { speakUpOf, takeToSpeakUp } from '../to-speak-up';
import { Preview } from './words';

/** A kind word; and, for whoever writes it for themselves, all that they would have liked to say. */
export function ForMe({ repair }: StepProps): JSX.Element {
  const forMe = answersOf(repair).choice === 'write_for_me' || Boolean(repair.words['own_wording']);
  return (
    <>
      {forMe && <Text repair={repair} name="own_wording" label={t('practice.for_me')} rows={5} />}
      <Text repair={repair} name="kind_word" hint={t('practice.kind_word_hint')} always rows={2} />
    </>
  );
}

/** Words to bring to a session, where somebody helps to find the ones for the other person. */
export function Session({ repair }: StepProps): JSX.Element {
  return <Preview repair={repair} offered={['practise']} />;
}

/** What is about one's therapist has a place of its own. What was typed goes along, and nothing of it is lost here. */
export function Therapist({ repair }: StepProps): JSX.Element {
  const { route } = useLocation();
  const there = speakUpOf(repair.id);
  const known = there !== undefined && entries.find('speak-ups', there) !== undefined;
  return (
    <>
      <p>{t('practice.therapist_place')}</p>
      <Actions>
        {known ? (
          <LinkButton wide href={`/practice/speak-ups/${there}/${speakUpPlace(there)?.screen ?? 'what'}`}>
            {t('practice.to_speak_up')}
          </LinkButton>
        ) : (
          <Button wide onClick={() => route(takeToSpeakUp(repair))}>
            {t('practice.to_speak_up')}
          </Button>
        )}
      </Actions>
      <ListRow href={`/practice/${repair.id}/beyond`} title={t('practice.beyond')} subtitle={t('practice.beyond_note')} />
    </>
  );
}
