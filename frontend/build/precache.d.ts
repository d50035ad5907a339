/** The addresses of the built files that the service worker keeps, without the clinic's. Put in by the build. */
declare const __PRECACHE__: readonly string[];

/** Those of each language. */
declare const __IN_LANGUAGES__: Readonly<Record<'en' | 'es', readonly string[]>>;

/** Those that stand in for what this browser may lack, by what it is. */
declare const __SECOND_WAYS__: { readonly WebAssembly: readonly string[]; readonly curves: readonly string[] };

/** Changes whenever one of those files changes. */
declare const __BUILD__: string;
