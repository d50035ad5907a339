import './read-back.css';

import type { JSX } from 'preact';

import { type Area, type MessageKey, t } from '../../i18n';
import { contentOf } from '../shared/content';
import { linesOf } from '../shared/lines';
import { expectedAndCame } from './answer-words';
import type { Repair } from './answers';
import { fields } from './shared-fields';

// The screen's own question stands above what it asked for.
const ASKED: Readonly<Record<string, MessageKey>> = {
  'answers.closeness_before': 'practice.closeness_title',
  'answers.choice': 'practice.choice_title',
  'answers.outcome': 'practice.outcome_title',
  'words.own_wording': 'practice.own_wording',
};

/**
 * Read back as a letter to oneself: own words each in a paragraph, and what was chosen between them a line each. In the
 * words that are used for sharing too: one vocabulary, so that a preview says what the person saw.
 */
export function Reading({ repair }: { repair: Repair }): JSX.Element {
  const lines = linesOf(contentOf(repair, fields, '', 'full'), fields).filter(({ name }) => name !== 'status');
  const together = expectedAndCame(repair);
  return (
    <div class="letter">
      {together && <p class="said">{together}</p>}
      {paragraphsOf(lines).map(({ own, chosen }) =>
        own ? (
          <div key={own.name}>
            {own.name !== 'words.happened' && <p class="quiet small">{askedFor(own)}</p>}
            <p class="letter-own">{own.value}</p>
          </div>
        ) : (
          <dl key={chosen[0]?.name} class="letter-chosen">
            {chosen.map((line) => (
              <div key={line.name}>
                <dt class="quiet small">{askedFor(line)}</dt>
                <dd>{line.value}</dd>
              </div>
            ))}
          </dl>
        ),
      )}
    </div>
  );
}

type Line = ReturnType<typeof linesOf>[number];
type Paragraph = { readonly own: Line | null; readonly chosen: Line[] };

function paragraphsOf(lines: readonly Line[]): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const line of lines) {
    const last = paragraphs.at(-1);
    if (line.name.startsWith('words.')) paragraphs.push({ own: line, chosen: [] });
    else if (last && !last.own) last.chosen.push(line);
    else paragraphs.push({ own: null, chosen: [line] });
  }
  return paragraphs;
}

function askedFor({ name, label }: Line): string {
  return ASKED[name] ? t(ASKED[name]) : label;
}

export const texts: readonly Area[] = ['practice', 'sharing'];

export function read(repair: Repair): JSX.Element {
  return <Reading repair={repair} />;
}
