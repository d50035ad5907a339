declare module '*.css';

declare module '*.yaml' {
  const data: unknown;
  export default data;
}

interface ImportMeta {
  readonly env: { readonly DEV: boolean; readonly PROD: boolean; readonly BASE_URL: string };
  glob<Module>(pattern: string | readonly string[]): Record<string, () => Promise<Module>>;
}
