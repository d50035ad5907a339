import type { Gist } from '../home';
import type { SharedContent } from './content';
import type { ReadFields } from './fields';
import { type Line, linesOf } from './lines';

/** What is read of a copy at a glance. A part with nothing in it is "" or empty. */
export type Glance = {
  readonly stands: string;
  /** What in that line is English in every language. */
  readonly english: string | undefined;
  readonly said: readonly string[];
  readonly asks: readonly string[];
  readonly expected: string;
  /** What is expected is what they fear. */
  readonly fears: boolean;
  readonly came: string;
  /** Whether the copy holds more than this says. */
  readonly more: boolean;
};

/** Null where nothing of the gist is in it: then all of it is to be read. */
export function glanceOf(content: SharedContent, fields: ReadFields, gist: Gist | null): Glance | null {
  if (!gist) return null;
  const lines = linesOf(content, fields);
  const isNo = (name: string): boolean => gist.yes?.includes(name) === true && content.answers[name.replace('answers.', '')] !== true;
  const read = (names: readonly string[] = []): readonly Line[] => names.flatMap((name) => (isNo(name) ? [] : (lines.find((line) => line.name === name) ?? [])));
  const values = (names: readonly string[] | undefined): readonly string[] =>
    read(names).map(({ name, label, value, text }) => (gist.yes?.includes(name) ? label : text && !gist.lists?.includes(name) ? `“${value}”` : value));
  const [stands, said, asks, expected, came] = [values(gist.stands), values(gist.said), values(gist.asks), values(gist.expected), values(gist.came)];
  const named = [gist.stands, gist.said, gist.asks, gist.expected, gist.came].flatMap(read).length;
  const short = gist.inShort?.(content);
  if (named === 0 && !short) return null;
  const more = lines.filter(({ name }) => name !== 'person').length > named;
  return { stands: [...stands, ...(short ? [short.text] : [])].join(' · '), english: short?.english, said, asks, expected: expected.join(' · '), fears: gist.fears === true, came: came.join(' · '), more };
}
