import './help.css';

import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import Phone from 'lucide/dist/esm/icons/phone.mjs';

import { session } from '../../session/state';
import { Card, LinkButton, Callout, Page, Select } from '../../ui';
import { lastStop } from '../../ui/trail';
import { t } from '../../i18n';
import { COUNTRIES, country, countryName, setCountry } from '../../library/country';
import { Grounding } from '../../library/grounding';
import { helpFor, type Line, message, telephone } from '../../library/helplines';

/** Help now: works signed out and offline, asks nothing, knows only the country that was chosen. */
export default function HelpPage(): JSX.Element {
  useEffect(() => {
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, []);
  const [{ href, text, label }] = useState(wayBack);
  const { emergency, lines } = helpFor(country.value);
  return (
    <Page title={t('help.title')} {...(label ? { back: { href, label } } : {})}>
      <p>{t('help.not_watched')}</p>
      {country.value === '' && <ChooseCountry />}
      {emergency && (
        <Card>
          <div class="helpline">
            <h2>{t('help.emergency')}</h2>
            <LinkButton href={telephone(emergency.number)} icon={Phone}>
              {t('help.call', { number: emergency.number })}
            </LinkButton>
            {emergency.note && <p class="quiet small">{emergency.note}</p>}
          </div>
        </Card>
      )}
      <section class="section" aria-labelledby="lines">
        <h2 id="lines">{t('help.lines')}</h2>
        {lines.map((line) => (
          <Helpline key={line.name} line={line} />
        ))}
        <Callout>{t('help.log')}</Callout>
        {country.value !== '' && <ChooseCountry />}
      </section>
      <Grounding />
      <section class="section" aria-labelledby="leaving">
        <h2 id="leaving">{t('help.leaving')}</h2>
        <p>{t('exit.note')}</p>
        <p class="quiet">{t('exit.keys')}</p>
      </section>
      <div>
        <LinkButton variant="plain" small href="/tell">
          {t('help.tell')}
        </LinkButton>
      </div>
      <div>
        <LinkButton variant="soft" href={href}>
          {text}
        </LinkButton>
      </div>
    </Page>
  );
}

function ChooseCountry(): JSX.Element {
  return (
    <Select
      label={t('help.country')}
      hint={t('help.country_hint')}
      value={country.value}
      onChange={setCountry}
      options={[
        { value: '', label: t('help.country_none') },
        ...COUNTRIES.map((code) => ({ value: code, label: countryName(code) })),
        { value: 'ANY', label: t('help.country_other') },
      ]}
    />
  );
}

function Helpline({ line }: { line: Line }): JSX.Element {
  const { name, call, text, web, say, note } = line;
  const toCall = call && t('help.call', { number: call });
  const toText = text && (say ? t('help.text_word', { word: say, number: text }) : t('help.text', { number: text }));
  return (
    <Card>
      <div class="helpline">
        <h3>{name}</h3>
        <div class="row">
          {call && toCall && (
            <LinkButton variant="soft" small href={telephone(call)} aria-label={t('help.line', { act: toCall, name })}>
              {toCall}
            </LinkButton>
          )}
          {text && toText && (
            <LinkButton variant="soft" small href={message(text, say)} aria-label={t('help.line', { act: toText, name })}>
              {toText}
            </LinkButton>
          )}
          {web && (
            <LinkButton variant="soft" small href={`https://${web}`} rel="noreferrer">
              {t('help.web', { site: web })}
            </LinkButton>
          )}
        </div>
        {say && !text && <p class="quiet small">{t('help.then', { what: say })}</p>}
        {note && <p class="quiet small">{note}</p>}
      </div>
    </Card>
  );
}

type WayBack = { readonly href: string; readonly text: string; /** What the bar calls it. */ readonly label?: string };

/** To the very page that somebody came from, whichever way, or else to where they begin. */
function wayBack(): WayBack {
  const from = lastStop();
  if (!from) return { href: '/', text: session.value.state === 'open' ? t('help.back') : t('help.to_start') };
  const writing = from.writing;
  return { href: from.href, text: writing ? t('help.back_writing') : t('help.back_here'), label: writing ? t('help.writing') : t('help.here') };
}
