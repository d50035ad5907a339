// Both ways of a file, fetched as one: what every route names weighs on each of them.
export { ExportPage } from './export-page';
export { ImportPage } from './import-page';
