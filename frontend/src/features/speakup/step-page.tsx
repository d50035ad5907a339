import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { isBlank } from '../../entries/change';
import { SaveLine } from '../../entries/save-line';
import { forgetPlace, isScreen, keepPlace, placeIn, type Screen, screensOf } from '../../entries/speak-ups/place';
import { isBeyond } from '../../entries/speak-ups/going';
import { blank, changeSpeakUp, keep } from '../../entries/speak-ups/speak-up';
import { ABOUT } from '../../library/about';
import { MoreAbout } from '../../library/more-about';
import { t } from '../../i18n';
import { entries } from '../../store';
import { isBegun } from '../../store/begun';
import { Actions, Button, Page } from '../../ui';
import { GonePage } from './gone-page';
import { Bring, Fear, Happened, Hope, ReplyFine, Strong, type ViewProps, What } from './steps';

const VIEWS: Readonly<Record<Screen, (props: ViewProps) => JSX.Element>> = {
  what: What,
  happened: Happened,
  strong: Strong,
  fear: Fear,
  hope: Hope,
  bring: Bring,
  reply: ReplyFine,
};

/**
 * One question. Saved on every keystroke; skipping and going on differ in nothing that is kept, every one can be the
 * last, and nothing goes out on any of them.
 */
export function StepPage({ id, screen }: { id: string; screen: string }): JSX.Element {
  const { route } = useLocation();
  const known = entries.find('speak-ups', id);
  const there = known !== undefined;
  useEffect(() => (there ? entries.hold('speak-ups', id) : undefined), [id, there]);
  const open = isScreen(screen) && (there || isBegun('speak-ups', id));
  useEffect(() => {
    if (open && placeIn(id)?.screen !== screen) keepPlace(id, { screen });
  }, [id, screen, open]);
  if (!open) return <GonePage />;
  const speakUp = known ?? blank();
  const all = screensOf(speakUp);
  const at = all.indexOf(screen);
  const [before, next] = [all[at - 1], at < 0 ? undefined : all[at + 1]];
  const address = `/practice/speak-ups/${id}`;
  const finish = (): void => {
    keep(id);
    forgetPlace(id);
    route(isBlank(speakUp) ? '/practice/speak-ups' : isBeyond(speakUp) ? `${address}/beyond` : address);
  };
  const goOn = (): void => {
    // what is no misunderstanding leads to people outside the practice, whenever it is said
    if (screen === 'what' && isBeyond(speakUp)) finish();
    else if (next) route(`${address}/${next}`);
    else finish();
  };
  const View = VIEWS[screen];
  return (
    <Page
      title={t.of('speakup.*_title', screen)}
      lead={t.of('speakup.*_lead', screen)}
      eyebrow={t('speakup.title')}
      focused
      back={{ href: before ? `${address}/${before}` : '/practice/speak-ups', label: t('speakup.step_before') }}
      foot={
        <>
          {there && <SaveLine />}
          <Actions>
            {next && (
              <Button variant="soft" onClick={goOn}>
                {t('speakup.skip')}
              </Button>
            )}
            <Button wide onClick={goOn}>
              {next ? t('speakup.go_on') : t('speakup.done')}
            </Button>
          </Actions>
          <div class="stop-line">
            <Button variant="plain" small onClick={finish}>
              {t('speakup.stop')}
            </Button>
          </div>
        </>
      }
    >
      <View key={`${id}/${screen}`} id={id} speakUp={speakUp} change={(what) => changeSpeakUp(id, what)} />
      <MoreAbout piece={ABOUT[`speakup/${screen}`]} />
    </Page>
  );
}
