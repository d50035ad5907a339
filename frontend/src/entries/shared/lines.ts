import { t } from '../../i18n';
import type { FieldName, SharedContent } from './content';
import { type ReadField, type ReadFields, text } from './fields';

/** One line of what is shared: what it is, and what it says. `text` is in the person's own words. */
export type Line = { readonly name: FieldName; readonly label: string; readonly value: string; readonly text: boolean; readonly lang: 'en' | undefined };

/**
 * Everything in a copy, line by line, in plain words: the preview and the reader's page draw the same. What no field
 * names (a newer app may have sealed it, or a kind that this one does not know) still gets its line, at the end: one
 * that hid something would not be exact.
 */
export function linesOf(content: SharedContent, fields: ReadFields): readonly Line[] {
  const values = new Map<FieldName, unknown>([
    ...(content.person ? [['person', content.person] as const] : []),
    ...Object.entries(content.columns),
    ...Object.entries(content.answers).map(([key, value]) => [`answers.${key}`, value] as const),
    ...Object.entries(content.words).map(([key, value]) => [`words.${key}`, value] as const),
  ]);
  const names = new Set([...Object.keys(fields), ...values.keys()]);
  return [...names].filter((name) => values.has(name)).map((name) => lineOf(name, values.get(name), fields[name]));
}

function lineOf(name: FieldName, value: unknown, field: ReadField | null | undefined): Line {
  const [where, key] = name.includes('.') ? (name.split('.', 2) as [string, string]) : ['columns', name];
  const isText = where === 'words';
  const reads = field ?? (isText ? text : UNKNOWN);
  return { name, label: reads.label(key), value: reads.value(value), text: isText, lang: reads.lang };
}

const UNKNOWN: ReadField = { label: (key) => t.of('sharing.answer', key), value: asItIs };

function asItIs(value: unknown): string {
  return Array.isArray(value) ? value.map(asItIs).join(', ') : String(value).replaceAll('_', ' ');
}
