import type { components } from './schema';
import type { WordsEnvelope } from '../vault/envelope';
import type { PublicKeys } from '../vault/identity';
import type { Custody } from '../vault/new-vault';
import type { KdfParameters } from '../vault/derive';

export type Role = 'client' | 'clinician' | 'administrator';
type SecondFactor = 'none' | 'needed' | 'verified';

export type SessionUser = {
  readonly id: string;
  readonly username: string;
  readonly role: Role;
  readonly second_factor: SecondFactor;
};

export type SessionAnswer = {
  readonly signed_in: boolean;
  readonly user: SessionUser | null;
  readonly news: number | null;
  readonly custody: Custody | null;
  readonly vapid_public_key: string;
  readonly version: string;
};

export type VaultAnswer = {
  readonly kdf: KdfParameters;
  readonly wrapped_user_key: string;
  readonly custody: Custody;
  readonly public_keys: PublicKeys;
  readonly wrapped_private_keys: string;
  readonly recovery: { readonly created_at: string } | null;
};

/** An entry as the API sends it. The kind's own columns stand beside these fields. */
export type EntryWire = {
  readonly id: string;
  readonly revision: number;
  readonly cursor: number;
  readonly created_at: string;
  readonly updated_at: string;
  readonly deleted_at: string | null;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly words: WordsEnvelope | null;
  readonly proof?: string; // of a tombstone: that the person deleted it
  readonly [column: string]: unknown;
};

export type SyncOperation = components['schemas']['SyncOperationRequest'];
export type SyncError = components['schemas']['SyncError'];
export type SyncResults = components['schemas']['SyncResults'];
export type SyncResult = components['schemas']['SyncResult'];

export type InventoryPart = components['schemas']['InventoryPart'];

export type SyncPage = {
  readonly entries: readonly (EntryWire & { readonly kind: string })[];
  readonly cursor: number;
  readonly more: boolean;
  readonly marks: readonly string[];
  readonly inventory: readonly InventoryPart[];
};
