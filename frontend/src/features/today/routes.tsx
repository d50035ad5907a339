export { TodayPage as default } from './today-page';
