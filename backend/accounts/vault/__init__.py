"""What a device does with keys, in Python: for the demo data, the API's tests, and as the second opinion on the test
vectors.

Pure functions, no Django; the server holds no key that opens words. "Keys and envelopes" in ARCHITECTURE.md is the
contract, and frontend/src/vault is the other implementation.
"""

from backend.accounts.vault.boxes import (
    hkdf,
    open_box,
    open_json,
    pad,
    seal_box,
    seal_json,
    unpad,
)
from backend.accounts.vault.copies import (
    about_of,
    alias_header,
    grant_header,
    handover_header,
    open_copy,
    open_own_copy,
    reply_header,
    require_signature,
    seal_alias,
    seal_copy,
    sign_copy,
    suggestion_header,
)
from backend.accounts.vault.covers import (
    COVER,
    cover_of,
)
from backend.accounts.vault.deletions import (
    prove_deletion,
)
from backend.accounts.vault.derivation import (
    FLOOR,
    SALT_BYTES,
    DerivedKeys,
    derive_card,
    derive_master,
    derive_passphrase,
    new_card,
    new_kdf,
    print_card,
    read_card,
    require_strong,
)
from backend.accounts.vault.encoding import (
    canonical,
    decode_crockford,
    encode_crockford,
    from_base64url,
    grouped,
    to_base64url,
)
from backend.accounts.vault.errors import (
    VaultError,
)
from backend.accounts.vault.invitations import (
    InvitationCode,
    new_invitation_code,
    prove_keys,
    read_invitation_code,
    require_proof,
)
from backend.accounts.vault.statements import (
    limits_statement,
    require_statement,
    scope_statement,
    sign_statement,
)
from backend.accounts.vault.user_keys import (
    Custody,
    Identity,
    NewVault,
    entries_key,
    identity_key,
    new_vault,
    open_identity,
    recovery_body,
    unwrap_user_key,
    wrap_user_key,
)
from backend.accounts.vault.words import (
    open_words,
    place,
    seal_words,
)

__all__ = [
    "COVER",
    "FLOOR",
    "SALT_BYTES",
    "Custody",
    "DerivedKeys",
    "Identity",
    "InvitationCode",
    "NewVault",
    "VaultError",
    "about_of",
    "alias_header",
    "canonical",
    "cover_of",
    "decode_crockford",
    "derive_card",
    "derive_master",
    "derive_passphrase",
    "encode_crockford",
    "entries_key",
    "from_base64url",
    "grant_header",
    "grouped",
    "handover_header",
    "hkdf",
    "identity_key",
    "limits_statement",
    "new_card",
    "new_invitation_code",
    "new_kdf",
    "new_vault",
    "open_box",
    "open_copy",
    "open_identity",
    "open_json",
    "open_own_copy",
    "open_words",
    "pad",
    "place",
    "print_card",
    "prove_deletion",
    "prove_keys",
    "read_card",
    "read_invitation_code",
    "recovery_body",
    "reply_header",
    "require_proof",
    "require_signature",
    "require_statement",
    "require_strong",
    "scope_statement",
    "seal_alias",
    "seal_box",
    "seal_copy",
    "seal_json",
    "seal_words",
    "sign_copy",
    "sign_statement",
    "suggestion_header",
    "to_base64url",
    "unpad",
    "unwrap_user_key",
    "wrap_user_key",
]
