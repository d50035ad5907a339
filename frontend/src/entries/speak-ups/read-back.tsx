import type { JSX } from 'preact';

import { type Area, t } from '../../i18n';
import { Answered } from '../../ui/answered';
import type { Content, SpeakUp } from './speak-up';
import { repliesIn, ReplyRead } from './reply-read';
import { rowsOf } from './rows';

/** What was left open does not appear at all. */
export function Reading({ speakUp }: { speakUp: Content }): JSX.Element {
  const rows = rowsOf(speakUp);
  if (rows.length === 0) return <p class="quiet">{t('speakup.blank')}</p>;
  return (
    <article class="card">
      <Answered rows={rows} />
    </article>
  );
}

export const texts: readonly Area[] = ['speakup'];

export function read(speakUp: SpeakUp): JSX.Element {
  return (
    <div class="stack">
      <Reading speakUp={speakUp} />
      {repliesIn(speakUp).map((one, index) => (
        <ReplyRead key={index} {...one} />
      ))}
    </div>
  );
}
