/**
 * Where Exit goes: a page that says nothing about anybody. The one request to another host, made by the person who
 * leaves.
 */
export const EXIT_ADDRESS = 'https://www.wikipedia.org/';
