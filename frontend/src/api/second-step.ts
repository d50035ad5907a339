import { api, take } from './client';
import type { components } from './schema';

export type SecondStep = components['schemas']['SecondStep'];

export function getSecondStep(): Promise<SecondStep> {
  return take(api.GET('/api/v1/second-step'));
}

export function getSecondStepSecret(): Promise<{ secret: string; address: string }> {
  return take(api.GET('/api/v1/second-step/secret'));
}

export async function requestSecondStep(body: { code: string; current_auth_key: string }): Promise<readonly string[]> {
  return (await take(api.POST('/api/v1/second-step/add', { body }))).codes;
}

export function getOtherSecret(): Promise<{ secret: string; address: string }> {
  return take(api.GET('/api/v1/second-step/other'));
}

export async function requestOtherApp(body: { code: string; factor: string; current_auth_key: string }): Promise<readonly string[]> {
  return (await take(api.POST('/api/v1/second-step/other', { body }))).codes;
}

export async function renewSecondStepCodes(current_auth_key: string): Promise<readonly string[]> {
  return (await take(api.POST('/api/v1/second-step/codes', { body: { current_auth_key } }))).codes;
}

export async function requestSecondStepRemoval(current_auth_key: string): Promise<void> {
  await api.POST('/api/v1/second-step/remove', { body: { current_auth_key } });
}
