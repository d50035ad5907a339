import type { Sheet } from './sheet';
import { LEADING, PAGE, rowsOf, SIZES } from './sheet-rows';

// A page of text needs no library of megabytes: the four commands that set it, in a font that every reader of PDF files
// has. What that font can't write is printed instead, by the browser.
// (backend/adr/0030-what-a-clinicians-page-holds-and-for-how-long.md)

/** A letter is in it that the font does not have. */
export class NoSuchLetter extends Error {
  override readonly name = 'NoSuchLetter';
}

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

type Style = { readonly size: number; readonly bold?: boolean; readonly indent?: number };

/** Sets lines from the top of a page to its foot, and begins another when there is no room. */
class Pages {
  readonly pages: string[] = [];
  private room = 0;
  private lines: string[] = [];

  text(text: string, { size, bold = false, indent = 0 }: Style, beside = ''): void {
    rowsOf(text, PAGE.wide - 2 * PAGE.margin - indent, size, bold).forEach((line, index) => {
      this.down(size * LEADING);
      if (index === 0 && beside) this.put(beside, PAGE.margin, SIZES.small, false);
      this.put(line, PAGE.margin + indent, size, bold);
    });
  }

  down(points: number): void {
    if (this.room - points < PAGE.margin || this.pages.length + this.lines.length === 0) this.turn();
    this.room -= points;
  }

  end(): readonly string[] {
    this.pages.push(this.lines.join('\n'));
    return this.pages;
  }

  private turn(): void {
    if (this.lines.length > 0) this.pages.push(this.lines.join('\n'));
    this.lines = [];
    this.room = PAGE.high - PAGE.margin;
  }

  private put(text: string, x: number, size: number, bold: boolean): void {
    const hex = [...text.normalize('NFC')].map((letter) => byteOf(letter).toString(16).padStart(2, '0')).join('');
    this.lines.push(`BT /${bold ? 'B' : 'R'} ${size} Tf ${x} ${this.room.toFixed(1)} Td <${hex}> Tj ET`);
  }
}

/** The sheet as a PDF file. Throws NoSuchLetter. */
export function pdfOf({ title, lead, parts, rest, foot }: Sheet, language = 'en'): Blob {
  const page = new Pages();
  page.text(title, { size: SIZES.title, bold: true });
  if (lead) page.text(lead, { size: SIZES.text });
  for (const { heading, items } of parts) {
    page.down(SIZES.text);
    page.text(heading, { size: SIZES.text, bold: true });
    for (const { when, what, lines } of items) {
      page.down(SIZES.text / 2);
      if (what) page.text(what, { size: SIZES.text, bold: true, indent: PAGE.dates }, when);
      lines.forEach(({ label, value }, index) =>
        page.text(label ? `${label}: ${value}` : value, { size: SIZES.text, indent: PAGE.dates }, what || index > 0 ? '' : when),
      );
    }
  }
  page.down(SIZES.text);
  if (rest) page.text(rest, { size: SIZES.small });
  page.text(foot, { size: SIZES.small });
  return file(page.end(), language);
}

function file(pages: readonly string[], language: string): Blob {
  const first = 5;
  const kids = pages.map((_, index) => `${first + 2 * index} 0 R`).join(' ');
  const font = (name: string): string => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /Lang (${language}) >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} /MediaBox [0 0 ${PAGE.wide} ${PAGE.high}] /Resources << /Font << /R 3 0 R /B 4 0 R >> >> >>`,
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
