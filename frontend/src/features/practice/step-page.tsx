import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { SaveLine } from '../../app/save-line';
import { entries } from '../../offline';
import { Actions, Button, Page } from '../../ui';
import { t } from '../../words';
import { GonePage } from './gone-page';
import { after, isScreen, keepPlace, type Screen } from './place';
import { titleOf } from './reading';
import { answersOf, type Repair } from './repair';
import { Choose, Expected } from './steps/choose';
import { Keepsake, Outcomes } from './steps/outcome';
import { Closeness, Happened } from './steps/what-happened';

export type StepProps = { readonly repair: Repair };

const VIEWS: Record<Screen, (props: StepProps) => JSX.Element> = {
  happened: Happened,
  closeness: Closeness,
  choice: Choose,
  expected: Expected,
  outcome: Outcomes,
  keepsake: Keepsake,
};

/** One question of a repair. Saved on every keystroke; skipping and going on differ in nothing that is kept. */
export function StepPage({ id, screen }: { id: string; screen: string }): JSX.Element {
  const { route } = useLocation();
  const repair = entries.find('repairs', id);
  const there = repair !== undefined;
  useEffect(() => (there ? entries.hold('repairs', id) : undefined), [id, there]);
  useEffect(() => {
    if (there && isScreen(screen)) keepPlace(id, { screen });
  }, [id, screen, there]);
  if (!repair || !isScreen(screen)) return <GonePage />;
  const next = nextOf(repair, screen);
  const goOn = (): void => route(next ? `/practice/${id}/${next}` : `/practice/${id}`);
  const View = VIEWS[screen];
  return (
    <Page
      title={t(`practice.${screen}_title`)}
      lead={t(`practice.${screen}_lead`)}
      eyebrow={titleOf(repair)}
      focused
      back={{ href: `/practice/${id}/steps`, label: t('practice.steps') }}
      foot={
        <>
          <SaveLine />
          <Actions>
            <Button kind="soft" onClick={goOn}>
              {t('practice.skip')}
            </Button>
            <Button wide onClick={goOn}>
              {next ? t('practice.go_on') : t('practice.done')}
            </Button>
          </Actions>
          <p class="foot-line">
            <a href="/practice">{t('practice.leave')}</a>
          </p>
        </>
      }
    >
      <View key={`${id}/${screen}`} repair={repair} />
    </Page>
  );
}

/** "Not now" ends the walk where it is said: nothing follows it. */
function nextOf(repair: Repair, screen: Screen): Screen | null {
  return screen === 'choice' && answersOf(repair).choice === 'not_now' ? null : after(screen);
}
