type Policy = { createScriptURL: (address: string) => string };
type TrustedTypes = {
  createPolicy: (name: string, rules: { createScriptURL: (address: string) => string }) => Policy;
};

// The service worker, and what derives a key, fast or slowly: nothing else is let in.
const SCRIPTS = /^\/(serviceworker|static\/assets\/(argon2|wasm)-worker-[\w-]{8})\.js$/;

let policy: Policy | null = null;

/** An address of a script of the app, as the one Trusted Types policy lets it through. Throws for any other. */
export function trustedScript(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return address;
  policy ??= trustedTypes.createPolicy('attune', {
    createScriptURL: (asked) => {
      if (!SCRIPTS.test(asked)) throw new TypeError('no other script is let in');
      return asked;
    },
  });
  return policy.createScriptURL(address);
}
