import './read-back.css';

import type { JSX } from 'preact';

import type { Area } from '../../i18n';
import { contentOf } from '../shared/content';
import { linesOf } from '../shared/lines';
import { expectedAndCame } from './answer-words';
import type { Repair } from './answers';
import { fields } from './shared-fields';

type ReadingProps = {
  readonly repair: Repair;
  /** Where it stands, as it is said above together with the day: neither is said again. */
  readonly above?: string;
};

/**
 * Read back as a letter to oneself: own words each in a paragraph, and what was chosen between them told on, one
 * sentence after the other. In the words that are used for sharing too: one vocabulary, so that a preview says what the
 * person saw.
 */
export function Reading({ repair, above }: ReadingProps): JSX.Element {
  const together = expectedAndCame(repair);
  const lines = linesOf(contentOf(repair, fields, '', 'full'), fields).filter(({ name, value }) => {
    if (name === 'status' || (name === 'answers.response' && together)) return false;
    return above === undefined || !(name === 'happened_on' || (STANDS.has(name) && value === above));
  });
  if (lines.length === 0) return <></>; // the line above says it all
  return (
    <div class="letter">
      {paragraphsOf(lines).map(([first, ...more]) =>
        !first?.text ? (
          <p key={first?.name}>
            {[first, ...more].map((line) => line && <Chosen key={line.name} {...line} />)}
          </p>
        ) : first.name === 'words.expected' && together ? (
          <p key={first.name}>{together}</p>
        ) : (
          <p key={first.name} class="letter-own">
            {first.name !== 'words.happened' && <span class="letter-of">{`${first.label}: `}</span>}
            {first.value}
          </p>
        ),
      )}
    </div>
  );
}

// What the line above can say.
const STANDS: ReadonlySet<string> = new Set(['answers.choice', 'answers.outcome']);

type Line = ReturnType<typeof linesOf>[number];

function Chosen({ label, value }: Line): JSX.Element {
  return (
    <>
      <span class="letter-of">{`${label}: `}</span>
      {`${value}. `}
    </>
  );
}

/** Own words stand by themselves; what was chosen between them is one paragraph. */
function paragraphsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const paragraphs: Line[][] = [];
  for (const line of lines) {
    const last = paragraphs.at(-1);
    if (last && !line.text && !last[0]?.text) last.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs;
}

export const texts: readonly Area[] = ['practice', 'sharing'];

export function read(repair: Repair): JSX.Element {
  return <Reading repair={repair} />;
}
