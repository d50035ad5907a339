import type { JSX } from 'preact';
import { useLocation } from 'preact-iso/router';

import { Button, Choice, Page } from '../../ui';
import { t } from '../../i18n';
import { inMemory } from '../../store/in-memory';
import { answers } from './answers';
import { KeepsNothing } from './keeps-nothing';

/** "Is this device private?", asked before anything is typed, by whoever comes in new or again. */
export function DevicePage(): JSX.Element {
  const { route, query } = useLocation();
  const then = query['then'];
  const next = then === 'sign-in' || then === 'recover' ? `/welcome/${then}` : '/welcome/name';
  const { privateDevice } = answers;
  return (
    <Page
      title={t('welcome.device_title')}
      back={{ href: '/welcome', label: t('welcome.back_start') }}
      lead={t('welcome.device_lead')}
      foot={
        <Button
          onClick={() => {
            privateDevice.value ??= false; // nothing chosen is the careful answer
            route(next);
          }}
        >
          {t('welcome.go_on')}
        </Button>
      }
    >
      <KeepsNothing />
      <Choice
        legend={t('welcome.device_title')}
        legendHidden
        value={privateDevice.value === null ? null : privateDevice.value ? 'yes' : 'no'}
        onChange={(value) => (privateDevice.value = value === 'yes')}
        options={[
          { value: 'yes', label: t('welcome.device_yes'), hint: inMemory.value ? undefined : t('welcome.device_yes_note') },
          { value: 'no', label: t('welcome.device_no'), hint: t('welcome.device_no_note') },
        ]}
      />
    </Page>
  );
}
