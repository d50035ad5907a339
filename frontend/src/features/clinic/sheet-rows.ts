// How much of an A4 page a text takes, by the widths of the letters that the file is set in
// (backend/adr/0030-what-a-clinicians-page-holds-and-for-how-long.md). Print is set a little closer (sheet-page.css).

/** In points; `dates`: room beside the text. */
export const PAGE = { wide: 595, high: 842, margin: 52, dates: 84 } as const;
export const SIZES = { title: 17, text: 10, small: 9 } as const;
export const LEADING = 1.35;
/** The room for the text of an item. */
const BESIDE = PAGE.wide - 2 * PAGE.margin - PAGE.dates;

// Widths of Helvetica from the space to the tilde, in thousandths (Adobe's Core 14 metrics).
const WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
  1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
  333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
]; // prettier-ignore
const BOLDER = 1.09;

function widthOf(text: string, size: number, bold: boolean): number {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '');
  const units = [...plain].reduce((sum, letter) => sum + (WIDTHS[letter.charCodeAt(0) - 0x20] ?? 1000), 0);
  return (units / 1000) * size * (bold ? BOLDER : 1);
}

/** The rows that a text is set in. */
export function rowsOf(text: string, room: number = BESIDE, size: number = SIZES.text, bold = false): string[] {
  return text.split('\n').flatMap((line) => wrap(line, room, size, bold));
}

/** As much of a text as stands in so many rows, cut behind a word. */
export function shortened(text: string, rows: number, room: number = BESIDE): string {
  if (rowsOf(text, room).length <= rows) return text;
  const end = text.startsWith('“') ? '…”' : '…';
  const words = text.slice(0, rows * 200).split(/(?=\s)/u);
  let [least, most] = [0, words.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (rowsOf(words.slice(0, middle).join('') + end, room).length <= rows) least = middle;
    else most = middle - 1;
  }
  const kept = words.slice(0, least).join('') || (words[0] ?? '').slice(0, Math.floor(room / SIZES.text) * rows);
  return kept.trimEnd().replace(/[.,;:…]$/u, '') + end;
}

function wrap(text: string, room: number, size: number, bold: boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => broken(one, room, size, bold))) {
    const longer = line ? `${line} ${word}` : word;
    if (line && widthOf(longer, size, bold) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** A word that is wider than the page, in pieces that are not. */
function broken(word: string, room: number, size: number, bold: boolean): string[] {
  if (widthOf(word, size, bold) <= room) return [word];
  const most = Math.max(1, Math.floor(room / size));
  return word.match(new RegExp(`.{1,${most}}`, 'gu')) ?? [];
}
