declare module '*.css';

declare module '*.yaml' {
  const data: unknown;
  export default data;
}

interface ImportMeta {
  readonly env: { readonly DEV: boolean; readonly PROD: boolean; readonly BASE_URL: string };
  glob<Module>(pattern: string | readonly string[]): Record<string, () => Promise<Module>>;
}

declare module 'lucide/dist/esm/icons/*.mjs' {
  const node: readonly (readonly [string, Readonly<Record<string, string | number | undefined>>])[];
  export default node;
}

declare module '@messageformat/core/compile-module.js' {
  import type MessageFormat from '@messageformat/core';

  export default function compileModule(messageFormat: MessageFormat, messages: Record<string, string>): string;
}

declare module '*?worker&url' {
  const address: string;
  export default address;
}
