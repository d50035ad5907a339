import type { JSX } from 'preact';

import { SPEAK_UP_BRINGING } from '../../api/vocabularies/speak-up-bringing';
import { SPEAK_UP_HOPE } from '../../api/vocabularies/speak-up-hope';
import { SPEAK_UP_WHAT } from '../../api/vocabularies/speak-up-what';
import type { Change } from '../../entries/change';
import { HeavyLine } from '../../entries/heavy-line';
import { keepPlace, placeIn, type Screen } from '../../entries/speak-ups/place';
import { isBeyond } from '../../entries/speak-ups/going';
import { STRENGTHS } from '../../entries/speak-ups/rows';
import type { Content } from '../../entries/speak-ups/speak-up';
import { t } from '../../i18n';
import { isQuietWithTherapist } from '../../library/own-cards';
import type { TextKey } from '../../store';
import { Callout, Chips, Choice, Reply, TextArea } from '../../ui';
import { Scale } from '../../ui/scale';

export type ViewProps = { readonly id: string; readonly speakUp: Content; readonly change: (change: Change<'speak-ups'>) => void };

export function What({ speakUp, change }: ViewProps): JSX.Element {
  const beyond = isBeyond(speakUp);
  return (
    <>
      <Chips
        legend={t('speakup.what_title')}
        legendHidden
        options={SPEAK_UP_WHAT.map((value) => ({ value, label: t.of('speakup.what', value) }))}
        value={speakUp.answers.what ?? []}
        onChange={(what) => change({ answers: { what } })}
      />
      <Reply to={beyond ? 'beyond' : null}>{beyond && <Callout tone="clay">{t('speakup.what_beyond_note')}</Callout>}</Reply>
    </>
  );
}

export function Happened(props: ViewProps): JSX.Element {
  return (
    <>
      <InWords {...props} screen="happened" name="happened" />
      <HeavyLine />
    </>
  );
}

export function Strong({ speakUp, change }: ViewProps): JSX.Element {
  return (
    <Scale
      legend={t('speakup.strong_title')}
      legendHidden
      max={10}
      value={speakUp.answers.how_strong ?? null}
      onChange={(how_strong) => change({ answers: { how_strong } })}
      ends={[t('speakup.strong_0'), t('speakup.strong_10')]}
      labels={STRENGTHS.map((value) => ({ value, label: t.of('speakup.strong', value) }))}
    />
  );
}

export function Fear(props: ViewProps): JSX.Element {
  return (
    <>
      <p class="quiet">{t('speakup.stirs')}</p>
      <InWords {...props} screen="fear" name="fear" />
      <HeavyLine />
    </>
  );
}

export function Hope(props: ViewProps): JSX.Element {
  const { speakUp, change } = props;
  return (
    <>
      <Chips
        legend={t('speakup.hope_title')}
        legendHidden
        options={SPEAK_UP_HOPE.map((value) => ({ value, label: t.of('speakup.hope', value) }))}
        value={speakUp.answers.hopes ?? []}
        onChange={(hopes) => change({ answers: { hopes } })}
      />
      <InWords {...props} screen="hope" name="hope" label={t('speakup.hope_own')} />
    </>
  );
}

export function Bring({ speakUp, change }: ViewProps): JSX.Element {
  return (
    <>
      <Choice
        legend={t('speakup.bring_title')}
        legendHidden
        options={SPEAK_UP_BRINGING.map((value) => ({ value, label: t.of('speakup.bringing', value), hint: t.of('speakup.bringing_*_hint', value) }))}
        value={speakUp.answers.bringing ?? null}
        onChange={(bringing) => change({ answers: { bringing } })}
      />
      {isQuietWithTherapist() && <Callout tone="clay">{t('speakup.bring_quiet')}</Callout>}
      <p class="quiet small">{t('speakup.bring_not_watched')}</p>
    </>
  );
}

/** Both weigh the same. */
export function ReplyFine({ speakUp, change }: ViewProps): JSX.Element {
  const { reply_is_fine: fine } = speakUp.answers;
  return (
    <Choice
      legend={t('speakup.reply_title')}
      legendHidden
      options={[
        { value: 'yes', label: t('speakup.reply_yes'), hint: t('speakup.reply_yes_hint') },
        { value: 'no', label: t('speakup.reply_no'), hint: t('speakup.reply_no_hint') },
      ]}
      value={typeof fine === 'boolean' ? (fine ? 'yes' : 'no') : null}
      onChange={(value) => change({ answers: { reply_is_fine: value === 'yes' } })}
    />
  );
}

type InWordsProps = ViewProps & { readonly screen: Screen; readonly name: TextKey<'speak-ups'>; readonly label?: string };

/** Room for own words, with the caret where it was left. */
function InWords({ id, speakUp, change, screen, name, label = t('speakup.in_words') }: InWordsProps): JSX.Element {
  const place = placeIn(id);
  return (
    <TextArea
      label={label}
      value={speakUp.words[name] ?? ''}
      onInput={(text) => change({ words: { [name]: text } })}
      rows={3}
      caret={place?.screen === screen ? place.caret : undefined}
      onCaret={(caret) => keepPlace(id, { screen, caret })}
      among={speakUp.words}
    />
  );
}
