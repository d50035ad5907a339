import type { JSX } from 'preact';
import { useLocation } from 'preact-iso/router';

import { SaveLine } from '../../entries/save-line';
import { forgetPlace, placeIn, SCREENS } from '../../entries/speak-ups/place';
import { Reading } from '../../entries/speak-ups/read-back';
import { repliesIn, ReplyRead } from '../../entries/speak-ups/reply-read';
import { isBeyond } from '../../entries/speak-ups/going';
import type { SpeakUp } from '../../entries/speak-ups/speak-up';
import { titleOf, whenOf } from '../../entries/speak-ups/titles';
import { t } from '../../i18n';
import { entries } from '../../store';
import { forgetBegun } from '../../store/begun';
import { Actions, Button, Callout, Card, LinkButton, List, ListRow, Page, showToast } from '../../ui';
import { Slot } from '../../ui/slots';
import { Closing } from './closing';
import { GonePage } from './gone-page';
import { Giving, Unread, useGiven } from './giving';

/** One of them, read back calmly, with what can be done with it. */
export function SpeakUpPage({ id }: { id: string }): JSX.Element {
  const speakUp = entries.find('speak-ups', id);
  return speakUp ? <Whole key={id} speakUp={speakUp} /> : <GonePage />;
}

function Whole({ speakUp }: { speakUp: SpeakUp }): JSX.Element {
  const { route } = useLocation();
  const given = useGiven(speakUp);
  const { id } = speakUp;
  const { status } = speakUp.columns;
  const remove = (): void => {
    forgetBegun('speak-ups', id);
    forgetPlace(id);
    entries.remove('speak-ups', id);
    route('/practice/speak-ups');
    showToast({ text: t('speakup.deleted'), action: { label: t('shell.undo'), run: () => entries.restore('speak-ups', id) } });
  };
  return (
    <Page title={titleOf()} eyebrow={whenOf(speakUp)} back={{ href: '/practice/speak-ups', label: t('speakup.title') }} wide>
      <div class="columns">
        <div>
          <Unread speakUp={speakUp} given={given} />
          {repliesIn(speakUp).map((one, index) => (
            <ReplyRead key={index} {...one} />
          ))}
          <Reading speakUp={speakUp} />
          <SaveLine />
        </div>
        <div>
          <How speakUp={speakUp} given={given} />
          {status !== 'draft' && <Closing speakUp={speakUp} />}
          <Actions>
            <LinkButton variant="outline" href={`/practice/speak-ups/${id}/${placeIn(id)?.screen ?? SCREENS[0]}`}>
              {status === 'draft' ? t('speakup.go_on') : t('speakup.change')}
            </LinkButton>
          </Actions>
          <Slot name="bringToSession" given={{ kind: 'speak-ups', id }} />
          <div>
            <Button variant="plain" onClick={remove}>
              {t('speakup.delete')}
            </Button>
          </div>
        </div>
      </div>
    </Page>
  );
}

/** What follows from how its writer wants it brought. */
function How({ speakUp, given }: Parameters<typeof Giving>[0]): JSX.Element | null {
  if (isBeyond(speakUp)) {
    return (
      <>
        <List>
          <ListRow href={`/practice/speak-ups/${speakUp.id}/beyond`} title={t('speakup.to_beyond')} subtitle={t('speakup.stays_beyond')} />
        </List>
        <Giving speakUp={speakUp} given={given} />
      </>
    );
  }
  return (
    <>
      {speakUp.answers.bringing === 'practise_first' && <Practise />}
      <Giving speakUp={speakUp} given={given} />
    </>
  );
}

function Practise(): JSX.Element {
  return (
    <section class="stack stack--tight" aria-labelledby="practise">
      <h2 id="practise" class="section-title">
        {t('speakup.practise_title')}
      </h2>
      {([1, 2, 3] as const).map((one) => (
        <Card key={one}>
          <p>{t.of('speakup.practise', one)}</p>
        </Card>
      ))}
      <Callout>{t('speakup.practise_note')}</Callout>
    </section>
  );
}
