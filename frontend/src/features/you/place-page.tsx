import type { JSX } from 'preact';

import { Offline } from '../../api/errors';
import { call } from '../../api/transport';
import { place } from '../../library/drawings/settings';
import { Face } from '../../library/face';
import { Choice, ErrorCallout, Page, Select } from '../../ui';
import { forgetTrail } from '../../ui/trail';
import { useAct } from '../../ui/use-act';
import { type Language, language, LANGUAGES, t } from '../../i18n';
import { ofTheApp } from '../../i18n/own';
import { chooseOwnLanguage } from '../../session/own-language';
import { country, countryOptions, setCountry } from '../../library/country';

/** Language, and the country whose helplines are shown. Chosen by the person; nobody is located. */
export function PlacePage(): JSX.Element {
  const act = useAct();
  const choose = (code: string): void => {
    setCountry(code);
    void call('PATCH', '/api/v1/profile', { body: { country: code === 'ANY' ? '' : code } }).catch(() => undefined);
  };
  const speak = (tag: string): void => {
    act.run(async () => {
      await chooseOwnLanguage(tag).catch((cause: unknown) => {
        throw new Offline({ cause }); // what it says comes over the network
      });
      forgetTrail();
    });
  };
  const own = (tag: Language): string => ofTheApp(new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag);
  return (
    <Page title={t('you.place')} back={{ href: '/you', label: t('shell.you') }}>
      <Face of={place} tone="clay" />
      <Select
        label={t('you.country')}
        hint={t('you.country_hint')}
        value={country.value}
        onChange={choose}
        options={[
          { value: '', label: t('you.country_none') },
          ...countryOptions(),
          { value: 'ANY', label: t('you.country_other') },
        ]}
      />
      <Choice
        legend={t('you.language')}
        options={(Object.keys(LANGUAGES) as Language[]).map((tag) => ({ value: tag, label: own(tag) }))}
        value={language.value}
        onChange={speak}
      />
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
    </Page>
  );
}
