import type { Compiled } from './catalogue';

/** Where the English texts lie that no first page needs. Apart, so that a first visit fetches no list of them. */
export const files = import.meta.glob<{ default: Compiled }>(['./en/*.json', '!./en/{shell,start,today,help,exit,errors}.json']);
