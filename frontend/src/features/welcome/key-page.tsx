import type { JSX } from 'preact';

import { useAct } from '../../ui/use-act';
import { Button, Choice, ErrorCallout, Page, Select } from '../../ui';
import type { Custody } from '../../vault/new-vault';
import { t } from '../../i18n';
import { country, countryOptions, setCountry } from '../../library/country';
import { answers } from './answers';
import { askForTheName, makeAccount, makeKeys } from './sign-up';

/** Who can open the notes, in plain words, and the country for Help now. The last page where a spare key is kept. */
export function KeyPage(): JSX.Element {
  const { custody } = answers;
  const act = useAct();

  const make = (): void =>
    act.run(
      async (go) => {
        if ((await makeKeys()) !== null) return go('/welcome/card');
        await makeAccount();
        go('/', true);
      },
      askForTheName,
    );

  return (
    <Page
      title={t('welcome.key_title')}
      back={{ href: '/welcome/name', label: t('welcome.back_name') }}
      lead={t('welcome.key_lead')}
      foot={
        <>
          {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
          <Button busy={act.busy} onClick={make}>
            {act.busy ? t('welcome.making') : custody.value === 'own' ? t('welcome.go_on') : t('welcome.make')}
          </Button>
        </>
      }
    >
      <CustodyChoice value={custody.value} onChange={(value) => (custody.value = value)} />
      <Select
        label={t('welcome.country')}
        hint={t('welcome.country_hint')}
        value={country.value}
        onChange={setCountry}
        options={[
          { value: '', label: t('welcome.country_open') },
          ...countryOptions(),
          { value: 'ANY', label: t('welcome.country_other') },
        ]}
      />
    </Page>
  );
}

function CustodyChoice({ value, onChange }: { value: Custody; onChange: (value: Custody) => void }): JSX.Element {
  return (
    <Choice
      legend={t('welcome.key_title')}
      legendHidden
      value={value}
      onChange={onChange}
      options={[
        { value: 'spare', label: t('welcome.key_spare'), hint: t('welcome.key_spare_note') },
        { value: 'own', label: t('welcome.key_own'), hint: t('welcome.key_own_note') },
      ]}
    />
  );
}
