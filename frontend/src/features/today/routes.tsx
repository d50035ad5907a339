import './today.css';

export { TodayPage as default } from './today-page';
