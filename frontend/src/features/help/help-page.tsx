import './help.css';

import type { JSX } from 'preact';
import { useSignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';

import Phone from 'lucide/dist/esm/icons/phone.mjs';

import { belongsToClient } from '../../session/client-here';
import { session } from '../../session/state';
import { Callout, Card, LinkButton, Page, Select, Switch } from '../../ui';
import { lastStop } from '../../ui/trail';
import { useLoaded } from '../../ui/use-loaded';
import { language, t } from '../../i18n';
import { listInWords, longDate } from '../../i18n/dates';
import { country, countryForHelp, countryName, countryOptions, setCountry } from '../../library/country';
import { Grounding } from '../../library/grounding';
import { type Help, helpFor, isSilent, type Line, message, silentFirst, telephone } from '../../library/helplines';
import { purposeOf, silentNote, termsOf } from '../../library/line-facts';
import { LineWays } from '../../library/line-ways';

/** Help now: works signed out and offline, asks nobody anything, knows only the country that was chosen or guessed. */
export function HelpPage(): JSX.Element {
  const silent = useSignal(false);
  const [{ href, text, label }] = useState(wayBack);
  useEffect(() => {
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, []);
  const help = helpFor(countryForHelp.value);
  const lines = silent.value ? silentFirst(help.lines) : help.lines;
  return (
    <Page title={t('help.title')} {...(label ? { back: { href, label } } : {})}>
      <p>{t('help.not_watched')}</p>
      <Own />
      <InDanger help={help} />
      <ChooseCountry />
      <section class="section" aria-labelledby="lines">
        <h2 id="lines">{t('help.lines')}</h2>
        {help.lines.some(isSilent) && (
          <Switch label={t('help.silent')} hint={t('help.silent_hint')} checked={silent.value} onChange={(on) => (silent.value = on)} />
        )}
        <Callout>
          {t('help.log')} {t('help.leaves')}
        </Callout>
        {lines.map((line) => (
          <Helpline key={line.name} line={line} silent={silent.value} />
        ))}
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

type OwnPart = typeof import('./own-numbers');

let own: OwnPart | null = null;

async function fetchOwn(): Promise<OwnPart> {
  const part = await import('./own-numbers');
  await part.whole();
  return (own = part);
}

const SOON_MS = 1_000;

/**
 * The page with the person's own numbers from the first, so that nothing moves away from under a thumb in a hurry. It
 * waits for them no longer than a second, and not at all where nobody is about to come in. On a way that brings
 * nothing, and on a device that takes its time to open, they come later.
 */
export async function withOwn(): Promise<typeof HelpPage> {
  const soon = new Promise((done) => setTimeout(done, SOON_MS));
  const theirs = belongsToClient().then((somebody) => (somebody ? fetchOwn() : undefined));
  await Promise.race([soon, theirs.catch(() => undefined)]);
  return HelpPage;
}

function Own(): JSX.Element | null {
  const part = useLoaded(fetchOwn) ?? own;
  return part && <part.OwnNumbers />;
}

/** What to call in danger: the country's own number, or the one that works in most places, and what it can't do. */
function InDanger({ help: { emergency, known } }: { help: Help }): JSX.Element {
  const { number, police, text } = emergency;
  const note = silentNote(emergency, t);
  return (
    <Card>
      <div class="helpline">
        <h2>{t('help.emergency')}</h2>
        <LinkButton href={telephone(number)} icon={Phone}>
          {t('help.call', { number })}
        </LinkButton>
        {(police ?? text) && (
          <div class="row">
            {police && (
              <LinkButton variant="soft" small href={telephone(police)}>
                {t('help.call_police', { number: police })}
              </LinkButton>
            )}
            {text && (
              <LinkButton variant="soft" small href={message(text)}>
                {t('help.text', { number: text })}
              </LinkButton>
            )}
          </div>
        )}
        {note && <p class="quiet small">{note}</p>}
        {!known && <p class="quiet small">{t('help.no_number')}</p>}
      </div>
    </Card>
  );
}

function ChooseCountry(): JSX.Element {
  const isGuessed = country.value === '' && countryForHelp.value !== '';
  return (
    <Select
      label={t('help.country')}
      hint={isGuessed ? t('help.country_guessed', { country: countryName(countryForHelp.value) }) : t('help.country_hint')}
      value={country.value}
      onChange={setCountry}
      options={[{ value: '', label: t('help.country_none') }, ...countryOptions(), { value: 'ANY', label: t('help.country_other') }]}
    />
  );
}

function Helpline({ line, silent }: { line: Line; silent: boolean }): JSX.Element {
  return (
    <Card>
      <div class="helpline">
        <h3>{line.name}</h3>
        <p class="small">{purposeOf(line, t)}</p>
        <LineWays line={line} silent={silent} variant="soft" />
        {line.press && <p class="quiet small">{t('help.press', { key: line.press })}</p>}
        <p class="quiet small">{termsOf(line, t, { language: language.value, list: listInWords, day: longDate })}</p>
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
