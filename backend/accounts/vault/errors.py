"""The one error of the vault."""


class VaultError(Exception):
    """Something in the vault said no; `code` is one of the client's VaultError codes."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
