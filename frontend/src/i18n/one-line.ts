const LONGEST = 90;

/** What somebody typed, as one line short enough for a row of a list. No word is cut but one that is very long. */
export function oneLine(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  const signs = [...line]; // half an emoji is none
  return signs.length > LONGEST ? `${signs.slice(0, LONGEST - 1).join('').replace(/ \S{0,24}$/, '')}…` : line;
}
