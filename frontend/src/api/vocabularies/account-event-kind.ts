// Made from the schema by `npm run schema`.

export const ACCOUNT_EVENT_KIND = [
  'signed_in',
  'passphrase_changed',
  'recovered_by_sheet',
  'recovered_by_email',
  'sheet_made',
  'sheets_ended',
  'spare_key_given',
  'spare_key_destroyed',
  'email_given',
  'email_confirmed',
  'email_removed',
  'second_step_added',
  'second_step_removed',
  'codes_made',
  'device_signed_out',
  'others_signed_out',
  'export_made',
  'erasure_asked',
  'erasure_undone',
  'lock_emptied',
  'passkey_added',
  'passkey_removed',
] as const;
export type AccountEventKind = (typeof ACCOUNT_EVENT_KIND)[number];
