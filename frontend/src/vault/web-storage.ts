/**
 * The few settings that have to be known before anything can be opened. Never throws: where the browser lets nothing
 * be kept, or has no room, they last as long as the page.
 */
export type WebStorage = {
  readonly get: (name: string) => string | null;
  readonly set: (name: string, value: string) => void;
  readonly remove: (name: string) => void;
  readonly clear: () => void;
  readonly names: () => readonly string[];
};

/** For this browser, until somebody signs out. */
export const onThisBrowser: WebStorage = over('localStorage');

/** For this tab, as long as it stands. */
export const inThisTab: WebStorage = over('sessionStorage');

function over(name: 'localStorage' | 'sessionStorage'): WebStorage {
  const instead = new Map<string, string>();
  const within = <Result>(act: (storage: Storage) => Result): Result | undefined => {
    try {
      const storage = globalThis[name] as Storage | null | undefined; // reading it throws where cookies are blocked
      return storage ? act(storage) : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    get: (key) => instead.get(key) ?? within((storage) => storage.getItem(key)) ?? null,
    set: (key, value) => {
      instead.set(key, value);
      within((storage) => {
        storage.setItem(key, value);
        instead.delete(key);
      });
    },
    remove: (key) => {
      instead.delete(key);
      within((storage) => storage.removeItem(key));
    },
    names: () => [...instead.keys(), ...(within((storage) => Object.keys(storage)) ?? [])],
    clear: () => {
      instead.clear();
      within((storage) => storage.clear());
    },
  };
}
