/** The addresses of the built files that the service worker keeps, without the clinic's. Put in by the build. */
declare const __PRECACHE__: readonly string[];

/** Changes whenever one of those files changes. */
declare const __BUILD__: string;
