import type { KeptCategory } from '../../api/account';
import { kinds } from '../../entries';
import { listingOf } from '../../entries/aspects';
import { entries, type OpenEntry } from '../../store';
import { regional, t } from '../../i18n';
import { dayKey } from '../../i18n/calendar';
import { clock, fullDate } from '../../i18n/dates';
import type { Exported } from './export';
import { byDay } from './timeline';

// Put in as text: this page's own policy would refuse an inline style, even one in a page that is only being written.
const STYLE = `
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.55 system-ui, sans-serif; color-scheme: light dark }
article { margin: 1.5rem 0; padding-top: 1rem; border-top: 1px solid }
dt { font-weight: 600 }
dd { margin: 0 0 .75rem; white-space: pre-wrap }
`;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** How a kind is read back, as elements; null where the plain way will do. */
export type Reader = (entry: OpenEntry) => Element | null;
type Add = (parent: Element, name: string, text?: string) => Element;

/**
 * One page that any browser shows, with nothing to fetch. It is built from elements, never from text: what somebody
 * wrote can't become markup. Its title tells nothing.
 */
export function toHtml(exported: Exported, read: Reader): string {
  const page = document.implementation.createHTMLDocument();
  page.title = t('journal.export_file_title');
  page.documentElement.lang = regional();
  const charset = page.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  page.head.prepend(charset);
  const add: Add = (parent, name, text) => {
    const element = page.createElement(name);
    if (text !== undefined) element.textContent = text;
    parent.append(element);
    return element;
  };
  add(page.body, 'h1', t('journal.export_file_title'));
  for (const sentence of exported.missing) add(page.body, 'p', sentence);
  called(exported, page.body, add);
  const dated = exported.entries.map((entry) => ({ entry: entry as OpenEntry, day: dayKey(entry.created_at) }));
  for (const [day, items] of byDay(dated)) {
    add(page.body, 'h2', fullDate(day));
    for (const { entry } of items) {
      const article = add(page.body, 'article');
      add(article, 'h3', listingOf(entry).heading());
      const known = read(entry);
      if (known) article.append(page.importNode(known, true));
      else plainly(entry, article, add);
    }
  }
  if (exported.kept) {
    add(page.body, 'h2', t('journal.export_kept_title'));
    for (const category of exported.kept) keptIn(category, add(page.body, 'article'), add);
  }
  return `<!doctype html>\n${page.documentElement.outerHTML.replace('</head>', `<style>${STYLE}</style></head>`)}\n`;
}

function called({ called: words }: Exported, body: Element, add: Add): void {
  const said = [words?.name, words?.pronouns].filter(Boolean).join(', ');
  if (said) add(add(body, 'p', `${t('journal.export_called')}: `), 'b', said);
}

/** The words first, each as it was written, and then what was chosen, by its own name. */
function plainly(entry: OpenEntry, article: Element, add: Add): void {
  for (const text of Object.values(entry.words)) if (typeof text === 'string' && text) add(article, 'p', text);
  const chosen = Object.entries({ ...entry.columns, ...entry.answers }).filter(([, value]) => ['string', 'number'].includes(typeof value) && value !== '');
  if (chosen.length === 0) return;
  const list = add(article, 'dl');
  for (const [name, value] of chosen) {
    add(list, 'dt', name.replaceAll('_', ' '));
    add(list, 'dd', String(value).replaceAll('_', ' '));
  }
}

/** One category of what the server keeps, a list for each row; what is empty there is left out. */
function keptIn({ title, why_not, rows }: KeptCategory, article: Element, add: Add): void {
  if (rows.length === 0 && why_not === '') return article.remove();
  add(article, 'h3', title);
  if (why_not) add(article, 'p', why_not);
  for (const row of rows) {
    const list = add(article, 'dl');
    for (const [word, value] of Object.entries(row)) {
      const said = inWords(value);
      if (!said) continue;
      add(list, 'dt', word);
      add(list, 'dd', said);
    }
  }
}

function inWords(value: unknown): string {
  if (typeof value === 'boolean') return t(value ? 'journal.export_yes' : 'journal.export_no');
  if (Array.isArray(value)) return value.map((one) => inWords(one)).join(', ');
  if (value === null || value === undefined) return '';
  const text = String(value as string | number);
  if (INSTANT.test(text)) return `${fullDate(text)}, ${clock(text)}`;
  if (DAY.test(text)) return fullDate(text);
  return titleOf(text) ?? text.replaceAll('_', ' ');
}

/** What an entry is called that a row names by its id, where this device has it. */
function titleOf(id: string): string | null {
  const entry = kinds.map((kind) => entries.find(kind, id) as OpenEntry | undefined).find(Boolean);
  return entry ? `${listingOf(entry).title(entry)}, ${fullDate(entry.created_at)}` : null;
}
