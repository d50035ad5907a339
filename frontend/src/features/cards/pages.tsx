// The library's pages, which somebody who only reads a card of their own does not need.
export { LibraryPage } from './library-page';
export { PutAwayPage } from './put-away-page';
export { QuotedPage } from './quoted-page';
export { TextPage } from './text-page';
export { ThemePage } from './theme-page';
