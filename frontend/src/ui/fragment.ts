/**
 * What came in the address behind the #, taken out of it: a fragment is never sent to the server, and this way it does
 * not stay in the history either.
 */
export function takeFragment(): string {
  const typed = decoded(location.hash.slice(1));
  if (typed) history.replaceState(history.state, '', location.pathname + location.search);
  return typed;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // half of a link, as some messengers cut it: what is left says so itself
  }
}
