import { entries, type OpenEntry } from '../../store';
import { kinds } from '../../entries';
import { listingOf } from '../../entries/aspects';
import { regional, t } from '../../i18n';
import { dayKey, now } from '../../i18n/calendar';
import { fullDate } from '../../i18n/dates';
import { byDay } from './timeline';

/** Everything a person wrote, as this device has it opened. The shape of the file that programs read. */
export type Exported = {
  readonly format: 1;
  readonly made_at: string;
  readonly entries: readonly Omit<OpenEntry, 'revision'>[];
};

export function collect(at = now()): Exported {
  const all = kinds.flatMap((kind) => entries.of(kind).value as readonly OpenEntry[]);
  return {
    format: 1,
    made_at: at.toISOString(),
    entries: all
      .map(({ kind, id, created_at, updated_at, columns, answers, words }) => ({ kind, id, created_at, updated_at, columns, answers, words }))
      .toSorted((a, b) => a.created_at.localeCompare(b.created_at)),
  };
}

export function toJson(exported: Exported): string {
  return JSON.stringify(exported, null, 2);
}

// Put in as text: this page's own policy would refuse an inline style, even one in a page that is only being written.
const STYLE = `
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.55 system-ui, sans-serif; color-scheme: light dark }
article { margin: 1.5rem 0; padding-top: 1rem; border-top: 1px solid }
dt { font-weight: 600 }
dd { margin: 0 0 .75rem; white-space: pre-wrap }
`;

/** How a kind is read back, as elements; null where the plain way will do. */
export type Reader = (entry: OpenEntry) => Element | null;

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
  const add = (parent: Element, name: string, text?: string): Element => {
    const element = page.createElement(name);
    if (text !== undefined) element.textContent = text;
    parent.append(element);
    return element;
  };
  add(page.body, 'h1', t('journal.export_file_title'));
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
  return `<!doctype html>\n${page.documentElement.outerHTML.replace('</head>', `<style>${STYLE}</style></head>`)}\n`;
}

/** The words first, each as it was written, and then what was chosen, by its own name. */
function plainly(entry: OpenEntry, article: Element, add: (parent: Element, name: string, text?: string) => Element): void {
  for (const text of Object.values(entry.words)) if (typeof text === 'string' && text) add(article, 'p', text);
  const chosen = Object.entries({ ...entry.columns, ...entry.answers }).filter(([, value]) => ['string', 'number'].includes(typeof value) && value !== '');
  if (chosen.length === 0) return;
  const list = add(article, 'dl');
  for (const [name, value] of chosen) {
    add(list, 'dt', name.replaceAll('_', ' '));
    add(list, 'dd', String(value).replaceAll('_', ' '));
  }
}

/** Hands a file to the browser. Nothing leaves the device. */
export function save(text: string, type: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000); // a slow device may still be reading it
}
