import type { JSX } from 'preact';
import { useLocation } from 'preact-iso/router';

import { Actions, Button, LinkButton, Callout, Page } from '../../ui';
import { t } from '../../i18n';
import { begin } from '../../store/begun';
import { ABOUT } from '../../library/about';
import { MoreAbout } from '../../library/more-about';
import { Face } from '../../library/face';
import { GonePage } from './gone-page';
import { placeIn, type Screen, SCREENS, setOut, SORE } from '../../entries/reflections/place';
import { PICTURES } from '../../entries/reflections/pictures';
import { draftOf, type Form, isForm } from '../../entries/reflections/reflection';

/**
 * What a form is, and a line about what in it can upset, with a way past that. Nothing is written until something is
 * said.
 */
export function IntroPage({ form }: { form: string }): JSX.Element {
  return isForm(form) ? <Intro form={form} /> : <GonePage />;
}

function Intro({ form }: { form: Form }): JSX.Element {
  const { route } = useLocation();
  const draft = draftOf(form);
  const screens: readonly Screen[] = SCREENS[form];
  const setOutFor = (leftOut?: Screen): void => {
    const id = begin('reflections');
    const screen = screens.find((one) => one !== leftOut) as Screen;
    setOut(id, leftOut ? { screen, leftOut } : { screen });
    route(`/practice/reflections/${id}/${screen}`);
  };
  return (
    <Page
      title={t.of('reflections.*', form)}
      lead={t.of('reflections.*_lead', form)}
      back={{ href: '/practice', label: t('shell.practice') }}
      foot={
        <Actions>
          <Button variant="soft" onClick={() => setOutFor(SORE[form])}>
            {t.of('reflections.*_past', form)}
          </Button>
          <Button wide onClick={() => setOutFor()}>
            {t('reflections.begin')}
          </Button>
        </Actions>
      }
    >
      <Face of={PICTURES[form]} tone="clay" />
      <Callout tone="clay">{t.of('reflections.*_before', form)}</Callout>
      {form === 'parts' && <p class="quiet">{t('reflections.parts_therapy')}</p>}
      <MoreAbout piece={ABOUT[`reflections/${form}`]} />
      {draft && (
        <div>
          <LinkButton variant="outline" href={`/practice/reflections/${draft.id}/${placeIn(draft.id)?.screen ?? screens[0]}`}>
            {t('reflections.continue')}
          </LinkButton>
        </div>
      )}
    </Page>
  );
}
