import { type Signal, signal } from '@preact/signals';

/** Whether the browser keeps nothing: what is written is in this page's memory until the server has it. */
export const inMemory: Signal<boolean> = signal(false);

/** How many writes, of whomever, are in this page's memory and nowhere else. */
export const unkept: Signal<number> = signal(0);
