import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse, type Token } from '@messageformat/parser';

const ROOT = join(import.meta.dirname, '..');

export type Message = { readonly language: string; readonly area: string; readonly key: string; readonly text: string };

/** Every language that has a folder. */
export function languages(): string[] {
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'testing')
    .map((entry) => entry.name);
}

/** Every message of a language, read from the files as they stand. */
export function messagesOf(language: string): Message[] {
  return readdirSync(join(ROOT, language)).flatMap((file) => {
    const area = file.replace(/\.json$/, '');
    const catalogue = JSON.parse(readFileSync(join(ROOT, language, file), 'utf8')) as Record<string, string>;
    return Object.entries(catalogue).map(([key, text]) => ({ language, area, key, text }));
  });
}

/** The names a message wants filled in, sorted. Throws when it can't be parsed. */
export function argumentsOf(text: string): string[] {
  const names = new Set<string>();
  const visit = (tokens: readonly Token[]): void => {
    for (const token of tokens) {
      if ('arg' in token) names.add(token.arg);
      if ('cases' in token) for (const one of token.cases) visit(one.tokens);
    }
  };
  visit(parse(text));
  return [...names].sort();
}

/** A message's name in a failing test. */
export function named({ language, area, key, text }: Message): string {
  return `${language}/${area}.${key}: ${text}`;
}
