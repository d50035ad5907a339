import type { JSX } from 'preact';

import { Actions, Button, LinkButton, Page } from '../../../ui';
import { t } from '../../../i18n';
import type { Shown } from './check';
import type { Leave } from './leave';
import { StopRow } from '../../stop-row';

const PAGES = {
  'device-privacy': ['safety.device_title', 'safety.device'],
  'what-was-done': ['safety.done_title', 'safety.what_was_done'],
  'go-carefully': ['safety.carefully_title', 'safety.carefully'],
  'go-carefully-unasked': ['safety.carefully_title', 'safety.unasked'],
} as const;

type GoCarefullyProps = {
  readonly show: Exclude<Shown, 'safety-first' | 'not-a-misunderstanding'>;
  readonly back: Leave;
  readonly onDone: () => void;
};

/** Why it goes slowly from here, in words that fit what was answered. */
export function GoCarefully({ show, back, onDone }: GoCarefullyProps): JSX.Element {
  const device = show === 'device-privacy';
  const [title, text] = PAGES[show];
  return (
    <Page
      key={show}
      title={t(title)}
      focused
      back={back}
      foot={
        <>
          <Actions>
            <Button wide onClick={onDone}>
              {t('safety.go_on')}
            </Button>
          </Actions>
          <StopRow stop={back.stop} />
        </>
      }
    >
      <p>{t(text)}</p>
      <p>{t(device ? 'safety.device_more' : 'safety.carefully_ways')}</p>
      <div class="row">
        {device && (
          <LinkButton variant="soft" href="/you/theme">
            {t('safety.to_look')}
          </LinkButton>
        )}
        <LinkButton variant="soft" href="/help">
          {t('shell.help_now')}
        </LinkButton>
      </div>
    </Page>
  );
}
