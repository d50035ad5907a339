import type { Sheet } from './sheet';

// A page of text needs no library of megabytes: the four commands that set it, in a font that every reader of PDF files
// has. What that font can't write is printed instead, by the browser.
// (backend/adr/0030-what-a-clinicians-page-holds-and-for-how-long.md)

const [WIDE, HIGH, MARGIN] = [595, 842, 52]; // A4, in points
const DATES = 84; // room beside the text
const SIZES = { title: 17, text: 10.5, small: 9 } as const;

/** A letter is in it that the font does not have. */
export class NoSuchLetter extends Error {
  override readonly name = 'NoSuchLetter';
}

// Widths of Helvetica from the space to the tilde, in thousandths (Adobe's Core 14 metrics).
const WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
  1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
  333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
]; // prettier-ignore
const BOLDER = 1.09;

const MARK = String.fromCodePoint(0x25); // what the file begins and ends with

// Where Windows-1252, the encoding of the font, differs from Latin-1.
const EXTRA = '€\u0081‚ƒ„…†‡ˆ\u0089Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function byteOf(letter: string): number {
  const code = letter.charCodeAt(0);
  const extra = EXTRA.indexOf(letter);
  if (extra >= 0 && code > 0xff) return 0x80 + extra;
  if (letter.length === 1 && ((code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xff))) return code;
  throw new NoSuchLetter();
}

function widthOf(text: string, size: number, bold: boolean): number {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '');
  const units = [...plain].reduce((sum, letter) => sum + (WIDTHS[letter.charCodeAt(0) - 0x20] ?? 1000), 0);
  return (units / 1000) * size * (bold ? BOLDER : 1);
}

type Style = { readonly size: number; readonly bold?: boolean; readonly indent?: number };

/** Sets lines from the top of a page to its foot, and begins another when there is no room. */
class Pages {
  readonly pages: string[] = [];
  private room = 0;
  private lines: string[] = [];

  text(text: string, { size, bold = false, indent = 0 }: Style, beside = ''): void {
    const lines = text.split('\n').flatMap((line) => wrap(line, WIDE - 2 * MARGIN - indent, size, bold));
    lines.forEach((line, index) => {
      this.down(size * 1.4);
      if (index === 0 && beside) this.put(beside, MARGIN, SIZES.small, false);
      this.put(line, MARGIN + indent, size, bold);
    });
  }

  down(points: number): void {
    if (this.room - points < MARGIN || this.pages.length + this.lines.length === 0) this.turn();
    this.room -= points;
  }

  end(): readonly string[] {
    this.pages.push(this.lines.join('\n'));
    return this.pages;
  }

  private turn(): void {
    if (this.lines.length > 0) this.pages.push(this.lines.join('\n'));
    this.lines = [];
    this.room = HIGH - MARGIN;
  }

  private put(text: string, x: number, size: number, bold: boolean): void {
    const hex = [...text.normalize('NFC')].map((letter) => byteOf(letter).toString(16).padStart(2, '0')).join('');
    this.lines.push(`BT /${bold ? 'B' : 'R'} ${size} Tf ${x} ${this.room.toFixed(1)} Td <${hex}> Tj ET`);
  }
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

/** The sheet as a PDF file. Throws NoSuchLetter. */
export function pdfOf({ title, lead, parts, foot }: Sheet): Blob {
  const page = new Pages();
  page.text(title, { size: SIZES.title, bold: true });
  if (lead) page.text(lead, { size: SIZES.text });
  for (const { heading, items } of parts) {
    page.down(SIZES.text);
    page.text(heading, { size: SIZES.text, bold: true });
    for (const { when, what, lines } of items) {
      page.down(SIZES.text / 2);
      if (what) page.text(what, { size: SIZES.text, bold: true, indent: DATES }, when);
      lines.forEach(({ label, value }, index) =>
        page.text(label ? `${label}: ${value}` : value, { size: SIZES.text, indent: DATES }, what || index > 0 ? '' : when),
      );
    }
  }
  page.down(SIZES.text);
  page.text(foot, { size: SIZES.small });
  return file(page.end());
}

function file(pages: readonly string[]): Blob {
  const first = 5;
  const kids = pages.map((_, index) => `${first + 2 * index} 0 R`).join(' ');
  const font = (name: string): string => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (en) >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} /MediaBox [0 0 ${WIDE} ${HIGH}] /Resources << /Font << /R 3 0 R /B 4 0 R >> >> >>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    ...pages.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /Contents ${first + 2 * index + 1} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  let text = `${MARK}PDF-1.4\n`;
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n${MARK}${MARK}EOF\n`;
  return new Blob([text + table + trailer], { type: 'application/pdf' });
}
