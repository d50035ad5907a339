import './guise.css';

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { chooseGuise, guise } from '../../pwa/guise';
import { isClientHere } from '../../session/client-here';
import { GUISES, iconOf, nameOf } from '../../sw/guises';
import { guise as guiseFace } from '../../library/drawings/settings';
import { Face } from '../../library/face';
import { Button, Callout, Group, Page } from '../../ui';
import { t } from '../../i18n';

/**
 * What the app is called and looks like on this device, for whoever is signed in or not: it is chosen best before the
 * app is put on a home screen. Nothing changes by a choice alone: what will change, and when, stands above the button.
 */
export default function GuisePage(): JSX.Element {
  const [chosen, setChosen] = useState(guise.value);
  const [changed, setChanged] = useState(false);
  const choose = (next: string): void => {
    setChosen(next);
    setChanged(false);
  };
  const use = (): void => {
    chooseGuise(chosen);
    setChanged(true);
  };
  return (
    <Page
      title={t('guise.title')}
      back={isClientHere() ? { href: '/you', label: t('shell.you') } : { href: '/', label: t('guise.start') }}
      lead={t('guise.lead')}
      foot={<Button onClick={use}>{t('guise.use', { name: nameOf(chosen) })}</Button>}
    >
      <Face of={guiseFace} tone="clay" />
      <Group legend={t('guise.title')} legendHidden>
        <div class="guises">
          {GUISES.map((one) => (
            <label key={one} class="choice-card guise">
              <input class="choice-input" type="radio" autocomplete="off" name="guise" value={one} checked={one === chosen} onChange={() => choose(one)} />
              <img src={iconOf(one, 'icon-192.png')} alt="" width={56} height={56} />
              <b>{nameOf(one)}</b>
            </label>
          ))}
        </div>
      </Group>
      <p role="status">{changed && t('guise.changed', { name: nameOf(guise.value) })}</p>
      <Callout title={t('guise.when')}>
        <div class="stack stack--tight">
          <p>{t('guise.at_once')}</p>
          <p>{t('guise.not_yet')}</p>
          <p>{followsByItself() ? t('guise.later') : t('guise.never')}</p>
          <p>{t('guise.history')}</p>
        </div>
      </Callout>
    </Page>
  );
}

/** Chromium asks an installed app for its manifest again; the others took name and icon for good. */
function followsByItself(): boolean {
  return 'onbeforeinstallprompt' in window;
}
