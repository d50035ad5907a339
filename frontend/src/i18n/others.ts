import type { Compiled } from './catalogue';

/**
 * Where the texts of every language but English lie. Apart, so that nobody fetches a list of what they do not speak.
 */
export const files = import.meta.glob<{ default: Compiled }>(['./*/*.json', '!./en/*.json']);
